import { useState } from 'react';
import { useRoute, useRouteMutation } from '#platform/web/api.ts';
import { Button, IconButton } from '#platform/web/kit/button.tsx';
import { Menu } from '#platform/web/kit/menu.tsx';
import { PageState } from '#platform/web/kit/page-state.tsx';
import { Drawer, PanelSection } from '#platform/web/kit/panel.tsx';
import { showToast } from '#platform/web/kit/toast.tsx';
import { FactRow, NoValue } from '#platform/web/kit/values.tsx';
import { useMessages } from '#platform/web/locale.ts';
import { useCan } from '#platform/web/session.ts';
import { assignmentMessages } from '../contract/assignment.messages.ts';
import { endMemberSessionsRoute } from '../contract/access.routes.ts';
import { organisationMessages } from '../contract/organisation.messages.ts';
import { type AssignmentView, getMemberRoute, type MemberView } from '../contract/organisation.routes.ts';
import { CorrectAssignmentDrawer, EndAssignmentDrawer } from './assignment-drawers.tsx';
import { AssignmentDrawer, EditMemberDrawer, InviteMemberDrawer, LeaveDrawer } from './member-tasks.tsx';
import { MemberRoles } from './member-roles.tsx';
import { MemberState, RoleName } from './members-table.tsx';

type Task = 'move' | 'return' | 'leave' | 'edit' | 'invite' | { readonly correct: AssignmentView } | { readonly end: AssignmentView };

/** One member: what is known, where they were and are, and what an administrator may do. */
export function MemberDrawer({ memberId, onClose }: { readonly memberId: string; readonly onClose: () => void }) {
  const member = useRoute(getMemberRoute, { id: memberId });
  const [task, setTask] = useState<Task>();
  const back = () => setTask(undefined);
  if (!member.data)
    return (
      <Drawer title="" onClose={onClose}>
        <PageState of={member} shape="record" />
      </Drawer>
    );
  if (task === 'move' || task === 'return') return <AssignmentDrawer member={member.data} isReturn={task === 'return'} onClose={back} />;
  if (task === 'leave') return <LeaveDrawer member={member.data} onClose={back} />;
  if (task === 'edit') return <EditMemberDrawer member={member.data} onClose={back} />;
  if (task === 'invite') return <InviteMemberDrawer member={member.data} onClose={back} />;
  if (typeof task === 'object')
    return 'end' in task ? (
      <EndAssignmentDrawer member={member.data} assignment={task.end} onClose={back} />
    ) : (
      <CorrectAssignmentDrawer member={member.data} assignment={task.correct} onClose={back} />
    );
  return (
    <Drawer title={member.data.name} onClose={onClose} note={<MemberState row={member.data} />}>
      <MemberBody member={member.data} onTask={setTask} />
    </Drawer>
  );
}

function MemberBody({ member, onTask }: { readonly member: MemberView & { assignments: AssignmentView[] }; readonly onTask: (task: Task) => void }) {
  const t = useMessages(organisationMessages);
  const can = useCan();
  return (
    <>
      <div className="member-facts">
        <FactRow label={t('organisation.email')}>{member.email ?? <NoValue />}</FactRow>
        <FactRow label={t('organisation.department')}>{member.assignment?.department.name ?? <NoValue />}</FactRow>
        <FactRow label={t('organisation.role')}>
          <RoleName role={member.assignment?.role} />
        </FactRow>
        <FactRow label={t('organisation.manager')}>{member.assignment?.manager?.name ?? <NoValue />}</FactRow>
        <FactRow label={t('organisation.external_id')}>{member.externalId ?? <NoValue />}</FactRow>
      </div>
      {can('member.manage') && <MemberButtons member={member} onTask={onTask} />}
      {can('member.manage') && member.status !== 'left' && <MemberRoles memberId={member.id} />}
      <PanelSection title={t('organisation.assignments')}>
        <p className="muted t12">{t('organisation.assignment_hint')}</p>
        {member.assignments.map((each) => (
          <AssignmentLine key={each.id} assignment={each} {...(can('member.manage') && { onTask })} />
        ))}
      </PanelSection>
    </>
  );
}

function MemberButtons({ member, onTask }: { readonly member: MemberView; readonly onTask: (task: Task) => void }) {
  const t = useMessages(organisationMessages);
  const endSessions = useRouteMutation(endMemberSessionsRoute, {
    onSuccess: (output) => showToast({ text: t('organisation.signed_out', { count: output.count }), tone: 'good' }),
  });
  if (member.status === 'left')
    return (
      <div className="member-buttons">
        <Button icon="undo" onClick={() => onTask('return')}>
          {t('organisation.return')}
        </Button>
      </div>
    );
  return (
    <div className="member-buttons">
      <Button icon="swap" onClick={() => onTask('move')}>
        {t('organisation.change_assignment')}
      </Button>
      <Button icon="pencil" onClick={() => onTask('edit')}>
        {t('organisation.edit')}
      </Button>
      {member.status === 'active' ? (
        <>
          <Button icon="key" onClick={() => onTask('invite')}>
            {t('organisation.reset_password')}
          </Button>
          <Button icon="lock" isBusy={endSessions.isPending} onClick={() => endSessions.mutate({ id: member.id })}>
            {t('organisation.sign_out_everywhere')}
          </Button>
        </>
      ) : (
        <Button icon="mail" onClick={() => onTask('invite')}>
          {t('organisation.invite_them')}
        </Button>
      )}
      <Button icon="logout" onClick={() => onTask('leave')}>
        {t('organisation.leave')}
      </Button>
    </div>
  );
}

function AssignmentLine({ assignment, onTask }: { readonly assignment: AssignmentView; readonly onTask?: (task: Task) => void }) {
  const t = useMessages(organisationMessages);
  return (
    <div className="member-assignment">
      <span className="spread">
        <b>{assignment.department.name}</b> · <RoleName role={assignment.role} />
        {assignment.position && ` · ${assignment.position}`}
        {assignment.manager && (
          <span className="muted t12">
            {' '}
            {t('organisation.manager')} {assignment.manager.name}
          </span>
        )}
      </span>
      <time className="nowrap t12">
        {t('organisation.assignment_span', { from: assignment.validFrom, to: assignment.validTo ?? t('organisation.until_now') })}
      </time>
      {onTask && <AssignmentMenu assignment={assignment} onTask={onTask} />}
    </div>
  );
}

function AssignmentMenu({ assignment, onTask }: { readonly assignment: AssignmentView; readonly onTask: (task: Task) => void }) {
  const t = useMessages(assignmentMessages);
  const label = t('assignment.actions', { from: assignment.validFrom });
  const correct = { id: 'correct', label: t('assignment.correct'), icon: 'pencil' as const, onSelect: () => onTask({ correct: assignment }) };
  const end = { id: 'end', label: t('assignment.end'), icon: 'clock' as const, onSelect: () => onTask({ end: assignment }) };
  return (
    <Menu
      label={label}
      items={assignment.validTo === null ? [correct, end] : [correct]}
      trigger={({ ref, ...trigger }) => <IconButton size="small" icon="more" label={label} {...trigger} ref={ref} />}
    />
  );
}
