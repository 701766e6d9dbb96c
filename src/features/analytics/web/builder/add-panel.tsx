import { useState } from 'react';
import { Button } from '#platform/web/kit/button.tsx';
import { Icon } from '#platform/web/kit/icon.tsx';
import { TextInput } from '#platform/web/kit/inputs.tsx';
import { Segmented } from '#platform/web/kit/tabs.tsx';
import { useLabel, useMessages } from '#platform/web/locale.ts';
import type { Label } from '#platform/contract/label.ts';
import type { MetricEntry } from '#engine/contract/metrics/metrics.routes.ts';
import { useWebObjects, type WebObject } from '#engine/web/objects/object-registry.ts';
import { builderMessages } from '../../contract/dashboards.messages.ts';
import { suggestForMetric, suggestForObject, type TileIdea } from '../../contract/suggest-tiles.ts';
import { useMetrics } from '../boards/home-object.ts';
import { kindIcon } from './kind-icons.ts';

/** Metrics that are looked at most come first. */
const first = ['won_amount', 'open_pipeline', 'win_rate', 'won_count', 'lost_count', 'stage_conversion', 'quota_attainment', 'activity_count'];

/** Choose a metric or object; click a way to draw it, and it lies on the dashboard. */
export function AddPanel({ onAdd }: { readonly onAdd: (idea: TileIdea, name: string) => void }) {
  const t = useMessages(builderMessages);
  const label = useLabel();
  const [about, setAbout] = useState<'metric' | 'object'>('metric');
  const [search, setSearch] = useState('');
  const [open, setOpen] = useState<string>();
  const metrics = useMetrics().toSorted((left, right) => rankOf(left) - rankOf(right));
  const objects = useWebObjects();
  const fits = (name: Label) => `${name.zh} ${name.en}`.toLowerCase().includes(search.trim().toLowerCase());
  const offered =
    about === 'metric'
      ? metrics.map((metric) => ({ id: metric.id, name: metric.label, ideas: () => suggestForMetric(metric) }))
      : objects.map(objectChoice);
  const shown = offered.filter((each) => fits(each.name));
  return (
    <div className="builder-add">
      <p className="muted t12">{t('builder.add_hint')}</p>
      <Segmented
        label={t('builder.add')}
        active={about}
        onChange={(next) => {
          setAbout(next);
          setOpen(undefined);
        }}
        tabs={[
          { id: 'metric', label: t('builder.metrics'), icon: 'gauge' },
          { id: 'object', label: t('builder.objects'), icon: 'database' },
        ]}
      />
      <TextInput icon="search" value={search} onChange={setSearch} placeholder={t('builder.search')} aria-label={t('builder.search')} />
      {shown.length === 0 && <p className="muted t12">{t('builder.none_found')}</p>}
      <ul className="builder-choices">
        {shown.map((each) => (
          <li key={each.id}>
            <button
              type="button"
              className="builder-choice"
              aria-expanded={open === each.id}
              onClick={() => setOpen(open === each.id ? undefined : each.id)}
            >
              <Icon name={open === each.id ? 'chevron-down' : 'chevron-right'} size={14} />
              <span className="clip">{label(each.name)}</span>
            </button>
            {open === each.id && <Ideas ideas={each.ideas()} about={each} metrics={metrics} objects={objects} onAdd={onAdd} />}
          </li>
        ))}
      </ul>
      <Button
        size="small"
        icon="plus"
        onClick={() => onAdd({ id: 'text', kind: 'text', source: { kind: 'none' }, options: { text: '' } }, t('builder.kind_text'))}
      >
        {t('builder.text')}
      </Button>
    </div>
  );
}

function rankOf({ id }: MetricEntry): number {
  const at = first.indexOf(id);
  return at < 0 ? first.length : at;
}

function objectChoice({ object }: WebObject) {
  const fields = Object.entries(object.fields).map(([id, field]) => ({ id, kind: field.kind }));
  return { id: object.id, name: object.labelPlural, ideas: () => suggestForObject(object, fields) };
}

interface IdeasProps {
  readonly ideas: readonly TileIdea[];
  readonly about: { readonly id: string; readonly name: Label };
  readonly metrics: readonly MetricEntry[];
  readonly objects: readonly WebObject[];
  readonly onAdd: (idea: TileIdea, name: string) => void;
}

function Ideas({ ideas, about, metrics, objects, onAdd }: IdeasProps) {
  const t = useMessages(builderMessages);
  const label = useLabel();
  const nameOf = (id: string): string => {
    const metric = metrics.find((each) => each.id === about.id)?.groupBy.find((each) => each.id === id)?.label;
    const [field = ''] = id.split(':');
    const declared = objects.find((each) => each.object.id === about.id)?.object.fields[field]?.label;
    if (metric || declared) return label(metric ?? declared ?? { zh: id, en: id });
    return id.endsWith(':month') ? t('builder.by_month') : id;
  };
  return (
    <div className="builder-ideas" role="group" aria-label={t('builder.ways')}>
      {ideas.map((idea) => {
        const ways = idea.source.kind === 'none' ? [] : idea.source.groupBy.map(nameOf);
        const name = [t(`builder.kind_${idea.kind}`), ways.join(' × ')].filter((part) => part !== '').join(' · ');
        return (
          <button key={idea.id} type="button" className="builder-idea" onClick={() => onAdd(idea, `${label(about.name)} · ${name}`)}>
            <Icon name={kindIcon(idea.kind)} size={14} />
            <span className="clip">{name}</span>
            <Icon name="plus" size={14} />
          </button>
        );
      })}
    </div>
  );
}
