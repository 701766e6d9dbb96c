import { useRoute } from '#platform/web/api.ts';
import { usePastDay } from '#platform/web/as-of.ts';
import { Button } from '#platform/web/kit/button.tsx';
import { Popover } from '#platform/web/kit/popover.tsx';
import { StatusText } from '#platform/web/kit/tag.tsx';
import { useMessages } from '#platform/web/locale.ts';
import { useCan } from '#platform/web/session.ts';
import type { RecordRow } from '#engine/contract/records/query.ts';
import { listExceptionRequestsRoute } from '#features/process/contract/exception-request.routes.ts';
import type { MoveOption } from '#features/process/contract/requirement.ts';
import { opportunityMessages } from '../contract/opportunity.messages.ts';
import { ExceptionForm } from './exception-form.tsx';
import type { MoveRequirement } from './move-draft.ts';

interface ExceptionButtonProps {
  readonly record: RecordRow;
  readonly move: MoveOption;
  readonly unmet: readonly MoveRequirement[];
}

/** Managers grant an exception with reason and expiry; others ask for one, and see what became of it. */
export function ExceptionButton({ record, move, unmet }: ExceptionButtonProps) {
  const t = useMessages(opportunityMessages);
  const mayGrant = useCan()('process.grant_exception');
  const isPast = usePastDay() !== undefined;
  const asked = useRoute(listExceptionRequestsRoute, { object: 'opportunity', recordId: record.id }, { enabled: !isPast });
  const last = asked.data?.requests.find((request) => request.stage === move.to);
  if (isPast) return null;
  if (last?.status === 'waiting') {
    return (
      <StatusText tone="watch" icon="stamp">
        {t('opportunity.exception_waits', { names: last.askedOf.map((person) => person.name).join(', ') })}
      </StatusText>
    );
  }
  const words = t(mayGrant ? 'opportunity.grant' : 'opportunity.ask_exception');
  return (
    <>
      {last?.status === 'declined' && <StatusText tone="bad">{t('opportunity.exception_declined', { note: last.note ?? '' })}</StatusText>}
      <Popover
        label={words}
        trigger={({ ref, ...trigger }) => (
          <Button kind="link" {...trigger} ref={ref}>
            {words}
          </Button>
        )}
      >
        {(close) => <ExceptionForm record={record} move={move} unmet={unmet} mayGrant={mayGrant} close={close} />}
      </Popover>
    </>
  );
}
