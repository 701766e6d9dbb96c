import { maskValue } from '../../contract/policy/mask-value.ts';
import type { ObjectDefinition } from '../../contract/objects/object.ts';
import type { SearchHit, SearchResult } from '../../contract/search/search.routes.ts';
import type { Context } from '../context.ts';
import { createSqlParameters } from '../expression/sql-parameters.ts';
import { storageOf } from '../fields/object-storage.ts';
import { hiddenFields, maskedFields } from '../policy/field-access.ts';
import { isGranted, type Scope, scopeFor } from '../policy/scope.ts';
import { findRecords, type SearchedField } from './find-records.ts';
import { type RankedRecord, rankRecords } from './rank-records.ts';

/** Of more matches than these in one field, only the newest are ranked. */
const rankedAtMost = 2_000;

/** What is asked: a text, of which objects, how many of each. */
export interface SearchQuestion {
  readonly q: string;
  readonly objects?: string | undefined;
  readonly limit: number;
}

/** Finds records of all searched objects; only what the actor may see, by what they may see of it. */
export async function searchEverywhere(ctx: Context, { q, objects, limit }: SearchQuestion): Promise<SearchResult> {
  const text = q.trim();
  if (text === '') return { hits: [], newestOnly: [] };
  const wanted = objects?.split(',');
  const searched = [...ctx.registry.objects.values()].filter(
    (object) => object.search && isGranted(ctx.actor, object.id, 'see') && (wanted === undefined || wanted.includes(object.id)),
  );
  const found = await Promise.all(searched.map((object) => searchObject(ctx, object, text, limit)));
  const hits = found.flatMap((each) => each.hits).toSorted((left, right) => left.rank - right.rank);
  return {
    hits: hits.map(({ hit }) => hit),
    newestOnly: searched.flatMap((object, at) => (found[at]?.isCut ? [object.id] : [])),
  };
}

/** The entries of names have no list for these, so only the newest are looked at. */
function isShortLatin(text: string): boolean {
  return /^[\u0020-\u007e]{1,2}$/.test(text);
}

interface RankedHit {
  readonly rank: number;
  readonly hit: SearchHit;
}

async function searchObject(ctx: Context, object: ObjectDefinition, text: string, limit: number): Promise<{ hits: RankedHit[]; isCut: boolean }> {
  const asked = partsAsked(ctx, object, text);
  const scope = scopeFor(ctx, object.id, 'see');
  const found = await Promise.all(
    asked.map(async (part) => ({
      part,
      rows: await findRecords(ctx, { object: object.id, field: part.field, text: part.text, atMost: rankedAtMost + 1, newest: true }),
    })),
  );
  const isCut = isShortLatin(text) || found.some(({ rows }) => rows.length > rankedAtMost);
  const ranked = rankRecords(found.map(({ part, rows }) => ({ ...part, rows: rows.slice(0, rankedAtMost) })));
  const hits = await readHits(ctx, object, scope, { ranked, text, limit });
  // The newest of all need not be among those a person reaches: theirs are few enough to be walked.
  if (isCut && scope.owners !== undefined && hits.length < limit) return { hits: await walkOwn(ctx, object, scope, { text, limit }), isCut };
  return { hits, isCut };
}

/** Which entries can answer this text: initials only letters, telephones only digits, and nothing from hidden fields. */
function partsAsked(ctx: Context, object: ObjectDefinition, text: string): { field: SearchedField; text: string }[] {
  const hidden = hiddenFields(ctx.actor, object.id);
  const isOpen = (names: readonly string[] | undefined): boolean => names !== undefined && !names.some((name) => hidden.includes(name));
  // Of a masked number a few digits must not be found out one by one.
  const masked = maskedFields(ctx.actor, object.id);
  const fewestDigits = object.search?.phones?.some((name) => masked.includes(name)) ? 7 : 3;
  const digits = text.replace(/[\s()+-]/g, '');
  const letters = text.replace(/[\s']/g, '');
  return [
    { field: 'name', text },
    ...(object.search?.pinyin !== false && /^[a-z0-9]*[a-z][a-z0-9]*$/i.test(letters) ? [{ field: 'pinyin' as const, text: letters }] : []),
    ...(/^\d{3,}$/.test(digits) && digits.length >= fewestDigits && isOpen(object.search?.phones) ? [{ field: 'phone' as const, text: digits }] : []),
    ...(/^[\w.+@-]{3,}$/.test(text) && isOpen(object.search?.emails) ? [{ field: 'email' as const, text }] : []),
  ];
}

interface HitRow {
  readonly id: string;
  readonly name: string;
  readonly owner: string | null;
  readonly updated_at: Date;
  readonly rank: number;
  readonly at: number;
  readonly [column: string]: unknown;
}

/** Reads the found within the scope: best match, then one's own, then the latest changed. */
async function readHits(
  ctx: Context,
  object: ObjectDefinition,
  scope: Scope,
  { ranked, text, limit }: { ranked: readonly RankedRecord[]; text: string; limit: number },
): Promise<RankedHit[]> {
  if (ranked.length === 0) return [];
  const parameters = createSqlParameters();
  const workspace = parameters.add(ctx.workspace.id, 'uuid');
  const ids = parameters.add(
    ranked.map((each) => each.id),
    'uuid[]',
  );
  const ranks = parameters.add(
    ranked.map((each) => String(each.rank)),
    'bigint[]',
  );
  const { columns, order } = selected(ctx, object, parameters.add(ctx.actor.memberId, 'uuid'));
  const visible = scope.text('t', parameters);
  const rows = await ctx.session.query<HitRow>({
    text: `select ${columns}, f.rank::int as rank, f.at::int as at from unnest(${ids}, ${ranks}) with ordinality f (id, rank, at)
      join ${object.id} t on t.workspace_id = ${workspace} and t.id = f.id${visible === undefined ? '' : ` and ${visible}`}
      order by f.rank, ${order} limit ${parameters.add(String(limit), 'bigint')}`,
    values: parameters.values,
  });
  return rows.map((row) => hitOf(ctx, object, row, ranked[row.at - 1]?.field ?? 'name', text));
}

async function walkOwn(ctx: Context, object: ObjectDefinition, scope: Scope, { text, limit }: { text: string; limit: number }): Promise<RankedHit[]> {
  const parameters = createSqlParameters();
  const workspace = parameters.add(ctx.workspace.id, 'uuid');
  const wanted = parameters.add(text, 'text');
  const { columns, order } = selected(ctx, object, parameters.add(ctx.actor.memberId, 'uuid'));
  const name = `search_fold(t.${object.nameField})`;
  const rows = await ctx.session.query<HitRow>({
    text: `select ${columns}, 0 as at, case when ${name} = search_fold(${wanted}) then 0 when starts_with(${name}, search_fold(${wanted})) then 1 else 2 end as rank
      from ${object.id} t where t.workspace_id = ${workspace} and ${scope.text('t', parameters) ?? 'true'} and position(search_fold(${wanted}) in ${name}) > 0
      order by rank, ${order} limit ${parameters.add(String(limit), 'bigint')}`,
    values: parameters.values,
  });
  return rows.map((row) => hitOf(ctx, object, row, 'name', text));
}

function selected(ctx: Context, object: ObjectDefinition, me: string): { columns: string; order: string } {
  const { ownerColumn, byName } = storageOf(object);
  const hidden = hiddenFields(ctx.actor, object.id);
  const isOwnerShown = ownerColumn !== undefined && object.ownerField !== undefined && !hidden.includes(object.ownerField);
  const more = contactFields(object).filter((name) => byName.has(name) && !hidden.includes(name));
  return {
    columns: [
      `t.id, t.${object.nameField} as name, t.updated_at, ${isOwnerShown ? `t.${ownerColumn}` : 'null::uuid'} as owner`,
      ...more.map((name) => `t.${name} as "more:${name}"`),
    ].join(', '),
    order: `${ownerColumn === undefined ? '' : `(t.${ownerColumn} = ${me}) desc nulls last, `}t.updated_at desc, t.id${ownerColumn === undefined ? ` , ${me} is null` : ''}`,
  };
}

function contactFields(object: ObjectDefinition): string[] {
  return [...(object.search?.phones ?? []), ...(object.search?.emails ?? [])];
}

function hitOf(ctx: Context, object: ObjectDefinition, row: HitRow, matched: SearchedField, text: string): RankedHit {
  const base = { object: object.id, id: row.id, name: row.name, owner: row.owner, updated_at: row.updated_at.toISOString(), matched };
  return { rank: row.rank, hit: { ...base, matchedText: matchedText(ctx, object, row, matched, text) } };
}

function matchedText(ctx: Context, object: ObjectDefinition, row: HitRow, matched: SearchedField, text: string): string | null {
  const names = matched === 'phone' ? object.search?.phones : matched === 'email' ? object.search?.emails : undefined;
  const plain = (value: string): string => (matched === 'phone' ? value.replace(/\D/g, '') : value.toLowerCase());
  const masked = maskedFields(ctx.actor, object.id);
  const values = (names ?? []).flatMap((name) => {
    const value = row[`more:${name}`];
    return typeof value === 'string' ? [{ value, shown: masked.includes(name) ? String(maskValue(value) ?? '') : value }] : [];
  });
  return values.find(({ value }) => plain(value).includes(plain(text)))?.shown ?? null;
}
