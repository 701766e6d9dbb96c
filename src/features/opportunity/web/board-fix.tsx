import { useRoute } from '#platform/web/api.ts';
import { StatusText } from '#platform/web/kit/tag.tsx';
import { useMessages } from '#platform/web/locale.ts';
import type { RecordRow } from '#engine/contract/records/query.ts';
import { opportunityMessages } from '../contract/opportunity.messages.ts';
import { listMovesRoute } from '../contract/opportunity.routes.ts';
import type { MoveDraftStore, MoveRequirement } from './move-draft.ts';
import { RequirementFix } from './requirement-fix.tsx';

interface BoardFixProps {
  readonly requirement: MoveRequirement;
  readonly card: RecordRow;
  readonly columnId: string;
  readonly store: MoveDraftStore;
}

/** The fix of one requirement at a refused drop; a tick once the gate says it is met. */
export function BoardFix({ requirement, card, columnId, store }: BoardFixProps) {
  const t = useMessages(opportunityMessages);
  const options = useRoute(listMovesRoute, { id: card.id });
  const now = options.data?.moves.find((move) => move.to === columnId)?.requirements.find((each) => each.id === requirement.id);
  if (now && (now.isMet || now.exceptionId !== undefined)) return <StatusText tone="good">{t('opportunity.is_met')}</StatusText>;
  return <RequirementFix requirement={requirement} record={card} store={store} onMended={() => undefined} />;
}
