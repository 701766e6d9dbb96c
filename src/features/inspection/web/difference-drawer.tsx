import { useState } from 'react';
import { useRoute } from '#platform/web/api.ts';
import { Field } from '#platform/web/kit/field.tsx';
import { PageState } from '#platform/web/kit/page-state.tsx';
import { Drawer } from '#platform/web/kit/panel.tsx';
import { SelectInput } from '#platform/web/kit/select-input.tsx';
import { Tag } from '#platform/web/kit/tag.tsx';
import { NoValue } from '#platform/web/kit/values.tsx';
import { useLabel, useMessages } from '#platform/web/locale.ts';
import { compareDefinitions, type ComparedValue, type DefinitionChange } from '../contract/compare-definitions.ts';
import { getTemplateVersion } from '../contract/inspection.routes.ts';
import { templateMessages } from '../contract/template.messages.ts';
import type { TemplateDefinition } from '../contract/template.ts';
import type { Template } from './templates-page.tsx';

interface DifferenceDrawerProps {
  readonly template: Template;
  readonly number: number;
  /** As on screen, changes not yet saved included. */
  readonly definition: TemplateDefinition;
  readonly onClose: () => void;
}

/** What one version changes against another. */
export function DifferenceDrawer({ template, number, definition, onClose }: DifferenceDrawerProps) {
  const t = useMessages(templateMessages);
  const others = template.versions.filter((version) => version.number !== number);
  const before = others.find((version) => version.number < number) ?? others[0];
  const [chosen, setChosen] = useState(before?.number ?? number);
  const version = useRoute(getTemplateVersion, { id: template.id, number: chosen });
  const changes = version.data ? compareDefinitions(version.data.definition, definition) : [];
  const options = others.map((each) => ({
    value: String(each.number),
    label: t('template.version', { number: each.number, status: t(`template.status.${each.status}`) }),
  }));
  return (
    <Drawer title={t('template.differences')} onClose={onClose} width={560}>
      <Field label={t('template.compare_with')}>
        <SelectInput value={String(chosen)} onChange={(value) => value !== undefined && setChosen(Number(value))} options={options} />
      </Field>
      {!version.data && <PageState of={version} />}
      {version.data && changes.length === 0 && <p className="muted">{t('template.no_differences')}</p>}
      {changes.map((change, at) => (
        <ChangeRow key={at} change={change} />
      ))}
    </Drawer>
  );
}

const tones = { added: 'good', removed: 'bad', changed: 'info' } as const;

function ChangeRow({ change }: { readonly change: DefinitionChange }) {
  const t = useMessages(templateMessages);
  const label = useLabel();
  return (
    <div className="template-change">
      <span className="row g2">
        <Tag tone={tones[change.kind]}>{t(`template.${change.kind}`)}</Tag>
        <b className="spread">{change.label ? label(change.label) : t('template.whole')}</b>
        {change.what !== 'definition' && <span className="muted t12">{t(`template.${change.what}`)}</span>}
      </span>
      {change.fields.map((field) => (
        <span key={field.name} className="template-change-field t12">
          <span className="muted">{partName(t, field.name)}</span>
          <s className="muted">
            <Compared value={field.from} />
          </s>
          <span className="ink">
            <Compared value={field.to} />
          </span>
        </span>
      ))}
    </div>
  );
}

function Compared({ value }: { readonly value: ComparedValue }) {
  const label = useLabel();
  if (value === null || value === '') return <NoValue />;
  return <>{typeof value === 'string' ? value : label(value)}</>;
}

const partKeys = {
  label: 'template.name',
  weight: 'template.weight',
  minimum: 'template.minimum',
  passMark: 'template.pass_mark',
  section: 'template.section',
  severity: 'template.severity',
  guidance: 'template.guidance',
  metric: 'template.metric',
  zero: 'template.zero',
  full: 'template.full',
  passAt: 'template.pass_at',
  object: 'template.object',
  population: 'template.population',
  condition: 'template.condition',
  allowedShare: 'template.allowed',
  dateField: 'template.date_field',
  fixField: 'template.fix_field',
  excludeImported: 'template.exclude_imported',
} as const;

function partName(t: (key: (typeof partKeys)[keyof typeof partKeys]) => string, name: string): string {
  const known: Readonly<Record<string, (typeof partKeys)[keyof typeof partKeys]>> = partKeys;
  const key = known[name];
  return key ? t(key) : name;
}
