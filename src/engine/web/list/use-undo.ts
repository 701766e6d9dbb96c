import { useState } from 'react';
import { ApiError, useRouteMutation } from '#platform/web/api.ts';
import { showToast } from '#platform/web/kit/toast.tsx';
import { useLabel, useMessages } from '#platform/web/locale.ts';
import type { FieldValue } from '#engine/contract/objects/fields.ts';
import { tableMessages } from '#engine/contract/records/table.messages.ts';
import { routesOf } from '../objects/object-registry.ts';
import type { WebObject } from '../objects/object-registry.ts';
import { useRefreshObject } from '../objects/use-refresh.ts';

/** Values a record had before it was changed. */
export interface Undone {
  readonly id: string;
  readonly values: Readonly<Record<string, FieldValue>>;
}

/** As many steps back as anybody remembers. */
const mostSteps = 50;
const mostAtOnce = 1000;

/** What was changed in a table, newest last; Ctrl-Z takes one step back, however many records it was. */
export function useUndo(web: WebObject) {
  const t = useMessages(tableMessages);
  const label = useLabel();
  const refresh = useRefreshObject();
  const bulk = useRouteMutation(routesOf(web.object).bulk);
  const [steps] = useState<(readonly Undone[])[]>([]);
  const [underWay] = useState(() => new Set<Promise<unknown>>());
  const undo = async (step: readonly Undone[]) => {
    let written = 0;
    let refusal: string | undefined;
    for (let at = 0; at < step.length; at += mostAtOnce) {
      const records = step.slice(at, at + mostAtOnce).map(({ id, values }) => ({ id, values: { ...values } }));
      const answer = await bulk.mutateAsync({ action: 'update', records, partial: true });
      written += answer.written;
      const message = answer.results.find((each) => !each.isWritten)?.issues[0]?.message;
      refusal ??= message && label(message);
    }
    await refresh(web.object.id, 'activity');
    const refused = step.length - written;
    if (refused === 0) showToast({ text: t('table.undone'), tone: 'good' });
    else showToast({ text: t('table.undone_some', { count: written, refused, reason: refusal ?? '' }), tone: 'bad' });
  };
  const run = (step: readonly Undone[]) =>
    void undo(step).catch((error: unknown) => showToast({ text: error instanceof ApiError ? error.message : String(error), tone: 'bad' }));
  return {
    /** Keeps a change for Ctrl-Z; gives the way to take just this one back. */
    keep: (step: readonly Undone[]): (() => void) => {
      steps.push(step);
      if (steps.length > mostSteps) steps.shift();
      return () => {
        const at = steps.indexOf(step);
        if (at < 0) return;
        steps.splice(at, 1);
        run(step);
      };
    },
    /** A change on its way; what is undone next is the newest, so undoing waits for it. */
    follow: (change: Promise<unknown>) => {
      underWay.add(change);
      void change.finally(() => underWay.delete(change));
    },
    undoLast: () =>
      void Promise.allSettled(underWay).then(() => {
        const step = steps.pop();
        if (step) run(step);
        else showToast({ text: t('table.nothing_to_undo') });
      }),
  };
}

/** The changes of one table that can be taken back. */
export type Undo = ReturnType<typeof useUndo>;
