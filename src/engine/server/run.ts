import { setTimeout as wait } from 'node:timers/promises';
import { uuidv7 } from 'uuidv7';
import type { Database, Session, Statement } from '#platform/server/database/database.ts';
import type { FileStore } from '#platform/server/files/file-store.ts';
import type { Locale } from '#platform/contract/label.ts';
import type { Actor, Door } from '../contract/actor.ts';
import type { EventDraft } from '../contract/events/event.ts';
import type { Context, WorkspaceSettings } from './context.ts';
import { appendEvents } from './events/append-events.ts';
import { withMasks } from './policy/mask-actor.ts';
import type { Registry } from './registry.ts';
import { segmentObject } from './segments/segment-rules.ts';
import { withKeptInSight } from './schema/kept-in-sight.ts';
import { schemaObject } from './schema/schema-object.ts';
import { createWorkspaceRegistries, type WorkspaceRegistries } from './schema/workspace-registries.ts';

/** The running product as its rooms need it: database, declarations, clock, identity. */
export interface App {
  readonly database: Database;
  /** What the program itself declares. */
  readonly registry: Registry;
  /** The same with what the administrators of each workspace declared; use-cases are handed that of their caller. */
  readonly registries: WorkspaceRegistries;
  readonly now: () => Date;
  readonly newId: () => string;
  /** Where uploaded files lie; absent in processes that have no home folder. */
  readonly files?: FileStore;
}

/** Who calls, from where. */
export interface Caller {
  readonly workspace: WorkspaceSettings;
  readonly actor: Actor;
  readonly door: Door;
  readonly locale: Locale;
  readonly cause?: string | null;
}

/** Puts the product together; tests hand in their own clock. */
export function createApp(database: Database, registry: Registry, given: { now?: () => Date; files?: FileStore } = {}): App {
  return {
    database,
    registry,
    registries: createWorkspaceRegistries(database, registry),
    now: given.now ?? (() => new Date()),
    newId: uuidv7,
    ...(given.files && { files: given.files }),
  };
}

/** Runs a reading use-case for the caller, outside a transaction; a sensitive read it tells of is in the log before the answer leaves. */
export async function runRead<T>(app: App, caller: Caller, work: (ctx: Context) => Promise<T>): Promise<T> {
  const registry = await app.registries.of(caller.workspace.id);
  const reads: EventDraft[] = [];
  const tellRead = (draft: EventDraft): void => void reads.push(draft);
  const result = await app.database.read(caller.workspace.id, (session) =>
    work(contextOf(app, registry, caller, session, { emit: refuseEvent, lastly: refuseStatement, tellRead })),
  );
  // What was read leaves only once the log says so.
  if (reads.length > 0) await runWrite(app, caller, async (ctx) => reads.forEach((draft) => ctx.emit(draft)));
  return result;
}

/** Runs a writing use-case for the caller in exactly one transaction; its events are written with the commit. */
export async function runWrite<T>(app: App, caller: Caller, work: (ctx: Context) => Promise<T>): Promise<T> {
  const registry = await app.registries.of(caller.workspace.id);
  if (!registry.kept) return writeOnce(app, caller, registry, work);
  // Parents and children of kept fields are locked from both ends; who loses that race has changed nothing and begins anew.
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await writeOnce(app, caller, registry, work);
    } catch (error) {
      if (attempt === attemptsAtMost || !isDeadlock(error)) throw error;
      await wait(30 * attempt);
    }
  }
}

const attemptsAtMost = 4;

function isDeadlock(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === '40P01' || error.code === 'record.busy');
}

async function writeOnce<T>(app: App, caller: Caller, registry: Registry, work: (ctx: Context) => Promise<T>): Promise<T> {
  const drafts: EventDraft[] = [];
  const last: Statement[] = [];
  const tell = (draft: EventDraft): void => void drafts.push(draft);
  const lastly = (statement: Statement): void => void last.push(statement);
  let ctx: Context | undefined;
  const result = await app.database.write(
    caller.workspace.id,
    (session) => {
      ctx = contextOf(app, registry, caller, session, { emit: tell, lastly, tellRead: tell });
      return work(ctx);
    },
    async () => {
      if (!ctx) return;
      const { session } = ctx;
      // Sent at once, in this order: the commit follows without waiting for their answers.
      await Promise.all([drafts.length > 0 && appendEvents(ctx, drafts), ...last.map((statement) => session.query(statement))]);
    },
  );
  if (drafts.some((draft) => draft.object === schemaObject || draft.object === segmentObject)) await app.registries.refresh();
  return result;
}

function contextOf(app: App, registry: Registry, caller: Caller, session: Session, told: Pick<Context, 'emit' | 'lastly' | 'tellRead'>): Context {
  return withKeptInSight({
    workspace: caller.workspace,
    actor: withMasks(registry, caller.actor),
    door: caller.door,
    locale: caller.locale,
    now: app.now(),
    newId: app.newId,
    registry,
    session,
    db: session.db,
    cause: caller.cause ?? null,
    ...told,
  });
}

function refuseStatement(): never {
  throw new Error('A reading use-case writes nothing; declare its route as a write.');
}

function refuseEvent(draft: EventDraft): never {
  throw new Error(`The event ${draft.kind} was emitted by a reading use-case; declare its route as a write.`);
}
