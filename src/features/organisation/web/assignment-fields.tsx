import { useRoute } from '#platform/web/api.ts';
import { Field } from '#platform/web/kit/field.tsx';
import { DateInput, TextInput } from '#platform/web/kit/inputs.tsx';
import { SelectInput } from '#platform/web/kit/select-input.tsx';
import { useLabel, useMessages } from '#platform/web/locale.ts';
import { organisationMessages } from '../contract/organisation.messages.ts';
import { listDepartmentsRoute } from '../contract/organisation.routes.ts';
import { useRoles } from './use-roles.ts';
import { departmentOptions } from './department-options.ts';
import { MemberSelect } from './member-select.tsx';

/** An assignment while it is being written; empty parts are undefined. */
export interface AssignmentDraft {
  readonly departmentId: string | undefined;
  readonly managerId: string | undefined;
  readonly role: string;
  readonly position: string;
  readonly validFrom: string | undefined;
}

interface AssignmentFieldsProps {
  readonly draft: AssignmentDraft;
  readonly onChange: (draft: AssignmentDraft) => void;
  readonly errorOf: (field: string) => string | undefined;
  readonly memberId?: string;
}

/** Department, manager, role, position and the first day. */
export function AssignmentFields({ draft, onChange, errorOf, memberId }: AssignmentFieldsProps) {
  const t = useMessages(organisationMessages);
  const label = useLabel();
  const departments = useRoute(listDepartmentsRoute, {});
  const roles = useRoles();
  const hint = roles.find((role) => role.id === draft.role)?.purpose;
  const change = (part: Partial<AssignmentDraft>) => onChange({ ...draft, ...part });
  return (
    <>
      <Field label={t('organisation.department')} error={errorOf('departmentId')} isRequired>
        <SelectInput
          value={draft.departmentId}
          onChange={(departmentId) => change({ departmentId })}
          options={departmentOptions(departments.data?.departments ?? [])}
        />
      </Field>
      <Field label={t('organisation.manager')} error={errorOf('managerId')}>
        <MemberSelect
          value={draft.managerId}
          onChange={(managerId) => change({ managerId })}
          canClear
          placeholder={t('organisation.no_manager')}
          {...(memberId !== undefined && { exceptId: memberId })}
        />
      </Field>
      <Field label={t('organisation.role')} error={errorOf('role')} hint={hint && label(hint)}>
        <SelectInput
          value={draft.role}
          onChange={(role) => change({ role: role ?? 'representative' })}
          options={roles.map((role) => ({ value: role.id, label: label(role.label) }))}
        />
      </Field>
      <Field label={t('organisation.position')} error={errorOf('position')}>
        <TextInput value={draft.position} onChange={(position) => change({ position })} />
      </Field>
      <Field label={t('organisation.valid_from')} error={errorOf('validFrom')} isRequired>
        <DateInput value={draft.validFrom} onChange={(validFrom) => change({ validFrom })} />
      </Field>
    </>
  );
}

/** The draft as the server takes it; an empty part is sent empty, so that the server says what is missing. */
export function toAssignmentInput(draft: AssignmentDraft) {
  return {
    departmentId: draft.departmentId ?? '',
    managerId: draft.managerId ?? null,
    role: draft.role,
    position: draft.position.trim() || null,
    validFrom: draft.validFrom ?? '',
  };
}
