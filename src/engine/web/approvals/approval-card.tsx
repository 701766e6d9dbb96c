import { approvalMessages } from '#engine/contract/approvals/approval.messages.ts';
import type { Approval } from '#engine/contract/approvals/approval.routes.ts';
import { Avatar } from '#platform/web/kit/avatar.tsx';
import { classNames } from '#platform/web/kit/class-names.ts';
import { Tag } from '#platform/web/kit/tag.tsx';
import type { Tone } from '#platform/web/kit/tag.tsx';
import { DateText } from '#platform/web/kit/values.tsx';
import { useLabel, useMessages } from '#platform/web/locale.ts';
import { Link } from '#platform/web/navigation.tsx';
import { recordPath } from '../objects/object-registry.ts';
import { ApprovalDecision } from './approval-decision.tsx';

const tones: Readonly<Record<Approval['status'], Tone>> = {
  waiting: 'watch',
  approved: 'good',
  declined: 'bad',
  withdrawn: 'neutral',
  expired: 'neutral',
};

/** One request: who asks for what and why, what to know, and the decision. */
export function ApprovalCard({ approval, isMarked }: { readonly approval: Approval; readonly isMarked: boolean }) {
  const t = useMessages(approvalMessages);
  const label = useLabel();
  return (
    <li
      className={classNames('approval', isMarked && 'marked')}
      data-approval={approval.id}
      ref={isMarked ? (element) => element?.scrollIntoView({ block: 'nearest' }) : undefined}
    >
      <div className="approval-head">
        {approval.askedBy && <Avatar name={approval.askedBy.name} />}
        <span className="spread">
          <b>{label(approval.title)}</b> <RecordLink approval={approval} />
        </span>
        <Tag tone={tones[approval.status]}>{t(`approval.status.${approval.status}`)}</Tag>
      </div>
      <p className="approval-reason">{approval.reason}</p>
      <dl className="approval-facts">
        {approval.facts.map((fact) => (
          <div key={fact.label.en}>
            <dt>{label(fact.label)}</dt>
            <dd>{fact.isDay ? <DateText value={label(fact.value)} /> : label(fact.value)}</dd>
          </div>
        ))}
      </dl>
      <p className="muted t12">
        {label(approval.sourceName)} · {approval.askedBy && t('approval.asked', { name: approval.askedBy.name })} ·{' '}
        <DateText value={approval.askedAt} />
        {approval.status === 'waiting' && approval.askedOf.length > 0 && ` · ${t('approval.asked_of', { names: namesOf(approval) })}`}
      </p>
      {approval.decidedBy && approval.status !== 'withdrawn' && (
        <p className="approval-answer">
          <b>{approval.decidedBy.name}</b> {t(`approval.status.${approval.status}`)} · <DateText value={approval.decidedAt} />
          {approval.note !== null && <span className="approval-note">{approval.note}</span>}
        </p>
      )}
      <ApprovalDecision approval={approval} />
    </li>
  );
}

function RecordLink({ approval }: { readonly approval: Approval }) {
  const t = useMessages(approvalMessages);
  const { object, recordId, recordName } = approval;
  if (object === null) return null;
  if (recordId === null || recordName === null) return <span className="muted">{t('approval.hidden_record')}</span>;
  return <Link to={recordPath(object, recordId)}>{recordName}</Link>;
}

function namesOf(approval: Approval): string {
  return approval.askedOf.map((person) => person.name).join(', ');
}
