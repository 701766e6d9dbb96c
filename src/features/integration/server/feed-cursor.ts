import type { LogPosition } from '#engine/server/events/read-events.ts';
import { gone, invalid } from '#platform/contract/errors.ts';
import { feedKeptDays } from '../contract/changes.routes.ts';

const dayMs = 86_400_000;
const form = /^(\d{1,20})\.([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.(\d{1,15})$/;

/** A place in the log and when it was handed out, as text that means nothing to its holder. */
export function writeCursor(position: LogPosition, at: Date): string {
  return Buffer.from(`${position.txId}.${position.eventId}.${at.getTime()}`).toString('base64url');
}

/** The place a cursor stands for; 410 when it is older than changes are kept or belongs to another log. */
export function readCursor(cursor: string, now: Date, end: LogPosition): LogPosition {
  const [, txId, eventId, issuedMs] = form.exec(Buffer.from(cursor, 'base64url').toString('latin1')) ?? [];
  if (txId === undefined || eventId === undefined || issuedMs === undefined) throw invalid([notOurs]);
  if (now.getTime() - Number(issuedMs) > feedKeptDays * dayMs || BigInt(txId) > BigInt(end.txId)) throw tooOld();
  return { txId, eventId };
}

const notOurs = {
  field: 'cursor',
  code: 'changes.cursor_malformed',
  message: {
    zh: '这不是变更流给出的游标。请使用上一页的 cursor，或 cursor=latest。',
    en: 'This is no cursor of the feed. Use the cursor of the page before, or cursor=latest.',
  },
};

function tooOld() {
  const label = {
    zh: `游标已失效：变更保留 ${feedKeptDays} 天。请用 cursor=latest 取得新游标，再重新读取一次列表。`,
    en: `The cursor is no longer good: changes are kept for ${feedKeptDays} days. Take a new one with cursor=latest, then read the lists once more.`,
  };
  return gone('changes.cursor_too_old', label, { keptDays: feedKeptDays });
}
