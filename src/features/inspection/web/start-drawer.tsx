import { useState } from 'react';
import { MemberSelect } from '#features/organisation/web/public.ts';
import { useRoute, useRouteMutation } from '#platform/web/api.ts';
import { Button } from '#platform/web/kit/button.tsx';
import { Field, Form, FormError, useFieldErrors } from '#platform/web/kit/field.tsx';
import { DateInput } from '#platform/web/kit/inputs.tsx';
import { Drawer } from '#platform/web/kit/panel.tsx';
import { SelectInput } from '#platform/web/kit/select-input.tsx';
import { useLabel, useMessages } from '#platform/web/locale.ts';
import { useGo } from '#platform/web/navigation.tsx';
import { useReading } from '#platform/web/reading.ts';
import { listDepartmentsRoute } from '#features/organisation/contract/organisation.routes.ts';
import { endOfDay } from '#platform/contract/format/format-date.ts';
import { inspectionMessages } from '../contract/inspection.messages.ts';
import { listInspections, listTemplates, startInspection } from '../contract/inspection.routes.ts';

interface Draft {
  readonly templateId?: string | undefined;
  readonly departmentId?: string | undefined;
  readonly ownerId?: string | undefined;
  readonly periodFrom?: string | undefined;
  readonly periodTo?: string | undefined;
  readonly asOf?: string | undefined;
}

/** Starts an inspection over a scope, a period and an instant. */
export function StartDrawer({ onClose }: { readonly onClose: () => void }) {
  const t = useMessages(inspectionMessages);
  const label = useLabel();
  const go = useGo();
  const { timeZone } = useReading();
  const [draft, setDraft] = useState<Draft>({});
  const templates = useRoute(listTemplates, {});
  const departments = useRoute(listDepartmentsRoute, {});
  const start = useRouteMutation(startInspection, { invalidates: [listInspections], onSuccess: ({ id }) => go(`/inspections/${id}`) });
  const errors = useFieldErrors(start.error);
  const published = (templates.data?.templates ?? []).filter((template) => template.publishedVersion !== null);
  const templateId = draft.templateId ?? published[0]?.id;
  const submit = () => {
    if (templateId === undefined) return;
    start.mutate({
      templateId,
      departmentId: draft.departmentId ?? null,
      ownerId: draft.ownerId ?? null,
      periodFrom: draft.periodFrom ?? null,
      periodTo: draft.periodTo ?? null,
      asOf: draft.asOf ? endOfDay(draft.asOf, timeZone).toISOString() : null,
    });
  };
  return (
    <Drawer
      title={t('inspection.run_now')}
      onClose={onClose}
      footer={
        <Button kind="primary" type="submit" form="start-inspection" isBusy={start.isPending}>
          {t('inspection.run_now')}
        </Button>
      }
    >
      <Form id="start-inspection" label={t('inspection.run_now')} onSubmit={submit}>
        <Field label={t('inspection.template')} error={errors('templateId')} isRequired>
          <SelectInput
            value={templateId}
            onChange={(value) => setDraft({ ...draft, templateId: value })}
            options={published.map((template) => ({ value: template.id, label: label(template.name) }))}
          />
        </Field>
        <Field label={t('inspection.department')} error={errors('departmentId')}>
          <SelectInput
            value={draft.departmentId}
            onChange={(value) => setDraft({ ...draft, departmentId: value })}
            canClear
            placeholder={t('inspection.whole_company')}
            options={(departments.data?.departments ?? []).map((each) => ({ value: each.id, label: `${'　'.repeat(each.depth)}${each.name}` }))}
          />
        </Field>
        <Field label={t('inspection.owner')} error={errors('ownerId')}>
          <MemberSelect value={draft.ownerId} onChange={(value) => setDraft({ ...draft, ownerId: value })} canClear />
        </Field>
        <Field label={t('inspection.period_from')} error={errors('periodFrom')}>
          <DateInput value={draft.periodFrom} onChange={(value) => setDraft({ ...draft, periodFrom: value })} />
        </Field>
        <Field label={t('inspection.period_to')} error={errors('periodTo')}>
          <DateInput value={draft.periodTo} onChange={(value) => setDraft({ ...draft, periodTo: value })} />
        </Field>
        <Field label={t('inspection.as_of')} error={errors('asOf')} hint={t('inspection.as_of_hint')}>
          <DateInput value={draft.asOf} onChange={(value) => setDraft({ ...draft, asOf: value })} />
        </Field>
        <FormError error={start.error} />
      </Form>
    </Drawer>
  );
}
