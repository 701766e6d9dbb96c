import { createHash } from 'node:crypto';
import type { Field } from '../../contract/objects/fields.ts';
import type { ObjectDefinition } from '../../contract/objects/object.ts';
import type { Context } from '../context.ts';
import { createSqlParameters, type SqlParameters } from '../expression/sql-parameters.ts';
import { storageOf } from '../fields/object-storage.ts';
import { hiddenFields, maskedFields } from '../policy/field-access.ts';
import type { Scope } from '../policy/scope.ts';
import type { SearchedField } from './find-records.ts';

/** One field to be searched for a text. */
export interface SearchPart {
  readonly field: SearchedField | 'number';
  readonly text: string;
}

/** Who sees everything has the records read of so many matches, of the best fit the newest; who does not, of all that are found. */
const readAtMost = 2_000;
/** Records shared one by one with a person are looked through up to so many, the latest first. */
const sharedAtMost = 2_000;

/** A found record as the statement gives it; a row without id only tells whether matches were cut. */
export interface SearchRow {
  readonly id: string | null;
  readonly name: string;
  readonly owner: string | null;
  readonly updated_at: Date;
  readonly rank: number;
  readonly matched: SearchPart['field'];
  readonly cut: boolean;
  /** How many candidates there were. */
  readonly looked: number;
  readonly [column: string]: unknown;
}

/** What is looked for, how many hits are wanted, and how many candidates of a frequent text are looked at. */
export interface HitsWanted {
  readonly parts: readonly SearchPart[];
  readonly limit: number;
  readonly window: number;
}

/** Finds and reads the best hits of one object within the scope, in one statement: best match, then one's own, then the latest changed. */
export async function readHits(ctx: Context, object: ObjectDefinition, scope: Scope, { parts, limit, window }: HitsWanted): Promise<SearchRow[]> {
  const parameters = createSqlParameters();
  const workspace = parameters.add(ctx.workspace.id, 'uuid');
  const me = parameters.add(ctx.actor.memberId, 'uuid');
  const sources = parts.flatMap((part) => sourcesOf(ctx, object, scope, { part, window, parameters, workspace, me }));
  const mine = mineFirst(object, me);
  const isEverything = scope.isPlain && scope.owners === undefined;
  const text = `with found as materialized (${sources.join(' union all ')}),
      best as (select distinct on (record_id) * from found where record_id is not null order by record_id, rank),
      first as (select * from best${isEverything ? ` order by rank, record_id desc limit ${readAtMost}` : ''}),
      hits as (select ${columnsOf(ctx, object)}, b.rank, b.matched, row_number() over (order by b.rank, ${mine}, t.updated_at desc, t.id) as place
        from first b join ${object.id} t on t.workspace_id = ${workspace} and t.id = b.record_id
        where ${scope.text('t', parameters) ?? 'true'} order by place limit ${parameters.add(String(limit), 'bigint')})
      select hits.*, c.cut, c.looked from (select coalesce(bool_or(cut), false) as cut, count(*)::int as looked from found) c left join hits on true order by hits.place`;
  // Rules of access change with the person; everybody else shares a few statements.
  const name = scope.isPlain ? `search.${createHash('sha1').update(text).digest('base64url').slice(0, 16)}` : undefined;
  return ctx.session.query<SearchRow>({ ...(name !== undefined && { name }), text, values: parameters.values });
}

interface SourceInput {
  readonly part: SearchPart;
  readonly window: number;
  readonly parameters: SqlParameters;
  readonly workspace: string;
  readonly me: string;
}

function sourcesOf(ctx: Context, object: ObjectDefinition, scope: Scope, input: SourceInput): string[] {
  const { part, window, parameters, workspace, me } = input;
  const wanted = parameters.add(part.text, 'text');
  if (part.field === 'number') return [numberSource(ctx, object, workspace, wanted)];
  if (part.field !== 'name')
    return [`select f.record_id, f.rank, f.cut, '${part.field}' as matched from search_ranked('${object.id}', '${part.field}', ${wanted}) f`];
  const size = parameters.add(String(window), 'int');
  const best = (owners: string): string =>
    `select f.record_id, f.rank, f.cut, 'name' as matched from search_best('${object.id}', ${wanted}, ${me}, ${owners}, ${size}) f`;
  const owned = scope.owners === undefined ? 'null' : parameters.add(scope.owners, 'uuid[]');
  const { grounds } = scope.parts('t', createSqlParameters());
  // Beside the owner, shares and rules may open a record: candidates are then one's own, those shared, and the first of all.
  if (scope.isPlain || grounds === undefined || grounds.length === 1) return [best(owned)];
  return [best(owned), best('null'), ...sharedSource(ctx, object, input, wanted)];
}

function sharedSource(ctx: Context, object: ObjectDefinition, { parameters, workspace }: SourceInput, wanted: string): string[] {
  const principals = ctx.actor.sharing?.get(object.id)?.principals ?? [];
  if (principals.length === 0) return [];
  const name = `search_fold(s.${object.nameField})`;
  return [
    `select s.id, ${rankOfName(name, wanted)}, false, 'name' from (select ra.record_id from engine_record_access ra where ra.workspace_id = ${workspace}
        and ra.object = ${parameters.add(object.id, 'text')} and ra.principal = any(${parameters.add(principals, 'text[]')}) order by ra.record_id desc limit ${sharedAtMost}) ra
      join ${object.id} s on s.workspace_id = ${workspace} and s.id = ra.record_id where position(search_fold(${wanted}) in ${name}) > 0`,
  ];
}

/** How well a name fits: whole, beginning, inside. */
export function rankOfName(name: string, wanted: string): string {
  return `case when ${name} = search_fold(${wanted}) then 0 when starts_with(${name}, search_fold(${wanted})) then 1 else 4 end`;
}

/** Numbers are found whole: the one in another system, and those the program gave or no two records share. */
function numberSource(ctx: Context, object: ObjectDefinition, workspace: string, wanted: string): string {
  const { byName } = storageOf(object);
  const closed = [...hiddenFields(ctx.actor, object.id), ...maskedFields(ctx.actor, object.id)];
  const columns = numberFields(object)
    .filter((name) => !closed.includes(name))
    .flatMap((name) => byName.get(name)?.columns.filter((column) => column.within === undefined) ?? []);
  return ['external_id', ...columns.map((column) => column.name)]
    .map(
      (column) =>
        `select n.id as record_id, 0 as rank, false as cut, 'number' as matched from ${object.id} n where n.workspace_id = ${workspace} and n.${column} in (${wanted}, upper(${wanted}))`,
    )
    .join(' union all ');
}

/** Fields whose values are numbers of the record, as of a contract; each has an index. */
export function numberFields(object: ObjectDefinition): string[] {
  const isNumber = (name: string, field: Field | undefined): boolean =>
    name !== object.nameField && field?.kind === 'text' && field.overflow !== true && (field.autoNumber !== undefined || field.unique === true);
  return Object.keys(object.fields).filter((name) => isNumber(name, object.fields[name]));
}

/** The name, the owner unless hidden, and the telephone numbers and addresses that may have matched. */
export function columnsOf(ctx: Context, object: ObjectDefinition): string {
  const { ownerColumn, byName } = storageOf(object);
  const hidden = hiddenFields(ctx.actor, object.id);
  const isOwnerShown = ownerColumn !== undefined && object.ownerField !== undefined && !hidden.includes(object.ownerField);
  const more = [...(object.search?.phones ?? []), ...(object.search?.emails ?? [])].filter((name) => byName.has(name) && !hidden.includes(name));
  return [
    `t.id, t.${object.nameField} as name, t.updated_at, ${isOwnerShown ? `t.${ownerColumn}` : 'null::uuid'} as owner`,
    ...more.map((name) => `t.${name} as "more:${name}"`),
  ].join(', ');
}

/** One's own records before those of others, as part of an order; `me` is the parameter of the actor's id. */
export function mineFirst(object: ObjectDefinition, me: string): string {
  const { ownerColumn } = storageOf(object);
  return ownerColumn === undefined ? `${me} is null` : `(t.${ownerColumn} = ${me}) desc nulls last`;
}
