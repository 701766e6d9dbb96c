import type { RouteRequest } from '#platform/contract/route.ts';
import { Avatar } from '#platform/web/kit/avatar.tsx';
import { DataTable } from '#platform/web/kit/data-table.tsx';
import type { DataColumn } from '#platform/web/kit/data-table.tsx';
import { EmptyState, PageState } from '#platform/web/kit/page-state.tsx';
import { StatusText } from '#platform/web/kit/tag.tsx';
import { NoValue } from '#platform/web/kit/values.tsx';
import { useLabel, useMessages } from '#platform/web/locale.ts';
import { organisationMessages } from '../contract/organisation.messages.ts';
import type { listMembersRoute, MemberView } from '../contract/organisation.routes.ts';
import { useMembers } from './use-members.ts';
import { useRoleLabel } from './use-roles.ts';

const tones = { active: 'good', invited: 'info', no_sign_in: 'neutral', left: 'neutral' } as const;

interface MembersTableProps {
  readonly filter: Pick<RouteRequest<typeof listMembersRoute>, 'departmentId' | 'status' | 'search'>;
  readonly openId: string | undefined;
  readonly onOpen: (memberId: string) => void;
}

/** People of the chosen department with role, manager and state. */
export function MembersTable({ filter, openId, onOpen }: MembersTableProps) {
  const t = useMessages(organisationMessages);
  const { query, members, loadMore } = useMembers(filter);
  const columns = useColumns();
  if (!query.data) return <PageState of={query} />;
  return (
    <DataTable<MemberView>
      label={t('organisation.members')}
      rows={members}
      columns={columns}
      rowKey={(row) => row.id}
      openKey={openId}
      onOpen={(row) => onOpen(row.id)}
      rowHeight={44}
      onEndReached={loadMore}
      isLoadingMore={query.isFetchingNextPage}
      phoneRow={(row) => <PhoneRow row={row} />}
      empty={<EmptyState icon="users" title={t('organisation.none_found')} text={t('organisation.none_found_text')} />}
    />
  );
}

function useColumns(): readonly DataColumn<MemberView>[] {
  const t = useMessages(organisationMessages);
  return [
    { id: 'name', title: t('organisation.name'), minWidth: 168, render: (row) => <Who row={row} /> },
    { id: 'department', title: t('organisation.department'), minWidth: 104, render: (row) => row.assignment?.department.name ?? <NoValue /> },
    { id: 'role', title: t('organisation.role'), width: 128, render: (row) => <RoleName role={row.assignment?.role} /> },
    { id: 'position', title: t('organisation.position'), minWidth: 96, render: (row) => row.assignment?.position ?? <NoValue /> },
    { id: 'manager', title: t('organisation.manager'), width: 120, render: (row) => row.assignment?.manager?.name ?? <NoValue /> },
    { id: 'state', title: t('organisation.state'), width: 112, render: (row) => <MemberState row={row} /> },
  ];
}

/** A role in the screen's language. */
export function RoleName({ role }: { readonly role: string | undefined }) {
  if (role === undefined) return <NoValue />;
  return <KnownRole role={role} />;
}

function KnownRole({ role }: { readonly role: string }) {
  const label = useLabel();
  return <>{label(useRoleLabel(role))}</>;
}

/** Whether a member can sign in, was invited, or has left; in words with an icon. */
export function MemberState({ row }: { readonly row: Pick<MemberView, 'status'> }) {
  const t = useMessages(organisationMessages);
  return (
    <StatusText
      tone={tones[row.status]}
      {...(row.status === 'no_sign_in' && { icon: 'minus' as const })}
      {...(row.status === 'left' && { icon: 'logout' as const })}
    >
      {t(`organisation.status.${row.status}`)}
    </StatusText>
  );
}

function Who({ row }: { readonly row: MemberView }) {
  return (
    <span className="member-name">
      <Avatar name={row.name} />
      <span className="clip">
        <b>{row.name}</b>
        {row.email && <span className="muted t12"> {row.email}</span>}
      </span>
    </span>
  );
}

function PhoneRow({ row }: { readonly row: MemberView }) {
  return (
    <span className="row g3">
      <Avatar name={row.name} size="large" />
      <span className="spread">
        <b className="clip">{row.name}</b>
        <span className="muted t12 row g2">
          <span className="clip">{row.assignment?.department.name}</span>
          <RoleName role={row.assignment?.role} />
        </span>
      </span>
      <MemberState row={row} />
    </span>
  );
}
