import { useEffect, useState } from 'react';
import { ApiError, callRoute } from '#platform/web/api.ts';
import { type DashboardView, saveDashboardDraftRoute } from '../../contract/dashboards.routes.ts';
import type { DashboardBody } from '../../contract/tile.ts';

const saveAfterMs = 600;
const mostSteps = 60;

/** Whether the draft is on the server. */
export type DraftState = 'saved' | 'saving' | 'failed';

/** The draft of a dashboard: every change can be undone, and is on the server shortly after. */
export function useDraft(board: DashboardView) {
  const [body, setBody] = useState<DashboardBody>(board.draft ?? board.body);
  const [past, setPast] = useState<readonly DashboardBody[]>([]);
  const [future, setFuture] = useState<readonly DashboardBody[]>([]);
  const saving = useSavedDraft(board);
  const show = (next: DashboardBody) => {
    setBody(next);
    saving.keep(next);
  };
  return {
    body,
    ...saving,
    canUndo: past.length > 0,
    canRedo: future.length > 0,
    change: (next: DashboardBody) => {
      if (JSON.stringify(next) === JSON.stringify(body)) return;
      setPast([...past.slice(1 - mostSteps), body]);
      setFuture([]);
      show(next);
    },
    undo: () => {
      const last = past.at(-1);
      if (!last) return;
      setPast(past.slice(0, -1));
      setFuture([body, ...future]);
      show(last);
    },
    redo: () => {
      const [next, ...rest] = future;
      if (!next) return;
      setPast([...past, body]);
      setFuture(rest);
      show(next);
    },
  };
}

/** The draft and how to change it. */
export type Draft = ReturnType<typeof useDraft>;

/** Whether the draft is on the server, and why not. */
interface Saving {
  readonly state: DraftState;
  readonly error?: ApiError;
}

function useSavedDraft(board: DashboardView) {
  const [saving, setSaving] = useState<Saving>({ state: 'saved' });
  const [saver] = useState(() => createSaver(board.id, board.revision, setSaving));
  useEffect(() => () => void saver.flush(), [saver]);
  return { ...saving, keep: saver.keep, save: saver.flush };
}

/** Saves the last of several changes, one save after the other, so that each knows the revision the one before has made. */
function createSaver(id: string, firstRevision: number, tell: (saving: Saving) => void) {
  let revision = firstRevision;
  let waiting: DashboardBody | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let running: Promise<void> = Promise.resolve();
  const send = async (body: DashboardBody): Promise<void> => {
    try {
      revision = (await callRoute(saveDashboardDraftRoute, { id, body, revision })).revision;
      tell({ state: waiting ? 'saving' : 'saved' });
    } catch (error) {
      tell({ state: 'failed', ...(error instanceof ApiError && { error }) });
    }
  };
  const flush = (): Promise<void> => {
    clearTimeout(timer);
    const body = waiting;
    waiting = undefined;
    if (body) running = running.then(() => send(body));
    return running;
  };
  const keep = (body: DashboardBody): void => {
    waiting = body;
    tell({ state: 'saving' });
    clearTimeout(timer);
    timer = setTimeout(() => void flush(), saveAfterMs);
  };
  return { keep, flush };
}
