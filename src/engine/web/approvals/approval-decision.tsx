import { useState } from 'react';
import { countNoticesRoute, listNoticesRoute } from '#engine/contract/notices/notice.routes.ts';
import { approvalMessages } from '#engine/contract/approvals/approval.messages.ts';
import { countApprovalsRoute, decideApprovalRoute, listApprovalsRoute, withdrawApprovalRoute } from '#engine/contract/approvals/approval.routes.ts';
import type { Approval } from '#engine/contract/approvals/approval.routes.ts';
import { usePastDay } from '#platform/web/as-of.ts';
import { useRouteMutation } from '#platform/web/api.ts';
import { Button } from '#platform/web/kit/button.tsx';
import { Field, FormError } from '#platform/web/kit/field.tsx';
import { TextInput } from '#platform/web/kit/inputs.tsx';
import { showToast } from '#platform/web/kit/toast.tsx';
import { useMessages } from '#platform/web/locale.ts';

const stale = [listApprovalsRoute, countApprovalsRoute, listNoticesRoute, countNoticesRoute];

/** Approve at once, or decline with a reason; the asker may take a request back. */
export function ApprovalDecision({ approval }: { readonly approval: Approval }) {
  const t = useMessages(approvalMessages);
  const isPast = usePastDay() !== undefined;
  const [note, setNote] = useState('');
  const [isAsking, setIsAsking] = useState(false);
  const decide = useRouteMutation(decideApprovalRoute, {
    invalidates: stale,
    onSuccess: (_, input) => showToast({ text: t(input.decision === 'approve' ? 'approval.approved' : 'approval.declined'), tone: 'good' }),
  });
  const withdraw = useRouteMutation(withdrawApprovalRoute, {
    invalidates: stale,
    onSuccess: () => showToast({ text: t('approval.withdrawn'), tone: 'good' }),
  });
  const which = { source: approval.source, id: approval.id };
  const answer = (decision: 'approve' | 'decline') => decide.mutate({ ...which, decision, ...(note.trim() !== '' && { note: note.trim() }) });
  if (isPast) return null;
  if (approval.canWithdraw)
    return (
      <div className="approval-actions">
        <FormError error={withdraw.error} />
        <Button size="small" isBusy={withdraw.isPending} onClick={() => withdraw.mutate(which)}>
          {t('approval.withdraw')}
        </Button>
      </div>
    );
  if (!approval.canDecide) return null;
  return (
    <div className="approval-actions">
      {isAsking && (
        <Field label={t('approval.note')} hint={t('approval.note_hint')}>
          <TextInput value={note} onChange={setNote} autoFocus />
        </Field>
      )}
      <FormError error={decide.error} />
      <div className="row g2">
        <Button kind="primary" icon="tick" isBusy={decide.isPending} onClick={() => answer('approve')}>
          {t('approval.approve')}
        </Button>
        <Button disabled={isAsking && note.trim() === ''} onClick={() => (isAsking ? answer('decline') : setIsAsking(true))}>
          {t('approval.decline')}
        </Button>
        {!isAsking && (
          <Button kind="quiet" onClick={() => setIsAsking(true)}>
            {t('approval.note')}
          </Button>
        )}
      </div>
    </div>
  );
}
