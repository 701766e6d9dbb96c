import { intlLocale } from '#platform/contract/messages.ts';
import { Field } from '#platform/web/kit/field.tsx';
import { CheckInput, TextInput } from '#platform/web/kit/inputs.tsx';
import { SelectInput } from '#platform/web/kit/select-input.tsx';
import { useLabel, useLocale, useMessages } from '#platform/web/locale.ts';
import { useReading } from '#platform/web/reading.ts';
import { workspaceMessages } from '../contract/workspace.messages.ts';
import type { WorkspaceView } from '../contract/workspace.routes.ts';

interface WorkspaceFieldsProps {
  readonly workspace: WorkspaceView;
  readonly onChange: (part: Partial<WorkspaceView>) => void;
  readonly errorOf: (field: string) => string | undefined;
}

/** Name, money, dates and who sees whom. */
export function WorkspaceFields(props: WorkspaceFieldsProps) {
  const t = useMessages(workspaceMessages);
  const { workspace, onChange, errorOf } = props;
  return (
    <>
      <section className="stack g3">
        <h2 className="section-title">{t('workspace.general')}</h2>
        <Field label={t('workspace.name')} hint={t('workspace.name_hint')} error={errorOf('name')} isRequired>
          <TextInput value={workspace.name} onChange={(name) => onChange({ name })} maxLength={200} />
        </Field>
      </section>
      <section className="stack g3">
        <h2 className="section-title">{t('workspace.money')}</h2>
        <CurrencyField {...props} />
      </section>
      <section className="stack g3">
        <h2 className="section-title">{t('workspace.time')}</h2>
        <TimeZoneField {...props} />
        <FiscalYearField {...props} />
      </section>
      <section className="stack g3">
        <h2 className="section-title">{t('workspace.visibility')}</h2>
        <CheckInput
          label={t('workspace.superiors')}
          isOn={workspace.superiorsSeeSubordinates}
          onChange={(superiorsSeeSubordinates) => onChange({ superiorsSeeSubordinates })}
        />
        <p className="muted t12">{t(workspace.superiorsSeeSubordinates ? 'workspace.superiors_on' : 'workspace.superiors_off')}</p>
      </section>
    </>
  );
}

function CurrencyField({ workspace, onChange, errorOf }: WorkspaceFieldsProps) {
  const t = useMessages(workspaceMessages);
  const label = useLabel();
  const locale = useLocale();
  const isLocked = workspace.bookedIn.length > 0;
  const names = new Intl.DisplayNames([intlLocale(locale)], { type: 'currency' });
  const objects = workspace.bookedIn.map((each) => label(each.label)).join(locale === 'zh' ? '、' : ', ');
  return (
    <Field
      label={t('workspace.currency')}
      hint={isLocked ? t('workspace.currency_locked', { objects }) : t('workspace.currency_hint')}
      error={errorOf('currency')}
      isLocked={isLocked}
    >
      <SelectInput
        value={workspace.currency}
        onChange={(currency) => currency !== undefined && onChange({ currency })}
        options={Intl.supportedValuesOf('currency').map((code) => ({ value: code, label: `${code} ${names.of(code) ?? ''}` }))}
        isDisabled={isLocked}
      />
    </Field>
  );
}

function TimeZoneField({ workspace, onChange, errorOf }: WorkspaceFieldsProps) {
  const t = useMessages(workspaceMessages);
  const locale = useLocale();
  const known = Intl.supportedValuesOf('timeZone');
  const zones = known.includes(workspace.timeZone) ? known : [workspace.timeZone, ...known];
  const { now } = useReading();
  const there = new Intl.DateTimeFormat(intlLocale(locale), { timeZone: workspace.timeZone, dateStyle: 'medium', timeStyle: 'short' }).format(now);
  return (
    <Field label={t('workspace.time_zone')} hint={t('workspace.time_zone_hint', { now: there })} error={errorOf('timeZone')}>
      <SelectInput
        value={workspace.timeZone}
        onChange={(timeZone) => timeZone !== undefined && onChange({ timeZone })}
        options={zones.map((zone) => ({ value: zone, label: zone.replaceAll('_', ' ') }))}
      />
    </Field>
  );
}

const months = Array.from({ length: 12 }, (_, index) => index + 1);

function FiscalYearField({ workspace, onChange, errorOf }: WorkspaceFieldsProps) {
  const t = useMessages(workspaceMessages);
  const locale = useLocale();
  const nameOf = (month: number, style: 'long' | 'short') =>
    new Intl.DateTimeFormat(intlLocale(locale), { month: style, timeZone: 'UTC' }).format(new Date(Date.UTC(2026, (month - 1) % 12, 1)));
  const start = workspace.fiscalYearStart;
  const quarters = [0, 1, 2, 3].map((at) =>
    t('workspace.quarter', { number: at + 1, from: nameOf(start + at * 3, 'short'), to: nameOf(start + at * 3 + 2, 'short') }),
  );
  return (
    <Field
      label={t('workspace.fiscal_year')}
      hint={t('workspace.fiscal_year_hint', { quarters: quarters.join(' · ') })}
      error={errorOf('fiscalYearStart')}
    >
      <SelectInput
        value={String(start)}
        onChange={(month) => month !== undefined && onChange({ fiscalYearStart: Number(month) })}
        options={months.map((month) => ({ value: String(month), label: nameOf(month, 'long') }))}
      />
    </Field>
  );
}
