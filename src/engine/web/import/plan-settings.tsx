import { Field } from '#platform/web/kit/field.tsx';
import { DateInput, TextInput } from '#platform/web/kit/inputs.tsx';
import { SelectInput } from '#platform/web/kit/select-input.tsx';
import { Segmented } from '#platform/web/kit/tabs.tsx';
import { useLabel, useMessages } from '#platform/web/locale.ts';
import { useCan, useSession } from '#platform/web/session.ts';
import { importMessages } from '#engine/contract/import/import.messages.ts';
import type { ImportPlan } from '#engine/contract/import/import-plan.ts';
import type { ImportDraft } from '#engine/contract/import/import.routes.ts';
import { StageDates } from './stage-dates.tsx';

interface PlanSettingsProps {
  readonly draft: ImportDraft;
  readonly plan: ImportPlan;
  readonly onChange: (plan: ImportPlan) => void;
}

const currencies = ['CNY', 'USD', 'EUR', 'GBP', 'JPY', 'HKD', 'TWD', 'SGD', 'KRW', 'AUD', 'CAD', 'CHF', 'INR', 'VND', 'THB', 'MYR'];

/** What holds for all rows of a file: mode, currency, key, name, stages, start. */
export function PlanSettings({ draft, plan, onChange }: PlanSettingsProps) {
  const t = useMessages(importMessages);
  const mapped = draft.fields.filter((field) => plan.columns.includes(field.id));
  const hasName = draft.guess.nameTemplate === undefined && plan.nameTemplate === undefined;
  if (draft.needsStartDate)
    return (
      <aside className="import-settings">
        <StartDate plan={plan} onChange={onChange} hint={draft.earliestDate === null} />
      </aside>
    );
  return (
    <aside className="import-settings" aria-label={t('import.settings')}>
      <Mode draft={draft} plan={plan} onChange={onChange} />
      {draft.stageField && <StageDates draft={draft} plan={plan} onChange={onChange} />}
      {mapped.some((field) => field.kind === 'money') && <Currency plan={plan} onChange={onChange} />}
      <Key draft={draft} plan={plan} onChange={onChange} />
      {!hasName && (
        <Field label={t('import.name_template')} hint={t('import.name_template_hint', { example: '{account}' })}>
          <TextInput value={plan.nameTemplate ?? ''} onChange={(text) => onChange({ ...plan, nameTemplate: text })} />
        </Field>
      )}
    </aside>
  );
}

function Mode({ draft, plan, onChange }: PlanSettingsProps) {
  const t = useMessages(importMessages);
  const can = useCan();
  const mayHistory = can('import.history');
  if (!draft.stageField) return null;
  const tabs = [
    { id: 'new_work' as const, label: t('import.mode_new') },
    { id: 'history' as const, label: t('import.mode_history') },
  ].filter((tab) => tab.id === 'new_work' || mayHistory);
  return (
    <div className="stack g2">
      <span className="muted t12">{t('import.mode')}</span>
      <Segmented label={t('import.mode')} tabs={tabs} active={plan.mode} onChange={(mode) => onChange({ ...plan, mode })} />
      <p className="muted t12">
        {plan.mode === 'history' ? t('import.mode_history_text') : t('import.mode_new_text')} {!mayHistory && t('import.mode_history_denied')}
      </p>
    </div>
  );
}

function Currency({ plan, onChange }: Omit<PlanSettingsProps, 'draft'>) {
  const t = useMessages(importMessages);
  const session = useSession();
  const own = session?.workspace.currency ?? 'CNY';
  const options = currencies.map((currency) => ({
    value: currency,
    label: currency === own ? t('import.currency_workspace', { currency }) : currency,
  }));
  const change = (currency: string | undefined) => {
    onChange({ ...plan, currency: currency === own ? undefined : currency });
  };
  return (
    <Field label={t('import.currency')}>
      <SelectInput value={plan.currency ?? own} options={options} onChange={change} />
    </Field>
  );
}

function Key({ draft, plan, onChange }: PlanSettingsProps) {
  const t = useMessages(importMessages);
  const label = useLabel();
  const keys = draft.fields.filter((field) => plan.columns.includes(field.id) && ['text', 'email', 'phone'].includes(field.kind));
  if (keys.length < 2) return null;
  const usual = plan.columns.includes('external_id') ? 'external_id' : keys[0]?.id;
  return (
    <Field label={t('import.key')} hint={t('import.key_hint')}>
      <SelectInput
        value={plan.matchBy ?? usual}
        options={keys.map((field) => ({ value: field.id, label: label(field.label) }))}
        onChange={(matchBy) => matchBy && onChange({ ...plan, matchBy })}
      />
    </Field>
  );
}

function StartDate({ plan, onChange, hint }: Omit<PlanSettingsProps, 'draft'> & { readonly hint: boolean }) {
  const t = useMessages(importMessages);
  return (
    <Field label={t('import.start_date')} isRequired hint={hint ? t('import.start_date_hint') : undefined}>
      <DateInput value={plan.startDate} onChange={(startDate) => onChange({ ...plan, startDate })} />
    </Field>
  );
}
