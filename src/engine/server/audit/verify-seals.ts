import type { Session } from '#platform/server/database/database.ts';
import type { SealBreak, VerifyStretch } from '../../contract/audit/seals.ts';
import { startOfLog } from '../events/read-events.ts';
import { type DigestedEvent, firstHash, sealHash, unpackLeaves } from './event-digest.ts';
import { joinMoves, locateBreaks } from './locate-breaks.ts';
import {
  countAfter,
  findSeal,
  getSealedUntil,
  getSealRange,
  isDropTold,
  listDigestedEvents,
  listExistingEvents,
  listSeals,
  type Place,
  type Seal,
} from './seal.queries.ts';

const eventsPerStretch = 100_000;
const mostBreaks = 500;
const start: Place = { txId: startOfLog.txId, id: startOfLog.eventId };

/**
 * Recomputes the seals after the given one from the events that are there now, a stretch at a time, and names every break. At the end
 * it also tells what is not sealed yet.
 */
export async function verifyStretch(session: Session, workspaceId: string, after: number): Promise<VerifyStretch> {
  // Asked before the seals are read: what the sealer has passed by now must be in them.
  const sealedUntil = (await getSealedUntil(session)) ?? start;
  const range = await getSealRange(session, workspaceId);
  const seals = await listSeals(session, workspaceId, after, eventsPerStretch);
  const before = after === 0 ? undefined : await findSeal(session, workspaceId, after);
  const found = await checkSeals(session, workspaceId, after, before, seals);
  const last = seals.at(-1) ?? before;
  const isEnd = last === undefined || last.number >= range.last;
  const breaks = [...found.breaks, ...(await checkDrop(session, workspaceId, seals, range.dropped))];
  const tail = isEnd ? await countAfter(session, workspaceId, placeOfEnd(last), sealedUntil) : undefined;
  if (tail && tail.passed > 0) breaks.push({ kind: 'seal_missing', seal: (last?.number ?? 0) + 1, event: null });
  return {
    seals: seals.length,
    events: found.events,
    breaks: joinMoves(breaks, await findExisting(session, workspaceId, breaks)).slice(0, mostBreaks),
    next: isEnd ? null : last.number,
    last: range.last,
    head: last ? { number: last.number, hash: last.hash.toString('hex'), sealedAt: last.sealedAt.toISOString() } : null,
    checkpoint: range.dropped === 0 ? null : range.dropped,
    tail: tail ? { events: tail.waiting, since: tail.since?.toISOString() ?? null } : null,
  };
}

async function checkSeals(session: Session, workspaceId: string, after: number, before: Seal | undefined, seals: readonly Seal[]) {
  const last = seals.at(-1);
  const events = last ? await listDigestedEvents(session, workspaceId, placeOfEnd(before), placeOfEnd(last)) : [];
  const breaks: SealBreak[] = [];
  let at = 0;
  let previous: { readonly number: number; readonly hash: Buffer } = before ?? { number: after, hash: firstHash(workspaceId) };
  for (const seal of seals) {
    const isGap = seal.number !== previous.number + 1;
    for (let missing = previous.number + 1; missing < seal.number; missing += 1) breaks.push({ kind: 'seal_missing', seal: missing, event: null });
    // Events before a seal that follows a missing one were the missing one's.
    while (isGap && at < events.length && isBefore(events[at], { txId: seal.firstTx, id: seal.firstEvent })) at += 1;
    const from = at;
    while (at < events.length && !isBefore(placeOfEnd(seal), events[at])) at += 1;
    breaks.push(...checkSeal(seal, isGap ? seal.previousHash : previous.hash, events.slice(from, at)));
    previous = seal;
  }
  return { breaks, events: events.length };
}

/** Nothing when the seal follows from the one before and its events. */
function checkSeal(seal: Seal, previous: Buffer, events: readonly DigestedEvent[]): SealBreak[] {
  if (seal.droppedAt !== null) {
    const added = events.map((event): SealBreak => ({ kind: 'inserted', seal: seal.number, event: event.id }));
    return seal.previousHash.equals(previous) ? added : [...added, { kind: 'seal_changed', seal: seal.number, event: null }];
  }
  if (sealHash(previous, events).equals(seal.hash) && seal.previousHash.equals(previous) && seal.events === events.length) return [];
  const located = locateBreaks(seal.number, unpackLeaves(seal.leaves ?? Buffer.alloc(0)), events);
  return located.length > 0 ? located : [{ kind: 'seal_changed', seal: seal.number, event: null }];
}

async function findExisting(session: Session, workspaceId: string, breaks: readonly SealBreak[]): Promise<ReadonlySet<string>> {
  const gone = breaks.flatMap((each) => (each.kind === 'deleted' && each.event !== null ? [each.event] : []));
  return gone.length === 0 ? new Set() : new Set(await listExistingEvents(session, workspaceId, gone));
}

/** Events may be gone only where the log says, itself sealed, that their time was over. */
async function checkDrop(session: Session, workspaceId: string, seals: readonly Seal[], dropped: number): Promise<SealBreak[]> {
  const seal = seals.find((each) => each.number === dropped);
  if (!seal || (await isDropTold(session, workspaceId, seal.number, seal.hash.toString('hex')))) return [];
  return [{ kind: 'dropped', seal: seal.number, event: null }];
}

function placeOfEnd(seal: Seal | undefined): Place {
  return seal ? { txId: seal.lastTx, id: seal.lastEvent } : start;
}

function isBefore(left: Place | undefined, right: Place | undefined): boolean {
  if (!left || !right) return false;
  const [a, b] = [BigInt(left.txId), BigInt(right.txId)];
  return a === b ? left.id < right.id : a < b;
}
