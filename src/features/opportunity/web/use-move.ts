import { callRoute } from '#platform/web/api.ts';
import { showToast } from '#platform/web/kit/toast.tsx';
import { useLabel, useMessages } from '#platform/web/locale.ts';
import type { Label } from '#platform/contract/label.ts';
import type { RecordRow } from '#engine/contract/records/query.ts';
import { nameOfRecord } from '#engine/web/objects/read-value.ts';
import { useRefreshObject } from '#engine/web/objects/use-refresh.ts';
import { opportunityMessages } from '../contract/opportunity.messages.ts';
import { moveStageRoute } from '../contract/opportunity.routes.ts';
import type { MoveDraft } from './move-draft.ts';

/** Moves a deal and offers to take the move back; throws what the server refuses. */
export function useMove() {
  const t = useMessages(opportunityMessages);
  const label = useLabel();
  const refresh = useRefreshObject();
  return async (record: RecordRow, to: { readonly id: string; readonly label: Label }, draft?: MoveDraft): Promise<void> => {
    const from = record['stage'];
    await callRoute(moveStageRoute, {
      id: record.id,
      to: to.id,
      values: { ...draft?.values },
      checklist: [...(draft?.checklist ?? [])],
      ...(draft && draft.reason.trim() !== '' && { reason: draft.reason.trim() }),
    });
    await refresh('opportunity', 'activity');
    const takeBack = async () => {
      await callRoute(moveStageRoute, { id: record.id, to: String(from), reason: t('opportunity.undo_reason') });
      await refresh('opportunity');
    };
    const failed = (error: unknown) => showToast({ text: error instanceof Error ? error.message : String(error), tone: 'bad' });
    showToast({
      text: t('opportunity.moved', { name: nameOfRecord(record, 'name'), stage: label(to.label) }),
      tone: 'good',
      ...(typeof from === 'string' && { onUndo: () => void takeBack().catch(failed) }),
    });
  };
}
