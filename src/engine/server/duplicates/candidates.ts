import { createHash } from 'node:crypto';
import { type MatchRules, matchedFields } from '../../contract/duplicates/match-rules.ts';
import type { MatchedRecord } from '../../contract/duplicates/score-pair.ts';
import type { Statement } from '#platform/server/database/database.ts';
import type { Context } from '../context.ts';
import { createSqlParameters, type SqlParameters } from '../expression/sql-parameters.ts';
import type { ObjectStorage } from '../fields/object-storage.ts';
import { isGranted, scopeFor } from '../policy/scope.ts';
import { fieldReader, selectOf, type SqlRow } from '../records/record-row.ts';
import { byIndex } from './by-index.ts';
import { comparedPerKey, idSize, type RecentSketches } from './recent-sketches.ts';
import { keyMaker } from './record-keys.ts';

/** A record that shares a key with one being written. */
export interface Candidate {
  readonly id: string;
  readonly values: MatchedRecord;
  readonly name: string;
  /** Whether the person asking may see it. */
  readonly isVisible: boolean;
}

/** A record by position of who asks for it. */
export interface AskedRecord {
  readonly at: number;
  readonly id: string;
}

/** By position of the asker: the records that share one of its keys, and those named. One statement for any number of askers. */
export async function findCandidates(
  ctx: Context,
  storage: ObjectStorage,
  rules: MatchRules,
  keys: readonly (readonly string[])[],
  named: readonly AskedRecord[] = [],
): Promise<Map<number, Candidate[]>> {
  const asked = keys.flatMap((own, at) => own.map((key) => ({ at, key })));
  if (asked.length + named.length === 0) return new Map();
  const statement = candidateStatement(ctx, storage, rules, asked, named);
  const rows = await (keys.length > 1 ? byIndex<SqlRow>(ctx, statement) : ctx.session.query<SqlRow>({ name: nameOf(statement.text), ...statement }));
  const read = recordReader(storage, rules);
  const found = new Map<number, Candidate[]>();
  for (const row of rows) {
    const candidate = { id: String(row['id']), values: read(row), name: String(row['is:name']), isVisible: row['is:visible'] === true };
    const position = Number(row['at']);
    const own = found.get(position);
    if (own) own.push(candidate);
    else found.set(position, [candidate]);
  }
  return found;
}

function candidateStatement(
  ctx: Context,
  storage: ObjectStorage,
  rules: MatchRules,
  asked: readonly { readonly at: number; readonly key: string }[],
  named: readonly AskedRecord[],
): Statement {
  const parameters = createSqlParameters();
  const workspace = parameters.add(ctx.workspace.id, 'uuid');
  const positions = (of: readonly { readonly at: number }[]): string =>
    parameters.add(
      of.map((each) => String(each.at)),
      'bigint[]',
    );
  const at = positions(asked);
  const key = parameters.add(
    asked.map((each) => each.key),
    'text[]',
  );
  const byName =
    named.length === 0
      ? ''
      : `union select n.at, n.id from unnest(${positions(named)}, ${parameters.add(
          named.map((each) => each.id),
          'uuid[]',
        )}) n (at, id)`;
  const text = `select k.at, t.id, t.${storage.object.nameField} as "is:name", ${visibleSql(ctx, storage, parameters)} as "is:visible"${columnsOf(storage, rules)}
    from (select distinct k.at, m.record_id from (${inOrder(`select k.at, k.key from unnest(${at}, ${key}) k (at, key)`, asked.length)}) k
      cross join lateral (${newestOf(storage, workspace, 'record_id')}) m ${byName}) k
    join lateral (select * from ${storage.table} r where r.workspace_id = ${workspace} and r.id = k.record_id offset 0) t on true`;
  return { text, values: parameters.values };
}

/** Many keys are looked up in the order of the index: neighbours share its pages, which halves the work. */
function inOrder(keys: string, count: number): string {
  return count > 100 ? `${keys} order by hashtextextended(k.key, 0)` : keys;
}

function newestOf(storage: ObjectStorage, workspace: string, columns: string): string {
  return `select ${columns} from engine_match_key m where m.workspace_id = ${workspace} and m.object = '${storage.object.id}'
        and m.key = hashtextextended(k.key, 0) order by m.record_id desc limit ${comparedPerKey}`;
}

/** A record of a batch: what it is found by, and what is known of it beforehand. */
export interface Asker {
  readonly keys: readonly string[];
  readonly sketch: Uint8Array;
}

/**
 * The same for a batch. Who shares only the beginning of a value is read when its sketch says that it may come to something: of crowded keys few do,
 * and reading the others is what an import would do most of its time.
 */
export async function findBatchCandidates(
  ctx: Context,
  storage: ObjectStorage,
  rules: MatchRules,
  askers: readonly Asker[],
  recent?: RecentSketches,
): Promise<Map<number, Candidate[]>> {
  const { isWeak, sketcher } = keyMaker(storage, rules);
  recent?.begin(rules, sketcher.size);
  const byKey = new Map<string, number[]>();
  for (const [at, { keys }] of askers.entries()) {
    for (const key of keys) {
      if (!isWeak(key)) continue;
      const sharing = byKey.get(key);
      if (sharing) sharing.push(at);
      else byKey.set(key, [at]);
    }
  }
  const named: AskedRecord[] = [];
  const width = idSize + sketcher.size;
  for (const { key, found } of await readSketches(ctx, storage, [...byKey.keys()], { size: sketcher.size, recent })) {
    for (let from = 0; from < found.length; from += width) {
      for (const at of byKey.get(key) ?? []) {
        const asker = askers[at];
        if (asker && sketcher.mayMatch(asker.sketch, found, from + idSize)) named.push({ at, id: found.toString('hex', from, from + idSize) });
      }
    }
  }
  const strong = askers.map(({ keys }) => keys.filter((key) => !isWeak(key)));
  return findCandidates(ctx, storage, rules, strong, named);
}

interface KeySketches {
  readonly key: string;
  readonly found: Buffer;
}

/** Of each key, in one piece, id and sketch of the records compared; one without a sketch of this size comes with an empty one, which may match. */
async function readSketches(
  ctx: Context,
  storage: ObjectStorage,
  keys: readonly string[],
  { size, recent }: { readonly size: number; readonly recent: RecentSketches | undefined },
): Promise<KeySketches[]> {
  const now = performance.now();
  const known: KeySketches[] = [];
  const unknown: string[] = [];
  for (const key of keys) {
    const found = recent?.get(key, now);
    if (found) known.push({ key, found });
    else unknown.push(key);
  }
  if (unknown.length === 0) return known;
  const rows = await byIndex<{ n: number; found: Buffer }>(ctx, {
    text: `select k.n::int as n, string_agg(uuid_send(m.record_id) || case when octet_length(m.sketch) = ${size} then m.sketch else decode(repeat('00', ${size}), 'hex') end, '') as found
      from (${inOrder('select k.key, k.n from unnest($2::text[]) with ordinality k (key, n)', unknown.length)}) k
      cross join lateral (${newestOf(storage, '$1', 'm.record_id, m.sketch')}) m group by k.n`,
    values: [ctx.workspace.id, unknown],
  });
  const read = new Map(rows.map(({ n, found }) => [unknown[n - 1] ?? '', found]));
  for (const key of unknown) recent?.keep(key, read.get(key), now);
  return [...known, ...[...read].map(([key, found]) => ({ key, found }))];
}

/** The compared fields as columns to select from a table under the alias `t`, each after a comma. */
export function columnsOf(storage: ObjectStorage, rules: MatchRules): string {
  return comparedFields(storage, rules)
    .flatMap((stored) => selectOf(storage, stored, 't'))
    .map((column) => `, ${column}`)
    .join('');
}

/** Reads what `columnsOf` selected. */
export function recordReader(storage: ObjectStorage, rules: MatchRules): (row: SqlRow) => MatchedRecord {
  const readers = comparedFields(storage, rules).map((stored) => [stored.name, fieldReader(stored)] as const);
  return (row) => Object.fromEntries(readers.map(([name, read]) => [name, read(row)]));
}

/** The condition whether the actor may see a record of the table under the alias `t`. */
export function visibleSql(ctx: Context, storage: ObjectStorage, parameters: SqlParameters): string {
  if (!isGranted(ctx.actor, storage.object.id, 'see')) return 'false';
  return `(${scopeFor(ctx, storage.object.id, 'see').text('t', parameters) ?? 'true'})`;
}

/** Fields the rules name that the object no longer has are passed over. */
function comparedFields(storage: ObjectStorage, rules: MatchRules) {
  return matchedFields(rules).flatMap((name) => {
    const stored = storage.byName.get(name);
    return stored && stored.columns.length > 0 ? [stored] : [];
  });
}

const names = new Map<string, string>();

/** Plans are kept by name; rules of different workspaces make different statements. */
function nameOf(text: string): string {
  let name = names.get(text);
  if (name === undefined) {
    name = `match.${createHash('md5').update(text).digest('hex')}`;
    if (names.size > 500) names.clear();
    names.set(text, name);
  }
  return name;
}
