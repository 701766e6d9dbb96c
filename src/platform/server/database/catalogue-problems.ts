import type pg from 'pg';
import { tenantExceptions } from './tenant-exceptions.ts';

/** Something in the database that lets workspaces mix. */
export interface CatalogueProblem {
  readonly table: string;
  readonly rule: 'wall' | 'key' | 'unique' | 'reference';
  readonly name: string;
  readonly says: string;
}

/** Exactly the form that was measured as free; any other loses parallel plans or indexes. */
const wall = "(workspace_id = (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid)";

const tables = `from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where n.nspname = 'public' and c.relkind in ('r', 'p') and c.relname not like 'kysely\\_%'`;

const readWalls = `
  select c.relname as "table", c.relrowsecurity as "isSecured", c.relispartition as "isPartition",
    has_table_privilege('sloop_app', c.oid, 'select, insert, update, delete') as "isOpen",
    coalesce((select a.attnotnull and format_type(a.atttypid, a.atttypmod) = 'uuid' from pg_attribute a
      where a.attrelid = c.oid and a.attname = 'workspace_id' and not a.attisdropped), false) as "hasWorkspace",
    (select json_agg(json_build_object('using', pg_get_expr(p.polqual, p.polrelid), 'check', pg_get_expr(p.polwithcheck, p.polrelid), 'command', p.polcmd,
      'isPermissive', p.polpermissive, 'isForAll', p.polroles = '{0}')) from pg_policy p where p.polrelid = c.oid) as policies
  ${tables} order by 1`;

// Columns by position; a primary key or unique index without workspace_id first could collide across workspaces.
const readIndexes = `
  select c.relname as "table", ic.relname as name, i.indisprimary as "isPrimary",
    (select a.attname from pg_attribute a where a.attrelid = c.oid and a.attnum = i.indkey[0]) as "firstColumn"
  from pg_index i join pg_class ic on ic.oid = i.indexrelid, lateral (select c.oid, c.relname ${tables} and c.oid = i.indrelid) c
  where i.indisunique order by 1, 2`;

const readReferences = `
  select c.relname as "table", k.conname as name, t.relname as target,
    (select a.attname from pg_attribute a where a.attrelid = k.conrelid and a.attnum = k.conkey[1]) as "ownColumn",
    (select a.attname from pg_attribute a where a.attrelid = k.confrelid and a.attnum = k.confkey[1]) as "targetColumn"
  from pg_constraint k join pg_class t on t.oid = k.confrelid, lateral (select c.oid, c.relname ${tables} and c.oid = k.conrelid) c
  where k.contype = 'f' and k.conparentid = 0 order by 1, 2`;

interface WallRow {
  readonly table: string;
  readonly isSecured: boolean;
  readonly isPartition: boolean;
  readonly isOpen: boolean;
  readonly hasWorkspace: boolean;
  readonly policies: readonly { using: string | null; check: string | null; command: string; isPermissive: boolean; isForAll: boolean }[] | null;
}

/** Walks the catalogue: what breaks a rule of the workspace wall and is no declared exception. */
export async function readCatalogueProblems(client: pg.ClientBase): Promise<CatalogueProblem[]> {
  const all = await readAllProblems(client);
  return all.filter((problem) => !tenantExceptions.some((exception) => isAbout(exception, problem)));
}

/** Exceptions that excuse nothing any more. */
export async function listNeedlessExceptions(client: pg.ClientBase): Promise<string[]> {
  const all = await readAllProblems(client);
  return tenantExceptions
    .filter((exception) => !all.some((problem) => isAbout(exception, problem)))
    .map((exception) => `${exception.table} ${exception.rule}`);
}

function isAbout(exception: (typeof tenantExceptions)[number], problem: CatalogueProblem): boolean {
  if (exception.table !== problem.table) return false;
  // A table outside the wall has no workspace its keys could begin with.
  return exception.rule === 'wall' || (exception.rule === problem.rule && (exception.name ?? problem.name) === problem.name);
}

async function readAllProblems(client: pg.ClientBase): Promise<CatalogueProblem[]> {
  const { rows: walls } = await client.query<WallRow>(readWalls);
  const { rows: indexes } = await client.query<{ table: string; name: string; isPrimary: boolean; firstColumn: string | null }>(readIndexes);
  const { rows: references } = await client.query<{ table: string; name: string; target: string; ownColumn: string; targetColumn: string }>(
    readReferences,
  );
  return [
    ...walls.flatMap(wallProblems),
    ...walls
      .filter((row) => !indexes.some((index) => index.table === row.table && index.isPrimary))
      .map((row) => problem(row.table, 'key', row.table, 'has no primary key')),
    ...indexes
      .filter((index) => index.firstColumn !== 'workspace_id')
      .map((index) =>
        problem(
          index.table,
          index.isPrimary ? 'key' : 'unique',
          index.name,
          `the ${index.isPrimary ? 'primary key' : 'unique index'} ${index.name} must begin with workspace_id`,
        ),
      ),
    ...references
      .filter((reference) => reference.ownColumn !== 'workspace_id' || reference.targetColumn !== 'workspace_id')
      .map((reference) =>
        problem(
          reference.table,
          'reference',
          reference.name,
          `the foreign key ${reference.name} to ${reference.target} must begin with workspace_id on both sides`,
        ),
      ),
  ];
}

function wallProblems(row: WallRow): CatalogueProblem[] {
  const say = (says: string): CatalogueProblem[] => [problem(row.table, 'wall', row.table, says)];
  if (!row.hasWorkspace) return say('has no column workspace_id uuid not null; put it first in the table, its keys and its indexes');
  if (!row.isSecured) return say('has no row-level security; call confineToWorkspace(db, …) in its migration');
  const policies = row.policies ?? [];
  const [policy] = policies;
  if (!policy || policies.length !== 1) return say('must have exactly the one policy that confineToWorkspace makes');
  // A partition is reached through its parent, and the application has no right on it by its own name.
  const hasCheck = policy.check === wall || (row.isPartition && !row.isOpen);
  const isRight = policy.using === wall && hasCheck && policy.command === '*' && policy.isPermissive && policy.isForAll;
  return isRight ? [] : say('has a policy in another form than the measured one; use confineToWorkspace');
}

function problem(table: string, rule: CatalogueProblem['rule'], name: string, says: string): CatalogueProblem {
  return { table, rule, name, says: `${table} ${says}` };
}
