import { useState } from 'react';
import type { ReactNode } from 'react';
import { useRouteMutation } from '#platform/web/api.ts';
import { Button } from '#platform/web/kit/button.tsx';
import { Field, Form, FormError, useFieldErrors } from '#platform/web/kit/field.tsx';
import { DateInput, TextInput } from '#platform/web/kit/inputs.tsx';
import { Drawer } from '#platform/web/kit/panel.tsx';
import { showToast } from '#platform/web/kit/toast.tsx';
import { useMessages } from '#platform/web/locale.ts';
import { useReading } from '#platform/web/reading.ts';
import { createInvitationRoute, listInvitationsRoute } from '../contract/access.routes.ts';
import { organisationMessages } from '../contract/organisation.messages.ts';
import {
  createAssignmentRoute,
  getMemberRoute,
  leaveMemberRoute,
  listDepartmentsRoute,
  listMembersRoute,
  type MemberView,
  returnMemberRoute,
  updateMemberRoute,
} from '../contract/organisation.routes.ts';
import { type AssignmentDraft, AssignmentFields, toAssignmentInput } from './assignment-fields.tsx';
import { InvitationShown } from './invite-drawer.tsx';
import { today } from './today.ts';

interface TaskProps {
  readonly member: MemberView;
  readonly onClose: () => void;
}

/** What a change of a member makes old. */
export const staleMembers = [getMemberRoute, listMembersRoute, listDepartmentsRoute, listInvitationsRoute];

/** Moves a member from a day on, or lets one who left return. */
export function AssignmentDrawer({ member, isReturn, onClose }: TaskProps & { readonly isReturn: boolean }) {
  const t = useMessages(organisationMessages);
  const { assignment } = member;
  const role = assignment?.role ?? '';
  const [draft, setDraft] = useState<AssignmentDraft>({
    departmentId: assignment?.department.id,
    managerId: assignment?.manager?.id,
    role: role === '' ? 'representative' : role,
    position: assignment?.position ?? '',
    validFrom: today(useReading()),
  });
  const done = (text: string) => ({
    invalidates: staleMembers,
    onSuccess: () => {
      showToast({ text, tone: 'good' });
      onClose();
    },
  });
  const move = useRouteMutation(createAssignmentRoute, done(t('organisation.change_done')));
  const comeBack = useRouteMutation(returnMemberRoute, done(t('organisation.returned', { name: member.name })));
  const error = move.error ?? comeBack.error;
  const errors = useFieldErrors(error);
  const submit = () =>
    isReturn ? comeBack.mutate({ id: member.id, assignment: toAssignmentInput(draft) }) : move.mutate({ id: member.id, ...toAssignmentInput(draft) });
  const title = isReturn ? t('organisation.return_of', { name: member.name }) : t('organisation.change_assignment_of', { name: member.name });
  return (
    <TaskDrawer
      title={title}
      isBusy={move.isPending || comeBack.isPending}
      error={error}
      submitLabel={isReturn ? t('organisation.return') : t('organisation.change_assignment')}
      onSubmit={submit}
      onClose={onClose}
    >
      <p className="muted t12">{t('organisation.assignment_hint')}</p>
      <AssignmentFields draft={draft} onChange={setDraft} memberId={member.id} errorOf={(field) => errors(field) ?? errors(`assignment.${field}`)} />
    </TaskDrawer>
  );
}

/** Ends a member's time here with their last day. */
export function LeaveDrawer({ member, onClose }: TaskProps) {
  const t = useMessages(organisationMessages);
  const [lastDay, setLastDay] = useState<string | undefined>(today(useReading()));
  const leave = useRouteMutation(leaveMemberRoute, {
    invalidates: staleMembers,
    onSuccess: () => {
      showToast({ text: t('organisation.left_done', { name: member.name }), tone: 'good' });
      onClose();
    },
  });
  const errors = useFieldErrors(leave.error);
  return (
    <TaskDrawer
      title={t('organisation.leave_of', { name: member.name })}
      isBusy={leave.isPending}
      error={leave.error}
      submitLabel={t('organisation.leave')}
      onSubmit={() => leave.mutate({ id: member.id, lastDay: lastDay ?? '' })}
      onClose={onClose}
    >
      <p>{t('organisation.leave_text')}</p>
      <Field label={t('organisation.last_day')} error={errors('lastDay')} isRequired>
        <DateInput value={lastDay} onChange={setLastDay} />
      </Field>
    </TaskDrawer>
  );
}

/** Changes name, e-mail or the id other systems know. */
export function EditMemberDrawer({ member, onClose }: TaskProps) {
  const t = useMessages(organisationMessages);
  const [name, setName] = useState(member.name);
  const [email, setEmail] = useState(member.email ?? '');
  const [externalId, setExternalId] = useState(member.externalId ?? '');
  const save = useRouteMutation(updateMemberRoute, { invalidates: staleMembers, onSuccess: onClose });
  const errors = useFieldErrors(save.error);
  const submit = () => save.mutate({ id: member.id, name, email: email.trim() || null, externalId: externalId.trim() || null });
  return (
    <TaskDrawer
      title={t('organisation.edit_of', { name: member.name })}
      isBusy={save.isPending}
      error={save.error}
      submitLabel={t('organisation.done')}
      onSubmit={submit}
      onClose={onClose}
    >
      <Field label={t('organisation.name')} error={errors('name')} isRequired>
        <TextInput value={name} onChange={setName} />
      </Field>
      <Field label={t('organisation.email')} error={errors('email')} isLocked={member.status === 'active'}>
        <TextInput value={email} onChange={setEmail} type="email" disabled={member.status === 'active'} />
      </Field>
      <Field label={t('organisation.external_id')} hint={t('organisation.external_id_hint')} error={errors('externalId')}>
        <TextInput value={externalId} onChange={setExternalId} />
      </Field>
    </TaskDrawer>
  );
}

/** Lets a member who cannot sign in yet in, or one who forgot their password, by a link. */
export function InviteMemberDrawer({ member, onClose }: TaskProps) {
  const t = useMessages(organisationMessages);
  const isReset = member.status === 'active';
  const [email, setEmail] = useState(member.email ?? '');
  const invite = useRouteMutation(createInvitationRoute, { invalidates: staleMembers });
  const errors = useFieldErrors(invite.error);
  if (invite.data) return <InvitationShown path={invite.data.path} onClose={onClose} />;
  return (
    <TaskDrawer
      title={isReset ? t('organisation.reset_password') : t('organisation.invite_them')}
      isBusy={invite.isPending}
      error={invite.error}
      submitLabel={t('organisation.invite_make')}
      onSubmit={() => invite.mutate({ memberId: member.id, email: email.trim() })}
      onClose={onClose}
    >
      <p>{isReset ? t('organisation.reset_text') : t('organisation.invite_text')}</p>
      <Field label={t('organisation.email')} error={errors('email')} isRequired isLocked={isReset}>
        <TextInput value={email} onChange={setEmail} type="email" disabled={isReset} />
      </Field>
    </TaskDrawer>
  );
}

interface TaskDrawerProps {
  readonly title: string;
  readonly submitLabel: string;
  readonly isBusy: boolean;
  readonly error: unknown;
  readonly onSubmit: () => void;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** A drawer with one form for one change of a member. */
export function TaskDrawer({ title, submitLabel, isBusy, error, onSubmit, onClose, children }: TaskDrawerProps) {
  return (
    <Drawer
      title={title}
      onClose={onClose}
      footer={
        <Button kind="primary" type="submit" form="member-task" isBusy={isBusy}>
          {submitLabel}
        </Button>
      }
    >
      <Form id="member-task" label={title} onSubmit={onSubmit}>
        {children}
        <FormError error={error} />
      </Form>
    </Drawer>
  );
}
