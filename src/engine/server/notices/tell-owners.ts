import { defineNoticeKinds, type NoticeDraft } from '../../contract/notices/notice-kind.ts';
import type { Context } from '../context.ts';
import type { ObjectDefinition } from '../../contract/objects/object.ts';
import type { Values } from '../records/guard.ts';
import { notify } from './notify.ts';

/** Whoever gets more at once is told how many, not of each. */
const mostNamed = 3;

/** What the engine itself tells people. */
export const recordNotices = defineNoticeKinds([
  {
    id: 'record.assigned',
    tab: 'other',
    look: 'assigned',
    name: { zh: '有记录交给我', en: 'A record is handed to me' },
    says: { zh: '{actor}把{record}交给你负责', en: '{actor} handed {record} to you' },
  },
  {
    id: 'record.assigned_many',
    tab: 'other',
    look: 'assigned',
    name: { zh: '有一批记录交给我', en: 'Several records are handed to me' },
    says: { zh: '{actor}把 {count} 个{what}交给你负责', en: '{actor} handed {count} {what} to you' },
  },
]);

interface Written {
  readonly id: string;
  readonly before: { readonly values: Values } | null;
  readonly after: Values;
}

/** Tells people what was handed to them, in the same transaction; nothing is asked of the database when nobody was given anything. */
export async function tellNewOwners(ctx: Context, object: ObjectDefinition, written: readonly Written[]): Promise<void> {
  const { ownerField } = object;
  // What a file or a job brings is told once, by whoever started it.
  if (
    ownerField === undefined ||
    !ctx.registry.noticeKinds.has('record.assigned') ||
    ctx.door === 'import' ||
    ctx.door === 'job' ||
    ctx.door === 'cli'
  )
    return;
  const given = written.flatMap(({ id, before, after }) => {
    const owner = after[ownerField];
    const isNew = typeof owner === 'string' && owner !== ctx.actor.memberId && owner !== before?.values[ownerField];
    return isNew ? [{ id, owner }] : [];
  });
  if (given.length === 0) return;
  const drafts = [...Map.groupBy(given, (each) => each.owner)].flatMap(([owner, own]) => draftsFor(object, owner, own));
  await notify(ctx, ...drafts);
}

function draftsFor(object: ObjectDefinition, owner: string, own: readonly { readonly id: string }[]): NoticeDraft[] {
  const base = { to: [owner], object: object.id };
  if (own.length <= mostNamed) return own.map(({ id }) => ({ ...base, kind: 'record.assigned', recordId: id }));
  const what = { zh: object.label.zh, en: object.labelPlural.en.toLowerCase() };
  return [{ ...base, kind: 'record.assigned_many', facts: { count: own.length, what } }];
}
