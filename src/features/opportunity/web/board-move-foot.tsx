import { useState } from 'react';
import { useRoute } from '#platform/web/api.ts';
import { Button } from '#platform/web/kit/button.tsx';
import { FormError } from '#platform/web/kit/field.tsx';
import { useLabel, useMessages } from '#platform/web/locale.ts';
import type { RecordRow } from '#engine/contract/records/query.ts';
import { opportunityMessages } from '../contract/opportunity.messages.ts';
import { listMovesRoute } from '../contract/opportunity.routes.ts';
import { ExceptionButton } from './exception-button.tsx';
import { isAnswered, unmetOf, useMoveDraft } from './move-draft.ts';
import type { MoveDraftStore } from './move-draft.ts';
import { useMove } from './use-move.ts';

interface BoardMoveFootProps {
  readonly card: RecordRow;
  readonly columnId: string;
  readonly store: MoveDraftStore;
  readonly close: () => void;
}

/** The move itself, once everything missing was given beside its reason; asks the gate again after each mend. */
export function BoardMoveFoot({ card, columnId, store, close }: BoardMoveFootProps) {
  const t = useMessages(opportunityMessages);
  const label = useLabel();
  const draft = useMoveDraft(store);
  const moveOn = useMove();
  const [error, setError] = useState<unknown>();
  const [isBusy, setIsBusy] = useState(false);
  const options = useRoute(listMovesRoute, { id: card.id });
  const move = options.data?.moves.find((each) => each.to === columnId);
  if (!move) return null;
  const unmet = unmetOf(move);
  const isReady = unmet.every((requirement) => isAnswered(requirement, draft));
  const run = () => {
    setIsBusy(true);
    moveOn(card, { id: move.to, label: move.label }, draft)
      .then(close, setError)
      .finally(() => setIsBusy(false));
  };
  if (isReady) {
    return (
      <span className="stack g1">
        <FormError error={error} />
        <Button kind="primary" size="small" isBusy={isBusy} onClick={run}>
          {t('opportunity.move_to', { stage: label(move.label) })}
        </Button>
      </span>
    );
  }
  return <ExceptionButton record={card} move={move} unmet={unmet} />;
}
