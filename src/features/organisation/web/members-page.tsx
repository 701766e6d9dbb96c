import { useState } from 'react';
import { useRoute } from '#platform/web/api.ts';
import { Button } from '#platform/web/kit/button.tsx';
import { TextInput } from '#platform/web/kit/inputs.tsx';
import { PageHeader } from '#platform/web/kit/page-header.tsx';
import { SelectInput } from '#platform/web/kit/select-input.tsx';
import { Segmented } from '#platform/web/kit/tabs.tsx';
import { useMessages } from '#platform/web/locale.ts';
import { useSearchParam } from '#platform/web/navigation.tsx';
import { useCan } from '#platform/web/session.ts';
import { organisationMessages } from '../contract/organisation.messages.ts';
import { listDepartmentsRoute } from '../contract/organisation.routes.ts';
import { DepartmentTree } from './department-tree.tsx';
import { InviteDrawer } from './invite-drawer.tsx';
import { MemberDrawer } from './member-drawer.tsx';
import { MembersTable } from './members-table.tsx';
import { OpenInvitations } from './open-invitations.tsx';
import './organisation.css';

const shows = ['present', 'left', 'everybody'] as const;

/** Everybody and where they work: the tree of departments, its people, and what can be done with them. */
export function MembersPage() {
  const t = useMessages(organisationMessages);
  const can = useCan();
  const [departmentId, setDepartmentId] = useSearchParam('department');
  const [memberId, setMemberId] = useSearchParam('member');
  const [show, setShow] = useState<(typeof shows)[number]>('present');
  const [search, setSearch] = useState('');
  const [adding, setAdding] = useState<'invite' | 'add'>();
  const departments = useRoute(listDepartmentsRoute, {});
  const tree = departments.data?.departments ?? [];
  const actions = can('member.manage') && (
    <>
      <Button icon="plus" onClick={() => setAdding('add')}>{t('organisation.add')}</Button>
      <Button kind="primary" icon="mail" onClick={() => setAdding('invite')}>{t('organisation.invite')}</Button>
    </>
  );
  return (
    <>
      <PageHeader title={t('organisation.members')} actions={actions} summary={tree[0] && t('organisation.summary', { members: tree[0].memberCount, departments: tree.length })} />
      <div className="members">
        <aside className="members-tree"><DepartmentTree departments={tree} activeId={departmentId} onSelect={setDepartmentId} /></aside>
        <section className="members-list">
          <div className="members-tools">
            <TextInput value={search} onChange={setSearch} icon="search" placeholder={t('organisation.search')} aria-label={t('organisation.search')} />
            <span className="members-tools-department">
              <SelectInput label={t('organisation.department')} value={departmentId} onChange={setDepartmentId} canClear placeholder={t('organisation.all_departments')} options={tree.map((each) => ({ value: each.id, label: `${'　'.repeat(each.depth)}${each.name}` }))} />
            </span>
            <span className="spread" />
            <Segmented label={t('organisation.show')} active={show} onChange={setShow} tabs={[{ id: 'present', label: t('organisation.present') }, { id: 'left', label: t('organisation.left_ones') }, { id: 'everybody', label: t('organisation.everybody') }]} />
          </div>
          {can('member.manage') && <OpenInvitations />}
          <MembersTable filter={{ ...(departmentId !== undefined && { departmentId }), ...(show !== 'everybody' && { status: show }), ...(search.trim() && { search: search.trim() }) }} openId={memberId} onOpen={setMemberId} />
        </section>
      </div>
      {memberId !== undefined && <MemberDrawer memberId={memberId} onClose={() => setMemberId(undefined)} />}
      {adding !== undefined && <InviteDrawer canSignIn={adding === 'invite'} departmentId={departmentId} onClose={() => setAdding(undefined)} />}
    </>
  );
}
