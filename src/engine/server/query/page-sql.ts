import { invalid } from '#platform/contract/errors.ts';
import type { SortKey } from '../../contract/records/query.ts';
import type { Context } from '../context.ts';
import type { SqlParameters } from '../expression/sql-parameters.ts';
import { columnSql } from '../fields/field-columns.ts';
import { type ObjectStorage } from '../fields/object-storage.ts';
import { sortColumnOf, viewIndexes } from '../fields/view-indexes.ts';
import type { Scope } from '../policy/scope.ts';
import { createPathJoins, storedFieldOf, unknownPath } from './field-paths.ts';
import { requireHistoric } from './historic.ts';
import { collated, type Cursor, isLastDescending, type OrderKey, orderBy, pagesAfter } from './keyset.ts';

/** The order of a list: its keys, the joins they need inside the query, and a name by which cursors know it. */
export interface PageOrder {
  readonly keys: readonly OrderKey[];
  readonly joins: string;
  readonly name: string;
}

/** The wanted order, or that of the object's first view. */
export function resolveOrder(
  ctx: Context,
  storage: ObjectStorage,
  wanted: readonly SortKeyRequest[] | undefined,
  isPast: boolean,
  parameters: SqlParameters,
): PageOrder {
  const sort = wanted ?? defaultOrder(storage, isPast);
  if (isPast)
    requireHistoric(
      storage,
      sort.map((key) => key.field),
    );
  const joins = createPathJoins(ctx, storage, 't', parameters, 's');
  const keys = sort
    .filter((key) => key.field !== 'id')
    .map((key): OrderKey => {
      const { stored, alias, isOwn } = joins.resolve(key.field);
      const column = sortColumnOf(stored);
      const own = stored.columns.find((candidate) => candidate.name === column?.column) ?? stored.columns[0];
      if (!column || own === undefined) throw unsortable(storage, key.field);
      const isSystem = storage.byName.get(stored.name) === undefined;
      const canBeNull =
        !isOwn || (isSystem ? stored.field.kind === 'member' : stored.field.required !== true || stored.name === storage.object.ownerField);
      return { sql: columnSql(alias, own), type: column.type, collation: column.collation, descending: key.descending === true, canBeNull };
    });
  return { keys, joins: joins.sql(), name: sort.map((key) => `${key.descending === true ? '-' : ''}${key.field}`).join(',') };
}

type SortKeyRequest = Pick<SortKey, 'field'> & { readonly descending?: boolean | undefined };

function defaultOrder(storage: ObjectStorage, isPast: boolean): readonly SortKeyRequest[] {
  const [view] = storage.object.views;
  return isPast || !view ? [] : view.sort;
}

function unsortable(storage: ObjectStorage, path: string) {
  if (!storedFieldOf(storage, path)) return unknownPath(storage, path);
  return invalid([{ field: path, code: 'query.not_sortable', message: { zh: `不能按“${path}”排序。`, en: `Lists cannot be sorted by “${path}”.` } }]);
}

/** All that one page of records is selected by. */
export interface PageSpec {
  readonly storage: ObjectStorage;
  /** Only a policy makes one: a list without it does not compile. */
  readonly scope: Scope;
  /** The scope is already applied inside the source (as-of reads). */
  readonly isScoped: boolean;
  readonly source: string;
  readonly workspace: string;
  readonly select: readonly string[];
  readonly conditions: readonly string[];
  readonly order: PageOrder;
  readonly cursor: Cursor | undefined;
  readonly limit: number;
  readonly parameters: SqlParameters;
}

/**
 * Up to this many owners get a branch each. A branch walks its owner's rows until it has a page, so k of n owners walk k pages; one
 * scan in the wanted order walks n/k pages to find as many of theirs. Branches win while k² < n, and n is rarely above some hundreds.
 */
const branchesAtMost = 12;

/** One page, `limit` rows at most, with sort keys as s0, s1 … ; ordered, limited branches where several ranges make it up. */
export function pageSql(spec: PageSpec): string {
  const { scope, order, parameters } = spec;
  const segments = pagesAfter(order.keys, 't.id', spec.cursor, parameters) ?? [undefined];
  const ranges = segments.map((segment) => (segment === undefined ? [] : [`(${segment})`]));
  if (!spec.isScoped && !scope.isPlain && scope.owners !== undefined) return groundBranches(spec, ranges);
  if (!spec.isScoped && scope.owners !== undefined && branchesByOwner(spec, scope.owners.length)) return ownerBranches(spec, scope.owners, ranges);
  const visible = spec.isScoped ? undefined : scope.text('t', parameters);
  return unionOf(
    spec,
    ranges.map((range) => branchSql(spec, [...(visible === undefined ? [] : [visible]), ...range])),
  );
}

/** Branches pay where each owner's rows lie in the wanted order in an index. */
function branchesByOwner(spec: PageSpec, owners: number): boolean {
  if (owners < 2 || owners > branchesAtMost) return false;
  const [key] = spec.order.keys;
  if (spec.order.keys.length !== 1 || key === undefined || !key.sql.startsWith('t.')) return false;
  const sorted = collated(key.sql.slice(2), key);
  return viewIndexes(spec.storage.object).some((index) => index.columns.join() === ['workspace_id', spec.scope.ownerColumn, sorted, 'id'].join());
}

/** So many grounds get an ordered branch each; what is beyond is asked for together. */
const groundsAtMost = 6;

/** What is shared beside what is owned: a branch for each ground, each without what those before it hold. */
function groundBranches(spec: PageSpec, ranges: readonly string[][]): string {
  const { scope, parameters } = spec;
  const { grounds = [], restrictions } = scope.parts('t', parameters);
  const [own = 'true', ...all] = grounds;
  const more = all.length < groundsAtMost ? all : [...all.slice(0, groundsAtMost - 1), `(${all.slice(groundsAtMost - 1).join(' or ')})`];
  const narrowed = ranges.map((range) => [...range, ...restrictions]);
  const owned =
    more.length > 0 && scope.owners !== undefined && branchesByOwner(spec, scope.owners.length)
      ? [ownerBranches(spec, scope.owners, narrowed)]
      : narrowed.map((range) => branchSql(spec, [own, ...range]));
  const shared = more.flatMap((ground, at) => {
    const before = [own, ...more.slice(0, at)].map((other) => `(${other}) is not true`);
    return narrowed.map((range) => branchSql(spec, [ground, ...before, ...range]));
  });
  return unionOf(spec, [...owned, ...shared]);
}

function ownerBranches(spec: PageSpec, owners: readonly string[], ranges: readonly string[][]): string {
  const given = spec.parameters.add(owners, 'uuid[]');
  const branches = ranges.map((range) => branchSql(spec, [`t.${spec.scope.ownerColumn} = o.owner`, ...range]));
  return `select b.* from unnest(${given}) as o (owner) cross join lateral (${unionOf(spec, branches)}) b order by ${outerOrder(spec.order, 'b')} limit ${spec.limit}`;
}

function branchSql(spec: PageSpec, more: readonly string[]): string {
  const { order, source, workspace } = spec;
  const sortItems = order.keys.flatMap((key, at) => [`${key.sql} as s${at}`, ...(key.type === 'timestamptz' ? [`${key.sql}::text as c${at}`] : [])]);
  const conditions = [`t.workspace_id = ${workspace}`, ...more, ...spec.conditions];
  const page = `where ${conditions.join(' and ')} order by ${orderBy(order.keys, 't.id')} limit ${spec.limit}`;
  if (isCovered(spec, [...more, ...spec.conditions])) {
    // First which records, from the index alone; then those records. A list of ids rather than a join: planning a join weighs every index
    // of the object against every other, a tenth of a millisecond of each list.
    return `select ${[...spec.select, ...sortItems].join(', ')} from ${source}
      where t.workspace_id = ${workspace} and t.id = any(array(select t.id from ${source} ${page})) order by ${orderBy(order.keys, 't.id')}`;
  }
  return `select ${[...spec.select, ...sortItems].join(', ')} from ${source} ${order.joins} ${page}`;
}

/** Whether the index in the wanted order holds all that is asked: then rows that do not match need not be read. */
function isCovered({ storage, source, order }: PageSpec, conditions: readonly string[]): boolean {
  const { object, table, ownerColumn, byName } = storage;
  const [key] = order.keys;
  if (object.listFilters === undefined || source !== `${table} t` || order.joins !== '' || order.keys.length !== 1 || !key?.sql.startsWith('t.'))
    return false;
  const columns = object.listFilters.flatMap((name) => byName.get(name)?.columns ?? []);
  const held = new Set(['id', 'workspace_id', key.sql.slice(2), ownerColumn, ...columns.map((column) => column.name)]);
  const isNarrowed = columns.some((column) => conditions.some((condition) => namesOf(condition).includes(column.name)));
  return (
    isNarrowed &&
    conditions.every(
      (condition) => !condition.includes('select') && !condition.includes('o.owner') && namesOf(condition).every((name) => held.has(name)),
    )
  );
}

/** Columns a condition speaks of, under the alias of the list. */
function namesOf(condition: string): string[] {
  return [...condition.matchAll(/\bt\."?([a-z_][a-z0-9_]*)/g)].map((found) => found[1] ?? '');
}

function unionOf(spec: PageSpec, branches: readonly string[]): string {
  const [only] = branches;
  if (branches.length === 1 && only !== undefined) return only;
  return `select u.* from (${branches.map((branch) => `(${branch})`).join('\nunion all\n')}) u order by ${outerOrder(spec.order, 'u')} limit ${spec.limit}`;
}

/** The order in terms of the selected sort keys. */
export function outerOrder(order: PageOrder, alias: string): string {
  const keys = order.keys.map((key, at) => `${collated(`${alias}.s${at}`, key)}${key.descending ? ' desc' : ''}`);
  return [...keys, `${alias}.id${isLastDescending(order.keys) ? ' desc' : ''}`].join(', ');
}

/** Where a row stands in the order. */
export function cursorOf(order: PageOrder, row: Readonly<Record<string, unknown>>): Cursor {
  return { id: String(row['id']), values: order.keys.map((key, at) => keyValue(row[key.type === 'timestamptz' ? `c${at}` : `s${at}`])) };
}

function keyValue(value: unknown): string | boolean | null {
  if (value === null || value === undefined) return null;
  return typeof value === 'boolean' ? value : String(value);
}
