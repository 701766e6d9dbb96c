import { CheckInput } from '#platform/web/kit/inputs.tsx';
import { Field, FieldParts } from '#platform/web/kit/field.tsx';
import { MultiSelectInput, SelectInput } from '#platform/web/kit/select-input.tsx';
import { useLabel, useMessages } from '#platform/web/locale.ts';
import { findWebObject } from '#engine/web/objects/object-registry.ts';
import type { RoleRights } from '../contract/role-definition.ts';
import { roleMessages } from '../contract/role.messages.ts';
import { visibilityLabels } from '../contract/roles.ts';

/** What a role may do with one object, as it is edited. */
export type GrantDraft = RoleRights['otherObjects'];

interface GrantFieldsProps {
  /** Absent: objects not listed, whose fields are not named. */
  readonly object?: string;
  readonly grant: GrantDraft;
  readonly onChange: (grant: GrantDraft) => void;
}

const actions = ['see', 'create', 'update', 'delete', 'import', 'export'] as const;
const widths = ['own', 'department', 'department_tree', 'all'] as const;

/** Actions, how far they reach, and the fields hidden or read-only. */
export function GrantFields({ object, grant, onChange }: GrantFieldsProps) {
  const t = useMessages(roleMessages);
  const label = useLabel();
  const change = (part: Partial<GrantDraft>) => onChange({ ...grant, ...part });
  const widthOptions = widths.map((value) => ({ value, label: label(visibilityLabels[value]) }));
  const declared = object === undefined ? undefined : findWebObject(object)?.object;
  const fields = Object.entries(declared?.fields ?? {}).map(([value, field]) => ({ value, label: label(field.label) }));
  const toggle = (action: (typeof actions)[number], isOn: boolean) =>
    change({ actions: actions.filter((each) => (each === action ? isOn : grant.actions.includes(each))) });
  return (
    <>
      <Field label={t('role.may')}>
        <FieldParts>
          <div className="role-actions">
            {actions.map((action) => (
              <CheckInput
                key={action}
                label={t(`role.action.${action}`)}
                isOn={grant.actions.includes(action)}
                onChange={(isOn) => toggle(action, isOn)}
              />
            ))}
          </div>
        </FieldParts>
      </Field>
      <div className="role-pair">
        <Field label={t('role.sees')}>
          <SelectInput value={grant.visibility} onChange={(next) => next && change({ visibility: next })} options={widthOptions} />
        </Field>
        <Field label={t('role.changes')}>
          <SelectInput value={grant.updateVisibility} onChange={(next) => next && change({ updateVisibility: next })} options={widthOptions} />
        </Field>
      </div>
      {fields.length > 0 && (
        <div className="role-pair">
          <Field label={t('role.hidden')}>
            <MultiSelectInput value={grant.hidden} onChange={(hidden) => change({ hidden: [...hidden] })} options={fields} />
          </Field>
          <Field label={t('role.read_only')}>
            <MultiSelectInput value={grant.readOnly} onChange={(readOnly) => change({ readOnly: [...readOnly] })} options={fields} />
          </Field>
        </div>
      )}
    </>
  );
}
