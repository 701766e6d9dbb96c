import { Button } from '#platform/web/kit/button.tsx';
import { Field } from '#platform/web/kit/field.tsx';
import { TextArea, TextInput } from '#platform/web/kit/inputs.tsx';
import { useLabel, useMessages } from '#platform/web/locale.ts';
import { builderMessages } from '../../contract/dashboards.messages.ts';
import { kindsFor } from '../../contract/suggest-tiles.ts';
import type { Tile, TileKind, TileOptions, TileSource } from '../../contract/tile.ts';
import { Icon } from '#platform/web/kit/icon.tsx';
import { classNames } from '#platform/web/kit/class-names.ts';
import { kindIcon } from './kind-icons.ts';
import { LookOptions } from './look-options.tsx';
import { MetricSourceFields } from './metric-source-fields.tsx';
import { ObjectSourceFields } from './object-source-fields.tsx';

interface TilePanelProps {
  readonly tile: Tile;
  readonly onChange: (tile: Tile) => void;
  readonly onBack: () => void;
}

/** Everything one tile can be told: title, how it is drawn, what it is about, how it is ordered and compared. */
export function TilePanel({ tile, onChange, onBack }: TilePanelProps) {
  const t = useMessages(builderMessages);
  const label = useLabel();
  const { source } = tile;
  const setOptions = (options: TileOptions) => onChange({ ...tile, options });
  // What can no longer draw the source gives way to the first that can.
  const setSource = (next: TileSource) => {
    const kinds = kindsFor(next);
    onChange({ ...tile, source: next, kind: kinds.includes(tile.kind) ? tile.kind : (kinds[0] ?? 'table') });
  };
  return (
    <div className="builder-panel-body stack">
      <Button kind="quiet" size="small" icon="chevron-left" onClick={onBack}>
        {t('builder.back')}
      </Button>
      <Field label={t('builder.title')}>
        <TextInput
          value={typeof tile.title === 'string' ? tile.title : label(tile.title)}
          onChange={(title) => onChange({ ...tile, title })}
          maxLength={120}
        />
      </Field>
      {source.kind === 'none' ? (
        <Field label={t('builder.words')}>
          <TextArea value={tile.options.text ?? ''} onChange={(text) => setOptions({ ...tile.options, text })} maxLength={4000} rows={5} />
        </Field>
      ) : (
        <>
          <KindChoice source={source} kind={tile.kind} onChange={(kind) => onChange({ ...tile, kind })} />
          {source.kind === 'metric' ? (
            <MetricSourceFields source={source} onChange={setSource} />
          ) : (
            <ObjectSourceFields source={source} onChange={setSource} />
          )}
          <LookOptions tile={tile} onChange={setOptions} />
        </>
      )}
    </div>
  );
}

interface KindChoiceProps {
  readonly source: TileSource;
  readonly kind: TileKind;
  readonly onChange: (kind: TileKind) => void;
}

function KindChoice({ source, kind, onChange }: KindChoiceProps) {
  const t = useMessages(builderMessages);
  return (
    <fieldset className="builder-kinds" aria-label={t('builder.kind')}>
      {kindsFor(source).map((each) => (
        <button
          key={each}
          type="button"
          className={classNames('builder-kind', each === kind && 'on')}
          aria-pressed={each === kind}
          onClick={() => onChange(each)}
        >
          <Icon name={kindIcon(each)} />
          {t(`builder.kind_${each}`)}
        </button>
      ))}
    </fieldset>
  );
}
