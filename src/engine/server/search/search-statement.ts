import type { ObjectDefinition } from '../../contract/objects/object.ts';
import type { Context } from '../context.ts';
import { createSqlParameters } from '../expression/sql-parameters.ts';
import { storageOf } from '../fields/object-storage.ts';
import { hiddenFields } from '../policy/field-access.ts';
import type { Scope } from '../policy/scope.ts';
import type { SearchedField } from './find-records.ts';

/** One field to be searched for a text. */
export interface SearchPart {
  readonly field: SearchedField | 'number';
  readonly text: string;
}

/** Who sees everything has the records read of so many matches, of the best fit the newest; who does not, of all that are found. */
const readAtMost = 2_000;

/** A found record as the statement gives it; a row without id only tells whether matches were cut. */
export interface SearchRow {
  readonly id: string | null;
  readonly name: string;
  readonly owner: string | null;
  readonly updated_at: Date;
  readonly rank: number;
  readonly matched: SearchPart['field'];
  readonly cut: boolean;
  readonly [column: string]: unknown;
}

/** Finds and reads the best hits of one object within the scope, in one statement: best match, then one's own, then the latest changed. */
export async function readHits(
  ctx: Context,
  object: ObjectDefinition,
  scope: Scope,
  { parts, limit }: { readonly parts: readonly SearchPart[]; readonly limit: number },
): Promise<SearchRow[]> {
  const parameters = createSqlParameters();
  const workspace = parameters.add(ctx.workspace.id, 'uuid');
  const me = parameters.add(ctx.actor.memberId, 'uuid');
  const sources = parts.map(({ field, text }) => {
    const wanted = parameters.add(text, 'text');
    if (field === 'number')
      return `select n.id as record_id, 0 as rank, false as cut, 'number' as matched from ${object.id} n where n.workspace_id = ${workspace} and n.external_id = ${wanted}`;
    return `select f.record_id, f.rank, f.cut, '${field}' as matched from search_ranked('${object.id}', '${field}', ${wanted}) f`;
  });
  const mine = mineFirst(object, me);
  return ctx.session.query<SearchRow>({
    text: `with found as materialized (${sources.join(' union all ')}),
      best as (${bestOf(parts)}${scope.isPlain && scope.owners === undefined ? ` order by rank, record_id desc limit ${readAtMost}` : ''}),
      hits as (select ${columnsOf(ctx, object)}, b.rank, b.matched, row_number() over (order by b.rank, ${mine}, t.updated_at desc, t.id) as place
        from best b join ${object.id} t on t.workspace_id = ${workspace} and t.id = b.record_id
        where ${scope.text('t', parameters) ?? 'true'} order by place limit ${parameters.add(String(limit), 'bigint')})
      select hits.*, c.cut from (select coalesce(bool_or(cut), false) as cut from found) c left join hits on true order by hits.place`,
    values: parameters.values,
  });
}

/** A record found in several fields counts by its best match. */
function bestOf(parts: readonly SearchPart[]): string {
  return parts.length === 1 ? 'select * from found' : 'select * from (select distinct on (record_id) * from found order by record_id, rank) each';
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
