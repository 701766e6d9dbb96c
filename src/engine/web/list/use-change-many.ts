import { useState } from 'react';
import { callRoute } from '#platform/web/api.ts';
import { showToast } from '#platform/web/kit/toast.tsx';
import { useLabel, useMessages } from '#platform/web/locale.ts';
import type { Label } from '#platform/contract/label.ts';
import { bulkLimit } from '#engine/contract/records/query.ts';
import type { BulkResult } from '#engine/contract/records/query.ts';
import { recordMessages } from '#engine/contract/records/records.messages.ts';
import { tableMessages } from '#engine/contract/records/table.messages.ts';
import { routesOf } from '../objects/object-registry.ts';
import type { WebObject } from '../objects/object-registry.ts';
import { useRefreshObject } from '../objects/use-refresh.ts';
import { recordsOf, withRefusals } from './change-plan.ts';
import type { CellChange } from './change-plan.ts';
import { valuesBefore } from './change-table.tsx';
import type { Undo } from './use-undo.ts';

/** The changes with what the server would refuse of them; nothing is written. */
export async function tryChanges(web: WebObject, changes: readonly CellChange[], label: (text: Label) => string): Promise<readonly CellChange[]> {
  return withRefusals(changes, { results: await sendChanges(web, changes, true) }, label);
}

async function sendChanges(web: WebObject, changes: readonly CellChange[], isTrial: boolean): Promise<BulkResult['results']> {
  const records = recordsOf(changes);
  const results: BulkResult['results'] = [];
  for (let at = 0; at < records.length; at += bulkLimit) {
    const part = records.slice(at, at + bulkLimit);
    const answer = await callRoute(routesOf(web.object).bulk, { action: 'update', records: part, partial: true, ...(isTrial && { isTrial }) });
    results.push(...answer.results);
  }
  return results;
}

/** Writes many cells at once as one step that can be taken back. */
export function useChangeMany(web: WebObject, undo: Undo, onDone: () => void) {
  const t = useMessages(tableMessages);
  const words = useMessages(recordMessages);
  const label = useLabel();
  const refresh = useRefreshObject();
  const [isBusy, setIsBusy] = useState(false);
  const apply = async (changes: readonly CellChange[]) => {
    setIsBusy(true);
    try {
      const possible = changes.filter((change) => change.problem === undefined);
      const results = await sendChanges(web, possible, false);
      const written = new Set(results.filter((each) => each.isWritten).map((each) => each.id));
      const changed = possible.filter((change) => written.has(change.row.id));
      const refused = results.filter((each) => !each.isWritten);
      const reason = refused[0]?.issues[0]?.message;
      if (reason) showToast({ text: words('records.bulk_refused', { count: refused.length, reason: label(reason) }), tone: 'bad' });
      if (changed.length > 0)
        showToast({ text: t('table.pasted', { count: changed.length }), tone: 'good', onUndo: undo.keep(valuesBefore(changed)) });
      void refresh(web.object.id, 'activity');
      onDone();
    } catch (error) {
      showToast({ text: error instanceof Error ? error.message : String(error), tone: 'bad' });
    } finally {
      setIsBusy(false);
    }
  };
  return { isBusy, apply: (changes: readonly CellChange[]) => void apply(changes) };
}
