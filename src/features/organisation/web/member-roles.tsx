import { useRoute, useRouteMutation } from '#platform/web/api.ts';
import { PanelSection } from '#platform/web/kit/panel.tsx';
import { MultiSelectInput } from '#platform/web/kit/select-input.tsx';
import { showToast } from '#platform/web/kit/toast.tsx';
import { useLabel, useMessages } from '#platform/web/locale.ts';
import { listRolesRoute } from '../contract/organisation.routes.ts';
import { getMemberRolesRoute, setMemberRolesRoute } from '../contract/role.routes.ts';
import { roleMessages } from '../contract/role.messages.ts';
import { useRoles } from './use-roles.ts';

/** The roles a member holds beside that of the assignment, for who manages access. */
export function MemberRoles({ memberId }: { readonly memberId: string }) {
  const t = useMessages(roleMessages);
  const label = useLabel();
  const roles = useRoles();
  const held = useRoute(getMemberRolesRoute, { id: memberId });
  const set = useRouteMutation(setMemberRolesRoute, {
    invalidates: [getMemberRolesRoute, listRolesRoute],
    onSuccess: () => showToast({ text: t('role.saved'), tone: 'good' }),
    onError: (error) => showToast({ text: error.detail, tone: 'bad' }),
  });
  return (
    <PanelSection title={t('role.further')}>
      <p className="muted t12">{t('role.further_hint')}</p>
      <MultiSelectInput
        label={t('role.further')}
        value={set.isPending ? (set.variables?.roles ?? []) : (held.data?.roles ?? [])}
        onChange={(next) => set.mutate({ id: memberId, roles: [...next] })}
        options={roles.map((role) => ({ value: role.id, label: label(role.label) }))}
      />
    </PanelSection>
  );
}
