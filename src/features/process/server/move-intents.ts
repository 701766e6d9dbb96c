import type { Session } from '#platform/server/database/database.ts';
import type { Context } from '#engine/server/context.ts';

/** What a person says beside the new stage itself; a plain change of the field says none of it. */
export interface MoveIntent {
  readonly reason?: string | undefined;
  /** Ids of checklist items confirmed. */
  readonly confirmed?: readonly string[] | undefined;
  /** A stage that lies in the past and is recorded as it was: no gate, marked as imported. */
  readonly importedAt?: Date | undefined;
  /** The stage has vanished from the process and this is what replaces it: no gate. */
  readonly isMapped?: boolean | undefined;
}

const intents = new WeakMap<Session, ReadonlyMap<string, MoveIntent>>();

/**
 * Hands the gate what was said about each record's move while `work` writes the records. The connection is lent to one
 * transaction at a time, so nothing said here reaches another.
 */
export async function withMoveIntents<T>(ctx: Context, said: ReadonlyMap<string, MoveIntent>, work: () => Promise<T>): Promise<T> {
  const before = intents.get(ctx.session);
  intents.set(ctx.session, said);
  try {
    return await work();
  } finally {
    if (before) intents.set(ctx.session, before);
    else intents.delete(ctx.session);
  }
}

/** What was said about this record's move; undefined when its stage is changed like any field. */
export function intentOf(ctx: Context, recordId: string): MoveIntent | undefined {
  return intents.get(ctx.session)?.get(recordId);
}
