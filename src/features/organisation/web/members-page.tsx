import { useState } from 'react';
import { useRoute } from '#platform/web/api.ts';
import { Button } from '#platform/web/kit/button.tsx';
import { PageHeader } from '#platform/web/kit/page-header.tsx';
import { useMessages } from '#platform/web/locale.ts';
import { useSearchParam } from '#platform/web/navigation.tsx';
import { useCan } from '#platform/web/session.ts';
import { organisationMessages } from '../contract/organisation.messages.ts';
import { listDepartmentsRoute } from '../contract/organisation.routes.ts';
import { DepartmentTree } from './department-tree.tsx';
import { InviteDrawer } from './invite-drawer.tsx';
import { MemberDrawer } from './member-drawer.tsx';
import { MembersTable } from './members-table.tsx';
import { MembersTools, type Show } from './members-tools.tsx';
import { OpenInvitations } from './open-invitations.tsx';
import './organisation.css';

/** Everybody and where they work: the tree of departments, its people, and what can be done with them. */
export function MembersPage() {
  const t = useMessages(organisationMessages);
  const can = useCan();
  const [departmentId, setDepartmentId] = useSearchParam('department');
  const [memberId, setMemberId] = useSearchParam('member');
  const [show, setShow] = useState<Show>('present');
  const [search, setSearch] = useState('');
  const [invited] = useSearchParam('invite');
  const [adding, setAdding] = useState<'invite' | 'add' | undefined>(invited === undefined ? undefined : 'invite');
  const departments = useRoute(listDepartmentsRoute, {});
  const tree = departments.data?.departments ?? [];
  return (
    <>
      <PageHeader
        title={t('organisation.members')}
        actions={can('member.manage') && <AddButtons onAdd={setAdding} />}
        summary={tree[0] && t('organisation.summary', { members: tree[0].memberCount, departments: tree.length })}
      />
      <div className="members">
        <aside className="members-tree">
          <DepartmentTree departments={tree} activeId={departmentId} onSelect={setDepartmentId} />
        </aside>
        <section className="members-list">
          <MembersTools departments={tree} {...{ departmentId, setDepartmentId, search, setSearch, show, setShow }} />
          {can('member.manage') && <OpenInvitations />}
          <MembersTable
            filter={{
              ...(departmentId !== undefined && { departmentId }),
              ...(show !== 'everybody' && { status: show }),
              ...(search.trim() && { search: search.trim() }),
            }}
            openId={memberId}
            onOpen={setMemberId}
          />
        </section>
      </div>
      {memberId !== undefined && <MemberDrawer memberId={memberId} onClose={() => setMemberId(undefined)} />}
      {adding !== undefined && <InviteDrawer canSignIn={adding === 'invite'} departmentId={departmentId} onClose={() => setAdding(undefined)} />}
    </>
  );
}

function AddButtons({ onAdd }: { readonly onAdd: (how: 'invite' | 'add') => void }) {
  const t = useMessages(organisationMessages);
  return (
    <>
      <Button icon="plus" onClick={() => onAdd('add')}>
        {t('organisation.add')}
      </Button>
      <Button kind="primary" icon="mail" onClick={() => onAdd('invite')}>
        {t('organisation.invite')}
      </Button>
    </>
  );
}
