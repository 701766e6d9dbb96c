import type { Context } from '#engine/server/context.ts';
import { getLogEnd, type LogPosition, startOfLog } from '#engine/server/events/read-events.ts';
import type { RawAnswer, RawCall } from '#engine/server/feature.ts';
import { runRead } from '#engine/server/run.ts';
import { invalid, unauthenticated } from '#platform/contract/errors.ts';
import type { RouteInput } from '#platform/contract/route.ts';
import { type ChangeEntry, type ChangePage, type listChangesRoute } from '../../contract/changes.routes.ts';
import { readCursor, writeCursor } from '../feed-cursor.ts';
import { listEventsBetween } from '../feed.queries.ts';
import { openObjects, ruleObject, viewChanges } from '../view-changes.ts';
import { waitForEvents } from '../wait-for-events.ts';

const batchSize = 500;
/** Somebody who sees little of much gets an answer all the same, and reads on from there. */
const mostBatches = 10;
/** An event between reading and waiting would go unnoticed; so long at most. */
const lookAgainMs = 2_000;

type Input = RouteInput<typeof listChangesRoute>;

/** A page of the feed; waits for the next change, holding no connection, when there is none and the caller asked for it. */
export async function listChanges(call: RawCall, input: Input): Promise<RawAnswer> {
  const untilMs = performance.now() + input.wait * 1000;
  let { caller } = call;
  let { cursor } = input;
  for (;;) {
    const page = await runRead(call.app, caller, (ctx) => readChanges(ctx, { ...input, cursor }));
    const leftMs = untilMs - performance.now();
    if (page.changes.length > 0 || page.hasMore || leftMs <= 0) return { contentType: 'application/json', body: JSON.stringify(page) };
    cursor = page.cursor;
    await waitForEvents(call.app.database, caller.workspace.id, Math.min(leftMs, lookAgainMs));
    // Rights may have changed meanwhile.
    const now = await call.findCaller();
    if (!now) throw unauthenticated({ zh: '登录已失效。', en: 'You are no longer signed in.' });
    caller = now;
  }
}

/** A page of the feed as it stands: never past an event whose transaction may still commit. */
export async function readChanges(ctx: Context, input: Pick<Input, 'cursor' | 'objects' | 'limit'>): Promise<ChangePage> {
  const objects = wantedObjects(ctx, input.objects);
  const end = await getLogEnd(ctx.session);
  let after = startOf(ctx, input.cursor, end);
  const changes: ChangeEntry[] = [];
  for (let batch = 0; batch < mostBatches && changes.length < input.limit; batch += 1) {
    const events = await listEventsBetween(ctx.session, {
      workspaceId: ctx.workspace.id,
      after,
      end,
      objects: [...objects, ruleObject],
      limit: batchSize,
    });
    const seen = (await viewChanges(ctx, events)).filter((entry) => objects.includes(entry.object));
    const shown = seen.slice(0, input.limit - changes.length);
    changes.push(...shown);
    if (shown.length === seen.length && events.length < batchSize) return { changes, cursor: writeCursor(end, ctx.now), hasMore: false };
    const lastShown = shown.at(-1)?.id;
    const last = shown.length < seen.length ? events.find((event) => event.id === lastShown) : events.at(-1);
    if (last) after = { txId: last.txId, eventId: last.id };
  }
  return { changes, cursor: writeCursor(after, ctx.now), hasMore: true };
}

function startOf(ctx: Context, cursor: string | undefined, end: LogPosition): LogPosition {
  if (cursor === undefined || cursor === '') return startOfLog;
  return cursor === 'latest' ? end : readCursor(cursor, ctx.now, end);
}

function wantedObjects(ctx: Context, text: string | undefined): string[] {
  const open = openObjects(ctx);
  const names = (text ?? '')
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
  const unknown = names.filter((name) => !ctx.registry.objects.has(name));
  if (unknown.length > 0) {
    const message = {
      zh: `没有对象“${unknown.join('、')}”。可用：${open.join('、')}。`,
      en: `There is no object ${unknown.join(', ')}. Known: ${open.join(', ')}.`,
    };
    throw invalid([{ field: 'objects', code: 'changes.object_unknown', message }]);
  }
  return names.length > 0 ? open.filter((name) => names.includes(name)) : open;
}
