import type { SealBreak } from '../../contract/audit/seals.ts';
import { type DigestedEvent, digestHead, type Leaf } from './event-digest.ts';

/** Says which events of a seal are not what they were: its leaves beside what is there now. Nothing when the leaves agree. */
export function locateBreaks(seal: number, leaves: readonly Leaf[], events: readonly DigestedEvent[]): SealBreak[] {
  const wanted = new Map(leaves.map((leaf) => [leaf.id, leaf.digestHead]));
  const found = new Map<string, string>();
  const breaks: SealBreak[] = [];
  for (const event of events) {
    // The same id a second time can only have been put there.
    if (!wanted.has(event.id) || found.has(event.id)) breaks.push({ kind: 'inserted', seal, event: event.id });
    else if (wanted.get(event.id) !== digestHead(event.digest)) breaks.push({ kind: 'changed', seal, event: event.id });
    if (!found.has(event.id)) found.set(event.id, digestHead(event.digest));
  }
  for (const { id } of leaves) if (!found.has(id)) breaks.push({ kind: 'deleted', seal, event: id });
  return breaks.some((each) => each.kind !== 'changed') ? breaks : [...breaks, ...movedEvents(seal, leaves, events)];
}

/** Of events that are all there, those that stand elsewhere than when they were sealed. */
function movedEvents(seal: number, leaves: readonly Leaf[], events: readonly DigestedEvent[]): SealBreak[] {
  return events.flatMap((event, at) => (leaves[at]?.id === event.id ? [] : [{ kind: 'moved' as const, seal, event: event.id }]));
}

/** An event missing from its seal that is still in the log was moved; where it is now, it was not inserted. */
export function joinMoves(breaks: readonly SealBreak[], existing: ReadonlySet<string>): SealBreak[] {
  const isMoved = (each: SealBreak): boolean => each.kind === 'deleted' && each.event !== null && existing.has(each.event);
  const moved = new Set(breaks.filter(isMoved).map((each) => each.event));
  return breaks.flatMap((each) => {
    if (isMoved(each)) return [{ ...each, kind: 'moved' as const }];
    return each.kind === 'inserted' && moved.has(each.event) ? [] : [each];
  });
}
