import { Button, IconButton } from '#platform/web/kit/button.tsx';
import { MultiSelectInput, SelectInput } from '#platform/web/kit/select-input.tsx';
import { useMessages } from '#platform/web/locale.ts';
import { duplicateMessages } from '#engine/contract/duplicates/duplicates.messages.ts';
import type { MatchKeyPart, MatchRules } from '#engine/contract/duplicates/match-rules.ts';
import { useComparedFields, useKindOptions } from './comparison-rows.tsx';
import { PointsInput } from './rules-panel.tsx';

type Keys = MatchRules['keys'];

/** The keys by which records are brought together for comparing. */
export function KeyRows({ object, keys, onChange }: { readonly object: string; readonly keys: Keys; readonly onChange: (keys: Keys) => void }) {
  const t = useMessages(duplicateMessages);
  const fields = useComparedFields(object);
  const change = (at: number, next: MatchKeyPart[]) => onChange(keys.map((each, index) => (index === at ? next : each)));
  return (
    <section className="section">
      <h2 className="section-title">{t('duplicates.keys')}</h2>
      {keys.map((parts, at) => (
        <div key={at} className="duplicates-line">
          {parts.map((part, index) => (
            <KeyPart
              key={index}
              fields={fields}
              part={part}
              onChange={(next) =>
                change(
                  at,
                  parts.map((each, other) => (other === index ? next : each)),
                )
              }
            />
          ))}
          {keys.length > 1 && (
            <IconButton icon="trash" size="small" label={t('duplicates.remove')} onClick={() => onChange(keys.filter((_, index) => index !== at))} />
          )}
        </div>
      ))}
      <Button size="small" icon="plus" onClick={() => onChange([...keys, [{ fields: [fields[0]?.value ?? 'name'], as: 'exact' }]])}>
        {t('duplicates.add_key')}
      </Button>
    </section>
  );
}

interface KeyPartProps {
  readonly fields: readonly { readonly value: string; readonly label: string }[];
  readonly part: MatchKeyPart;
  readonly onChange: (part: MatchKeyPart) => void;
}

function KeyPart({ fields, part, onChange }: KeyPartProps) {
  const t = useMessages(duplicateMessages);
  const kinds = useKindOptions();
  const { start, ...whole } = part;
  return (
    <>
      <label className="stack g1 spread">
        <span className="muted t12">{t('duplicates.fields')}</span>
        <MultiSelectInput
          label={t('duplicates.fields')}
          value={part.fields}
          options={fields}
          onChange={(names) => names.length > 0 && onChange({ ...part, fields: [...names] })}
        />
      </label>
      <label className="stack g1 duplicates-kind">
        <span className="muted t12">{t('duplicates.as')}</span>
        <SelectInput label={t('duplicates.as')} value={part.as} options={kinds} onChange={(as) => as && onChange({ ...part, as })} />
      </label>
      <PointsInput
        label={t('duplicates.key_start')}
        value={start ?? 0}
        onChange={(next) => onChange(next < 1 ? whole : { ...whole, start: Math.min(20, Math.round(next)) })}
      />
    </>
  );
}
