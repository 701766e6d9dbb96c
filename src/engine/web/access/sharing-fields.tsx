import { useQuery } from '@tanstack/react-query';
import { Field } from '#platform/web/kit/field.tsx';
import { MultiSelectInput } from '#platform/web/kit/select-input.tsx';
import { Segmented } from '#platform/web/kit/tabs.tsx';
import { useLabel, useMessages } from '#platform/web/locale.ts';
import { viewMessages } from '#engine/contract/views/view.messages.ts';
import type { ViewSharing } from '#engine/contract/views/view.routes.ts';
import { findPeople } from '../people.ts';

/** Whom something one keeps is for. */
export interface Shared {
  readonly shared: ViewSharing;
  readonly roles: readonly string[];
}

interface SharingFieldsProps extends Shared {
  /** What sharing means here, e.g. that everybody finds their own records by it. */
  readonly hint: string;
  readonly onChange: (change: Partial<Shared>) => void;
}

/** For oneself, for some roles or for everybody; part of the form of whatever people keep and share. */
export function SharingFields({ shared, roles: chosen, hint, onChange }: SharingFieldsProps) {
  const t = useMessages(viewMessages);
  const label = useLabel();
  const roles = useQuery({ queryKey: ['pick', 'roles'], queryFn: async ({ signal }) => (await findPeople()?.listRoles(signal)) ?? [] });
  return (
    <>
      <Field label={t('view.shared')} hint={hint}>
        <Segmented<ViewSharing>
          label={t('view.shared')}
          active={shared}
          onChange={(next) => onChange({ shared: next })}
          tabs={[
            { id: 'nobody', label: t('view.nobody'), icon: 'lock' },
            { id: 'roles', label: t('view.roles'), icon: 'users' },
            { id: 'everybody', label: t('view.everybody'), icon: 'building' },
          ]}
        />
      </Field>
      {shared === 'roles' && (
        <Field label={t('view.which_roles')}>
          <MultiSelectInput
            value={chosen}
            onChange={(next) => onChange({ roles: next })}
            options={(roles.data ?? []).map((role) => ({ value: role.id, label: label(role.label) }))}
          />
        </Field>
      )}
    </>
  );
}
