import type { RouteOutput } from '#platform/contract/route.ts';
import { Button } from '#platform/web/kit/button.tsx';
import { DateInput, TextInput } from '#platform/web/kit/inputs.tsx';
import { SelectInput } from '#platform/web/kit/select-input.tsx';
import { useLabel, useMessages } from '#platform/web/locale.ts';
import { useGo } from '#platform/web/navigation.tsx';
import { auditMessages } from '#engine/contract/audit/audit.messages.ts';
import type { getAuditStateRoute } from '#engine/contract/audit/audit.routes.ts';
import { PickInput } from '../fields/pickers.tsx';
import { doors, knownKinds, useAuditWords } from './audit-words.ts';
import type { AuditConditions } from './use-audit-filter.ts';

interface AuditFiltersProps {
  readonly conditions: AuditConditions;
  readonly objects: RouteOutput<typeof getAuditStateRoute>['objects'];
}

/** What the log is searched by: person, kind, object and field, door, period, record and text. */
export function AuditFilters({ conditions, objects }: AuditFiltersProps) {
  const t = useMessages(auditMessages);
  const label = useLabel();
  const words = useAuditWords();
  const go = useGo();
  const { values, set } = conditions;
  const fields = objects.find((each) => each.id === values.object)?.fields ?? [];
  const isAny = Object.values(values).some((value) => value !== undefined);
  return (
    <div className="audit-filters" role="search">
      <PickInput source="member" value={values.actor ?? null} onChange={(next) => set.actor(next ?? undefined)} label={t('audit.who')} />
      <SelectInput
        label={t('audit.what')}
        placeholder={t('audit.what')}
        canClear
        value={values.kind}
        onChange={set.kind}
        options={knownKinds.map((kind) => ({ value: kind, label: words.kind(kind) }))}
      />
      <SelectInput
        label={t('audit.object')}
        placeholder={t('audit.object')}
        canClear
        value={values.object}
        onChange={set.object}
        options={objects.map((object) => ({ value: object.id, label: label(object.label) }))}
      />
      <SelectInput
        label={t('audit.field')}
        placeholder={t('audit.field')}
        canClear
        isDisabled={fields.length === 0}
        value={values.field}
        onChange={set.field}
        options={fields.map((field) => ({ value: field.id, label: label(field.label) }))}
      />
      <SelectInput
        label={t('audit.door')}
        placeholder={t('audit.door')}
        canClear
        value={values.door}
        onChange={set.door}
        options={doors.map((door) => ({ value: door, label: words.door(door) }))}
      />
      <DateInput value={values.from} onChange={set.from} placeholder={t('audit.from')} />
      <DateInput value={values.to} onChange={set.to} placeholder={t('audit.to')} />
      <TextInput
        icon="search"
        value={values.text ?? ''}
        onChange={(text) => set.text(text || undefined)}
        placeholder={t('audit.text')}
        aria-label={t('audit.text')}
      />
      {values.record !== undefined && (
        <TextInput value={values.record} onChange={(text) => set.record(text || undefined)} aria-label={t('audit.record_id')} />
      )}
      {isAny && (
        <Button kind="link" onClick={() => go('/settings/audit')}>
          {t('audit.clear')}
        </Button>
      )}
    </div>
  );
}
