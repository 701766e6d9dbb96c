import type { FollowedEvent } from '#engine/server/events/read-events.ts';
import type { Database } from '#platform/server/database/database.ts';

/** What a webhook wants; empty lists: everything. */
export interface Wish {
  readonly objects: readonly string[];
  readonly kinds: readonly string[];
}

/** The object under which changes of webhooks stand in the log; seeing one, each process reads the wishes anew. */
export const webhookObject = 'integration_webhook';

const wishes = new WeakMap<Database, Promise<ReadonlyMap<string, readonly Wish[]>>>();

/** Of these events, those an active webhook of their workspace wants; from memory unless webhooks have changed. */
export async function chooseWanted(database: Database, events: readonly FollowedEvent[]): Promise<readonly FollowedEvent[]> {
  if (events.some((event) => event.object === webhookObject)) wishes.delete(database);
  const known = wishes.get(database) ?? readWishes(database);
  wishes.set(database, known);
  try {
    const byWorkspace = await known;
    return byWorkspace.size === 0 ? [] : events.filter((event) => byWorkspace.get(event.workspaceId)?.some((wish) => mayBeWanted(wish, event)));
  } catch (error) {
    wishes.delete(database);
    throw error;
  }
}

/** Whether an event may lead to a message for this wish: any change of a record may also take it out of the member's sight. */
export function mayBeWanted(wish: Wish, event: { readonly object: string; readonly kind: string }): boolean {
  return isWanted(wish, event) || (event.kind !== 'record.created' && isWanted(wish, { object: event.object, kind: 'record.gone' }));
}

/** Whether a webhook with this wish takes what its member is told. */
export function isWanted(wish: Wish, told: { readonly object: string; readonly kind: string }): boolean {
  const isObject = wish.objects.length === 0 || wish.objects.includes(told.object);
  return isObject && (wish.kinds.length === 0 || wish.kinds.includes(told.kind));
}

async function readWishes(database: Database): Promise<ReadonlyMap<string, readonly Wish[]>> {
  const rows = await database.system((session) =>
    session.query<Wish & { workspaceId: string }>({
      text: `select workspace_id as "workspaceId", objects, kinds from integration_webhook where status = 'active'`,
    }),
  );
  return Map.groupBy(rows, (row) => row.workspaceId);
}
