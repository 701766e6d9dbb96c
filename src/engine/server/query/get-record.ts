import { notFound } from '#platform/contract/errors.ts';
import type { RecordRow } from '../../contract/records/query.ts';
import type { Context } from '../context.ts';
import { createSqlParameters, type SqlParameters } from '../expression/sql-parameters.ts';
import { objectNamed, type ObjectStorage, storageOf } from '../fields/object-storage.ts';
import { maskedFields } from '../policy/field-access.ts';
import { isGranted, type Scope, scopeFor } from '../policy/scope.ts';
import type { SqlRow } from '../records/record-row.ts';
import { type ShownColumns, showColumns } from './shown-columns.ts';

/** One record with all its fields, names of what it refers to, and what the actor may do with it. */
export async function getRecord(ctx: Context, objectId: string, id: string): Promise<RecordRow> {
  const storage = storageOf(objectNamed(ctx.registry, objectId));
  const scope = scopeFor(ctx, objectId, 'see');
  const statement = statementFor(ctx, storage, scope);
  const [row] = await ctx.session.query<SqlRow>({ name: statement.name, text: statement.text, values: statement.values(id) });
  if (!row) throw notFound(storage.object.label);
  return { ...statement.shown.read(row), _can: { update: isWithin(ctx, objectId, 'update', row), delete: isWithin(ctx, objectId, 'delete', row) } };
}

/** The record as `getRecord` gives it, or undefined when it is not there for the actor. */
export async function findRecord(ctx: Context, objectId: string, id: string): Promise<RecordRow | undefined> {
  try {
    return await getRecord(ctx, objectId, id);
  } catch (error) {
    if (error instanceof Error && 'kind' in error && error.kind === 'not_found') return undefined;
    throw error;
  }
}

/** Said by the owner, or, where more than owners decide, by the statement itself. */
function isWithin(ctx: Context, objectId: string, action: 'update' | 'delete', row: SqlRow): boolean {
  if (!isGranted(ctx.actor, objectId, action)) return false;
  const scope = scopeFor(ctx, objectId, action);
  return scope.isPlain ? scope.includes(row['_owner']) : row[`_may_${action}`] === true;
}

interface GetStatement {
  readonly name?: string;
  readonly text: string;
  readonly shown: ShownColumns;
  values(id: string): readonly unknown[];
}

const statements = new WeakMap<ObjectStorage, WeakMap<object, Map<string, GetStatement>>>();
let statementCount = 0;

/** The text depends on the object, what the role hides, and whether the scope is limited; it is prepared once per connection. */
function statementFor(ctx: Context, storage: ObjectStorage, scope: Scope): GetStatement {
  const hasFormula = storage.fields.some((stored) => stored.field.kind === 'formula' && stored.columns.length === 0);
  if (hasFormula || !scope.isPlain || ctx.actor.sharing?.has(scope.object) || ctx.actor.maskedForViewers?.has(scope.object))
    return buildStatement(ctx, storage, scope);
  const byRole = statements.get(storage) ?? new WeakMap<object, Map<string, GetStatement>>();
  statements.set(storage, byRole);
  const ofRole = byRole.get(ctx.actor.role) ?? new Map<string, GetStatement>();
  byRole.set(ctx.actor.role, ofRole);
  const key = [scope.owners === undefined ? 'all' : 'owners', ...maskedFields(ctx.actor, scope.object)].join(' ');
  const known = ofRole.get(key) ?? named(storage, buildStatement(ctx, storage, scope));
  ofRole.set(key, known);
  const owners = scope.owners;
  return { ...known, values: (id) => (owners === undefined ? [ctx.workspace.id, id] : [ctx.workspace.id, id, owners]) };
}

function named(storage: ObjectStorage, statement: GetStatement): GetStatement {
  statementCount += 1;
  return { ...statement, name: `${storage.table}.get.${statementCount}` };
}

function buildStatement(ctx: Context, storage: ObjectStorage, scope: Scope): GetStatement {
  const parameters = createSqlParameters();
  const workspace = parameters.add(ctx.workspace.id, 'uuid');
  const id = parameters.add('', 'uuid');
  const visible = visibleSql(scope, parameters);
  const shown = showColumns(ctx, storage, undefined, false, parameters, 't');
  const owner = storage.ownerColumn === undefined ? 'null' : `t.${storage.ownerColumn}`;
  const text = `select ${[...shown.inner, ...shown.outer, `${owner} as _owner`, ...mayItems(ctx, storage, parameters)].join(', ')} from ${storage.table} t ${shown.joins}
    where t.workspace_id = ${workspace} and t.id = ${id}${visible}`;
  return { text, shown, values: (wanted) => parameters.values.map((value, at) => (at === 1 ? wanted : value)) };
}

function visibleSql(scope: Scope, parameters: SqlParameters): string {
  if (scope.isPlain) return scope.owners === undefined ? '' : ` and t.${scope.ownerColumn} = any(${parameters.add(scope.owners, 'uuid[]')})`;
  return ` and ${scope.text('t', parameters) ?? 'true'}`;
}

/** Whether the record may be changed and deleted, where owners alone do not say. */
function mayItems(ctx: Context, { object }: ObjectStorage, parameters: SqlParameters): string[] {
  return (['update', 'delete'] as const).flatMap((action) => {
    if (!isGranted(ctx.actor, object.id, action)) return [];
    const scope = scopeFor(ctx, object.id, action);
    return scope.isPlain ? [] : [`coalesce(${scope.text('t', parameters) ?? 'true'}, false) as _may_${action}`];
  });
}
