import { createHash } from 'node:crypto';
import { type MatchRules, matchedFields } from '../../contract/duplicates/match-rules.ts';
import type { MatchedRecord } from '../../contract/duplicates/score-pair.ts';
import type { Statement } from '#platform/server/database/database.ts';
import type { Context } from '../context.ts';
import { createSqlParameters, type SqlParameters } from '../expression/sql-parameters.ts';
import type { ObjectStorage } from '../fields/object-storage.ts';
import { isGranted, scopeFor } from '../policy/scope.ts';
import { fieldReader, selectOf, type SqlRow } from '../records/record-row.ts';

/** Of one key, at most so many records are compared on entry: the newest. */
const comparedPerKey = 20;

/** A record that shares a key with one being written. */
export interface Candidate {
  readonly id: string;
  readonly values: MatchedRecord;
  readonly name: string;
  /** Whether the person asking may see it. */
  readonly isVisible: boolean;
}

/** By position of the asker: the records that share one of its keys. One statement for any number of askers. */
export async function findCandidates(
  ctx: Context,
  storage: ObjectStorage,
  rules: MatchRules,
  keys: readonly (readonly string[])[],
): Promise<Map<number, Candidate[]>> {
  const asked = keys.flatMap((own, at) => own.map((key) => ({ at, key })));
  if (asked.length === 0) return new Map();
  const parameters = createSqlParameters();
  const workspace = parameters.add(ctx.workspace.id, 'uuid');
  const at = parameters.add(
    asked.map((each) => String(each.at)),
    'bigint[]',
  );
  const key = parameters.add(
    asked.map((each) => each.key),
    'text[]',
  );
  const text = `select k.at, t.id, t.${storage.object.nameField} as "is:name", ${visibleSql(ctx, storage, parameters)} as "is:visible"${columnsOf(storage, rules)}
    from (select distinct k.at, m.record_id from unnest(${at}, ${key}) k (at, key)
      cross join lateral (select m.record_id from engine_match_key m where m.workspace_id = ${workspace} and m.object = '${storage.object.id}'
        and m.key = hashtextextended(k.key, 0) order by m.record_id desc limit ${comparedPerKey}) m) k
    join lateral (select * from ${storage.table} r where r.workspace_id = ${workspace} and r.id = k.record_id offset 0) t on true`;
  const statement = { text, values: parameters.values };
  const rows = await (keys.length > 1 ? byIndex(ctx, statement) : ctx.session.query<SqlRow>({ name: nameOf(text), ...statement }));
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

/** Planned anew for each batch: a plan made while the tables were empty would be kept while an import fills them, and take seconds. */
async function byIndex(ctx: Context, statement: Statement): Promise<SqlRow[]> {
  const set = (value: string) =>
    ctx.session.query({ name: 'match.by_index', text: "select set_config('enable_seqscan', $1, true)", values: [value] });
  const [, rows] = await Promise.all([set('off'), ctx.session.query<SqlRow>(statement), set('on')]);
  return rows;
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
