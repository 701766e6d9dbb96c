import { useState } from 'react';
import { useRouteMutation } from '#platform/web/api.ts';
import { Field, useFieldErrors } from '#platform/web/kit/field.tsx';
import { DateInput } from '#platform/web/kit/inputs.tsx';
import { showToast } from '#platform/web/kit/toast.tsx';
import { useMessages } from '#platform/web/locale.ts';
import { useReading } from '#platform/web/reading.ts';
import { assignmentMessages } from '../contract/assignment.messages.ts';
import { type AssignmentView, correctAssignmentRoute, endAssignmentRoute, type MemberView } from '../contract/organisation.routes.ts';
import { type AssignmentDraft, AssignmentFields, toAssignmentInput } from './assignment-fields.tsx';
import { AssignmentPreview } from './assignment-preview.tsx';
import { staleMembers, TaskDrawer } from './member-tasks.tsx';
import { today } from './today.ts';

interface AssignmentTaskProps {
  readonly member: MemberView;
  readonly assignment: AssignmentView;
  readonly onClose: () => void;
}

/** Mends an assignment that was entered wrong, and says first what that changes. */
export function CorrectAssignmentDrawer({ member, assignment, onClose }: AssignmentTaskProps) {
  const t = useMessages(assignmentMessages);
  const { role } = assignment;
  const [draft, setDraft] = useState<AssignmentDraft>({
    departmentId: assignment.department.id,
    managerId: assignment.manager?.id,
    role,
    position: assignment.position ?? '',
    validFrom: assignment.validFrom,
  });
  const [lastDay, setLastDay] = useState(assignment.validTo === null ? undefined : dayAfter(assignment.validTo, -1));
  const correct = useRouteMutation(correctAssignmentRoute, {
    invalidates: staleMembers,
    onSuccess: () => {
      showToast({ text: t('assignment.corrected'), tone: 'good' });
      onClose();
    },
  });
  const errors = useFieldErrors(correct.error);
  const change = { id: assignment.id, ...toAssignmentInput(draft), validTo: lastDay === undefined ? null : dayAfter(lastDay, 1) };
  const isWhole = draft.departmentId !== undefined && draft.validFrom !== undefined;
  return (
    <TaskDrawer
      title={t('assignment.correct_title', { name: member.name })}
      isBusy={correct.isPending}
      error={correct.error}
      submitLabel={t('assignment.save')}
      onSubmit={() => correct.mutate(change)}
      onClose={onClose}
    >
      <p className="muted t12">{t('assignment.correct_hint')}</p>
      <AssignmentFields draft={draft} onChange={setDraft} memberId={member.id} errorOf={errors} />
      <Field label={t('assignment.last_day')} hint={t('assignment.last_day_hint')} error={errors('validTo')}>
        <DateInput value={lastDay} onChange={setLastDay} />
      </Field>
      {isWhole && <AssignmentPreview change={change} />}
    </TaskDrawer>
  );
}

/** Ends an assignment with its last day. */
export function EndAssignmentDrawer({ member, assignment, onClose }: AssignmentTaskProps) {
  const t = useMessages(assignmentMessages);
  const [lastDay, setLastDay] = useState<string | undefined>(today(useReading()));
  const end = useRouteMutation(endAssignmentRoute, {
    invalidates: staleMembers,
    onSuccess: () => {
      showToast({ text: t('assignment.ended'), tone: 'good' });
      onClose();
    },
  });
  const errors = useFieldErrors(end.error);
  return (
    <TaskDrawer
      title={t('assignment.end_title', { name: member.name })}
      isBusy={end.isPending}
      error={end.error}
      submitLabel={t('assignment.end')}
      onSubmit={() => end.mutate({ id: assignment.id, lastDay: lastDay ?? '' })}
      onClose={onClose}
    >
      <p className="muted t12">{t('assignment.end_hint')}</p>
      <Field label={t('assignment.last_day')} error={errors('lastDay')} isRequired>
        <DateInput value={lastDay} onChange={setLastDay} />
      </Field>
      {lastDay !== undefined && <AssignmentPreview change={{ id: assignment.id, validTo: dayAfter(lastDay, 1) }} />}
    </TaskDrawer>
  );
}

function dayAfter(day: string, step: number): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + step);
  return date.toISOString().slice(0, 10);
}
