import { maskValue } from '../../contract/policy/mask-value.ts';
import type { ObjectDefinition } from '../../contract/objects/object.ts';
import type { SearchHit, SearchResult } from '../../contract/search/search.routes.ts';
import type { Context } from '../context.ts';
import { createSqlParameters } from '../expression/sql-parameters.ts';
import { hiddenFields, maskedFields } from '../policy/field-access.ts';
import { isGranted, type Scope, scopeFor } from '../policy/scope.ts';
import { findByNumber } from './find-by-number.ts';
import { columnsOf, mineFirst, rankOfName, readHits, type SearchPart, type SearchRow } from './search-statement.ts';

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
  const [numbered, ...found] = await Promise.all([
    objects === undefined ? findByNumber(ctx, text, limit) : [],
    ...searched.map((object) => searchObject(ctx, object, text, limit)),
  ]);
  const hits = found.flatMap((each) => each.hits).toSorted((left, right) => left.rank - right.rank);
  return {
    hits: [...numbered, ...hits.map(({ hit }) => hit)],
    newestOnly: searched.flatMap((object, at) => (found[at]?.isCut ? [object.id] : [])),
  };
}

interface RankedHit {
  readonly rank: number;
  readonly hit: SearchHit;
}

/** Where rules decide, the first candidates may all be closed to the person: more are looked at, ten times as many each time. */
const windows = [400, 4_000, 40_000];

async function searchObject(ctx: Context, object: ObjectDefinition, text: string, limit: number): Promise<{ hits: RankedHit[]; isCut: boolean }> {
  const parts = partsAsked(ctx, object, text);
  const scope = scopeFor(ctx, object.id, 'see');
  const { rows, isCut } = await readUntilEnough(ctx, object, scope, parts, limit);
  const hits = rows.flatMap((row) => (row.id === null ? [] : hitOf(ctx, object, { ...row, id: row.id }, text)));
  if (!isCut || scope.owners === undefined || hits.length >= limit) return { hits, isCut };
  // The newest of all need not be among those a person reaches: theirs are few enough to be walked.
  const own = await walkOwn(ctx, object, scope, { text, limit });
  return { hits: [...hits, ...own.filter(({ hit }) => !hits.some((each) => each.hit.id === hit.id))].slice(0, limit), isCut };
}

async function readUntilEnough(
  ctx: Context,
  object: ObjectDefinition,
  scope: Scope,
  parts: readonly SearchPart[],
  limit: number,
): Promise<{ rows: SearchRow[]; isCut: boolean }> {
  let rows: SearchRow[] = [];
  for (const window of scope.isPlain ? [limit] : windows) {
    rows = await readHits(ctx, object, scope, { parts, limit, window });
    if (rows.length >= limit || (rows[0]?.looked ?? 0) < window) break;
  }
  return { rows, isCut: rows[0]?.cut === true };
}

/** Which entries can answer this text: initials only letters, telephones only digits, and nothing from hidden fields. */
function partsAsked(ctx: Context, object: ObjectDefinition, text: string): SearchPart[] {
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
    ...(/^\S*\d\S*$/.test(text) ? [{ field: 'number' as const, text }] : []),
  ];
}

// Folding leaves these as they are, and takes three times as long as looking for them.
const isPlainChinese = /^[一-龥]+$/;

async function walkOwn(ctx: Context, object: ObjectDefinition, scope: Scope, { text, limit }: { text: string; limit: number }): Promise<RankedHit[]> {
  const parameters = createSqlParameters();
  const workspace = parameters.add(ctx.workspace.id, 'uuid');
  const wanted = parameters.add(text, 'text');
  const mine = mineFirst(object, parameters.add(ctx.actor.memberId, 'uuid'));
  const name = `search_fold(t.${object.nameField})`;
  const rows = await ctx.session.query<SearchRow & { readonly id: string }>({
    text: `select ${columnsOf(ctx, object)}, 'name' as matched, ${rankOfName(name, wanted)} as rank
      from ${object.id} t where t.workspace_id = ${workspace} and ${scope.text('t', parameters) ?? 'true'} and ${isPlainChinese.test(text) ? `strpos(t.${object.nameField}, ${wanted}) > 0` : `position(search_fold(${wanted}) in ${name}) > 0`}
      order by rank, ${mine}, t.updated_at desc, t.id limit ${parameters.add(String(limit), 'bigint')}`,
    values: parameters.values,
  });
  return rows.map((row) => hitOf(ctx, object, row, text));
}

function hitOf(ctx: Context, object: ObjectDefinition, row: SearchRow & { readonly id: string }, text: string): RankedHit {
  const { id, name, owner, matched } = row;
  const hit = { object: object.id, id, name, owner, updated_at: row.updated_at.toISOString(), matched };
  return { rank: row.rank, hit: { ...hit, matchedText: matchedText(ctx, object, row, text) } };
}

function matchedText(ctx: Context, object: ObjectDefinition, row: SearchRow, text: string): string | null {
  const { matched } = row;
  if (matched === 'number') return text;
  const names = matched === 'phone' ? object.search?.phones : matched === 'email' ? object.search?.emails : undefined;
  const plain = (value: string): string => (matched === 'phone' ? value.replace(/\D/g, '') : value.toLowerCase());
  const masked = maskedFields(ctx.actor, object.id);
  const values = (names ?? []).flatMap((name) => {
    const value = row[`more:${name}`];
    return typeof value === 'string' ? [{ value, shown: masked.includes(name) ? String(maskValue(value) ?? '') : value }] : [];
  });
  return values.find(({ value }) => plain(value).includes(plain(text)))?.shown ?? null;
}
