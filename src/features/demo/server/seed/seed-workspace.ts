import { fillSearchSql } from '#engine/server/search/create-search.ts';
import type { Session } from '#platform/server/database/database.ts';
import { baseSteps, helpers } from './seed-sql.ts';
import { dealSteps } from './seed-deals-sql.ts';

const tables = ['account', 'account_version', 'contact', 'opportunity', 'opportunity_version', 'process_stage_history', 'activity', 'event'];
/** From so many deals on it is quicker to build indexes and check references once at the end. */
const usuallyRebuildFrom = 50_000;
const lastEventId = 'ffffffff-ffff-ffff-ffff-ffffffffffff';

interface Seeding {
  readonly workspaceId: string;
  readonly memberId: string;
  readonly opportunities: number;
  readonly say: (text: string) => void;
  /** From so many deals on indexes are taken off meanwhile. */
  readonly rebuildFrom?: number;
}

/** Fills an empty workspace for measuring: all in one transaction of the owner, so that what is taken off for speed is on again or was never off. */
export async function seedWorkspace(session: Session, seeding: Seeding): Promise<void> {
  const run = (text: string, values?: readonly unknown[]) => session.query<Record<string, unknown>>(values ? { text, values } : { text });
  for (const text of helpers) await run(text.replace('create function', 'create or replace function'));
  await run(`select ensure_event_partition((date_trunc('month', now()) - make_interval(months => m))::date) from generate_series(0, 26) m`);
  await run('begin');
  try {
    await run(`set local synchronous_commit = off`);
    await run(`set local maintenance_work_mem = '512MB'`);
    await run(`set local work_mem = '128MB'`);
    await run('select setseed(0.20171231)');
    const restore = seeding.opportunities >= (seeding.rebuildFrom ?? usuallyRebuildFrom) ? await takeOff(run) : [];
    await run('alter table opportunity disable trigger user');
    for (const step of [...baseSteps, ...dealSteps]) {
      const from = performance.now();
      await run(...bindNames(step.text, seeding));
      if (step.note === 'stays')
        await run('create index on seed_stay (id, k)')
          .then(() => run('analyze seed_stay'))
          .then(() => run('analyze seed_deal'));
      seeding.say(`  ${step.note}: ${((performance.now() - from) / 1000).toFixed(1)} s`);
    }
    await run('alter table opportunity enable trigger user');
    // What the triggers would have kept of each deal, as one set.
    for (const text of fillSearchSql({ table: 'opportunity', name: 'name', pinyin: false })) await run(text);
    await restoreAll(run, restore, seeding);
    // What was seeded is long past: nobody reacts to it.
    await run(`insert into engine_follower (consumer, tx_id, event_id) values ('reactions', pg_current_xact_id(), '${lastEventId}')
      on conflict (consumer) do update set tx_id = excluded.tx_id, event_id = excluded.event_id`);
    await run('commit');
  } catch (error) {
    await run('rollback').catch(() => undefined);
    throw error;
  }
  await run('vacuum analyze');
}

/** Named parameters as numbered ones, only those the text uses. */
function bindNames(text: string, seeding: Seeding): [text: string, values: readonly unknown[]] {
  const given = { workspace: ['uuid', seeding.workspaceId], deals: ['int', seeding.opportunities], member: ['uuid', seeding.memberId] } as const;
  const used: ('workspace' | 'deals' | 'member')[] = [];
  const numbered = text.replaceAll(/\$(workspace|deals|member)/g, (_, name: 'workspace' | 'deals' | 'member') => {
    if (!used.includes(name)) used.push(name);
    return `$${used.indexOf(name) + 1}::${given[name][0]}`;
  });
  return [numbered, used.map((name) => given[name][1])];
}

type Run = (text: string, values?: readonly unknown[]) => Promise<Record<string, unknown>[]>;

/** Indexes first, then references, which are checked by joins that want to know how large the tables are. */
async function restoreAll(run: Run, restore: readonly string[], { say }: Seeding): Promise<void> {
  if (restore.length === 0) return;
  for (const table of tables) await run(`analyze ${table}`);
  const from = performance.now();
  for (const text of restore) {
    const begun = performance.now();
    await run(text);
    const seconds = (performance.now() - begun) / 1000;
    if (seconds > 2) say(`    ${seconds.toFixed(1)} s: ${text.slice(0, 100)}`);
  }
  say(`  indexes and references: ${((performance.now() - from) / 1000).toFixed(1)} s`);
}

/** Takes off indexes that only serve reading, and references; gives the statements that put them back exactly. */
async function takeOff(run: Run): Promise<string[]> {
  const restore: string[] = [];
  const indexes = await run(
    `select i.relname as name, pg_get_indexdef(x.indexrelid) as text from pg_index x join pg_class i on i.oid = x.indexrelid join pg_class t on t.oid = x.indrelid
     where t.relname = any($1) and t.relnamespace = 'public'::regnamespace and not exists (select 1 from pg_constraint c where c.conindid = x.indexrelid)`,
    [tables],
  );
  const references = await run(
    `select t.relname as table, c.conname as name, pg_get_constraintdef(c.oid) as text from pg_constraint c join pg_class t on t.oid = c.conrelid
     where c.contype = 'f' and t.relname = any($1) and t.relnamespace = 'public'::regnamespace and c.conparentid = 0`,
    [tables],
  );
  for (const { table, name, text } of references) {
    await run(`alter table ${String(table)} drop constraint ${String(name)}`);
    restore.push(`alter table ${String(table)} add constraint ${String(name)} ${String(text)}`);
  }
  for (const { name, text } of indexes) {
    await run(`drop index ${String(name)}`);
    // A partitioned table's own index is described as ONLY its own; built without the word it is built on every month.
    restore.unshift(String(text).replace(' ON ONLY ', ' ON '));
  }
  return restore;
}
