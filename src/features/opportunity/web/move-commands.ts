import { currentPastDay } from '#platform/web/as-of.ts';
import { ApiError, callRoute } from '#platform/web/api.ts';
import type { Command, PaletteQuestion } from '#platform/web/command-registry.ts';
import { showToast } from '#platform/web/kit/toast.tsx';
import { formatMessage } from '#platform/contract/messages.ts';
import { localeChoice } from '#platform/web/locale.ts';
import type { MoveOption } from '#features/process/contract/requirement.ts';
import { opportunityMessages } from '../contract/opportunity.messages.ts';
import { listMovesRoute, moveStageRoute } from '../contract/opportunity.routes.ts';

const onDeal = /^\/opportunities\/([0-9a-f-]{36})$/;

/** The stages the open deal may go to, as commands; one that something stands in the way of opens its explanation on the page. */
export async function findMoveCommands({ pathname, go, signal }: PaletteQuestion): Promise<readonly Command[]> {
  const id = onDeal.exec(pathname)?.[1];
  if (id === undefined || currentPastDay()) return [];
  const { moves } = await callRoute(listMovesRoute, { id }, signal);
  return moves.filter((move) => move.exists).map((move) => moveCommand(id, move, go));
}

function moveCommand(id: string, move: MoveOption, go: (to: string) => void): Command {
  const { label } = move;
  const missing = move.requirements.filter((requirement) => !requirement.isMet && requirement.exceptionId === undefined).length;
  const words = opportunityMessages['opportunity.move_to'];
  return {
    id: `move ${move.to}`,
    section: 'move',
    icon: move.isAllowed ? 'arrow-right' : 'lock',
    label: { zh: formatMessage(words, 'zh', { stage: label.zh }), en: formatMessage(words, 'en', { stage: label.en }) },
    keywords: 'move stage hjd',
    ...(missing > 0 && {
      detail: {
        zh: formatMessage(opportunityMessages['opportunity.move_missing'], 'zh', { count: missing }),
        en: formatMessage(opportunityMessages['opportunity.move_missing'], 'en', { count: missing }),
      },
    }),
    run: () => (move.isAllowed ? void moveNow(id, move) : go(`/opportunities/${id}?stage=${move.to}`)),
  };
}

async function moveNow(id: string, move: MoveOption): Promise<void> {
  try {
    await callRoute(moveStageRoute, { id, to: move.to });
    const locale = localeChoice.get();
    showToast({ text: formatMessage(opportunityMessages['opportunity.now_in'], locale, { stage: move.label[locale] }), tone: 'good' });
  } catch (error) {
    showToast({ text: error instanceof ApiError ? error.detail : String(error), tone: 'bad' });
  }
}
