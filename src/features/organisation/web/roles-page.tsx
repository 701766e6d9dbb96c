import type { RouteOutput } from '#platform/contract/route.ts';
import { useState } from 'react';
import { useRoute, useRouteMutation } from '#platform/web/api.ts';
import { Button, IconButton } from '#platform/web/kit/button.tsx';
import { Confirm } from '#platform/web/kit/confirm.tsx';
import { PageHeader } from '#platform/web/kit/page-header.tsx';
import { PageState } from '#platform/web/kit/page-state.tsx';
import { StatusText } from '#platform/web/kit/tag.tsx';
import { useLabel, useMessages } from '#platform/web/locale.ts';
import { useCan } from '#platform/web/session.ts';
import { organisationMessages } from '../contract/organisation.messages.ts';
import { listRolesRoute } from '../contract/organisation.routes.ts';
import { roleMessages } from '../contract/role.messages.ts';
import { deleteRoleRoute } from '../contract/role.routes.ts';
import { visibilityLabels } from '../contract/roles.ts';
import { RoleDrawer } from './role-drawer.tsx';
import './organisation.css';

type Roles = RouteOutput<typeof listRolesRoute>;
type Role = Roles['roles'][number];
type Grant = Role['grants'][number];

/** What each role may do, as a table people can read: records by width and action, then the other rights. */
export function RolesPage() {
  const t = useMessages(organisationMessages);
  const words = useMessages(roleMessages);
  const can = useCan();
  const roles = useRoute(listRolesRoute, {});
  const [editing, setEditing] = useState<Role | 'new'>();
  const [deleting, setDeleting] = useState<Role>();
  const make = can('member.manage') && roles.data && (
    <Button kind="primary" icon="plus" onClick={() => setEditing('new')}>
      {words('role.new')}
    </Button>
  );
  const custom = (can('member.manage') && roles.data?.roles.filter((role) => role.isCustom)) || [];
  return (
    <>
      <PageHeader title={t('organisation.roles')} summary={t('organisation.roles_text')} actions={make} />
      <div className="page page-scroll">
        {custom.length > 0 && <CustomRoles roles={custom} onEdit={setEditing} onDelete={setDeleting} />}
        {roles.data ? <Matrix roles={roles.data.roles} abilities={roles.data.abilities} /> : <PageState of={roles} />}
      </div>
      {editing !== undefined && roles.data && (
        <RoleDrawer
          role={editing === 'new' ? undefined : editing}
          roles={roles.data.roles}
          abilities={roles.data.abilities}
          onClose={() => setEditing(undefined)}
        />
      )}
      {deleting && <DeleteRole role={deleting} onClose={() => setDeleting(undefined)} />}
    </>
  );
}

interface CustomRolesProps {
  readonly roles: readonly Role[];
  readonly onEdit: (role: Role) => void;
  readonly onDelete: (role: Role) => void;
}

/** The roles the workspace made, each to be changed or deleted. */
function CustomRoles({ roles, onEdit, onDelete }: CustomRolesProps) {
  const t = useMessages(roleMessages);
  const label = useLabel();
  return (
    <div className="role-list">
      {roles.map((role) => (
        <span key={role.id} className="row g2">
          <Button size="small" icon="pencil" onClick={() => onEdit(role)}>
            {label(role.label)}
          </Button>
          <IconButton size="small" icon="trash" label={t('role.delete_of', { name: label(role.label) })} onClick={() => onDelete(role)} />
        </span>
      ))}
    </div>
  );
}

function DeleteRole({ role, onClose }: { readonly role: Role; readonly onClose: () => void }) {
  const t = useMessages(roleMessages);
  const label = useLabel();
  const remove = useRouteMutation(deleteRoleRoute, { invalidates: [listRolesRoute] });
  return (
    <Confirm
      isDanger
      title={t('role.delete_of', { name: label(role.label) })}
      confirmLabel={t('role.delete')}
      onConfirm={() => remove.mutateAsync({ id: role.id })}
      onClose={onClose}
    >
      {t('role.delete_text')}
    </Confirm>
  );
}

function Matrix({ roles, abilities }: Roles) {
  const t = useMessages(organisationMessages);
  return (
    <div className="roles">
      <section>
        <h2 className="section-title">{t('organisation.records')}</h2>
        <p className="muted">{t('organisation.records_text')}</p>
        <div className="roles-scroll" tabIndex={0} role="region" aria-label={t('organisation.records')}>
          <RecordsTable roles={roles} />
        </div>
      </section>
      <section>
        <h2 className="section-title">{t('organisation.other_rights')}</h2>
        <div className="roles-scroll" tabIndex={0} role="region" aria-label={t('organisation.other_rights')}>
          <AbilitiesTable roles={roles} abilities={abilities} />
        </div>
      </section>
    </div>
  );
}

function RecordsTable({ roles }: Pick<Roles, 'roles'>) {
  const label = useLabel();
  return (
    <table>
      <RolesHead roles={roles} />
      <tbody>
        {roles[0]?.grants.map((first, at) => (
          <tr key={first.object ?? ''}>
            <th scope="row">{label(first.label)}</th>
            {roles.map((role) => (
              <td key={role.id}>
                <GrantWords grant={role.grants[at]} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function AbilitiesTable({ roles, abilities }: Roles) {
  const t = useMessages(organisationMessages);
  const label = useLabel();
  const may = <StatusText tone="good">{t('organisation.may')}</StatusText>;
  const mayNot = <span className="muted">{t('organisation.may_not')}</span>;
  return (
    <table>
      <RolesHead roles={roles} isBrief />
      <tbody>
        {abilities.map((ability) => (
          <tr key={ability.id}>
            <th scope="row">{label(ability.label)}</th>
            {roles.map((role) => (
              <td key={role.id}>{role.abilities.includes(ability.id) ? may : mayNot}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function RolesHead({ roles, isBrief = false }: { readonly roles: readonly Role[]; readonly isBrief?: boolean }) {
  const t = useMessages(organisationMessages);
  const label = useLabel();
  return (
    <thead>
      <tr>
        <td />
        {roles.map((role) => (
          <th key={role.id} scope="col">
            {label(role.label)}
            {!isBrief && (
              <>
                <span>{t('organisation.role_people', { count: role.memberCount })}</span>
                <span>{label(role.purpose)}</span>
              </>
            )}
          </th>
        ))}
      </tr>
    </thead>
  );
}

const shownActions = ['create', 'update', 'delete', 'import', 'export'] as const;

function GrantWords({ grant }: { readonly grant: Grant | undefined }) {
  const t = useMessages(organisationMessages);
  const label = useLabel();
  if (!grant?.actions.includes('see')) return <span className="muted">{t('organisation.sees_nothing')}</span>;
  const may = shownActions.filter((action) => grant.actions.includes(action)).map((action) => t(`organisation.action.${action}`));
  return (
    <>
      <span className="ink">{t('organisation.sees', { width: widthLabel(grant.visibility, label) })}</span>
      <span className="muted">{may.length > 0 ? may.join(' · ') : t('organisation.only_sees')}</span>
    </>
  );
}

function widthLabel(width: string, label: ReturnType<typeof useLabel>): string {
  const known = Object.entries(visibilityLabels).find(([id]) => id === width)?.[1];
  return known ? label(known) : width;
}
