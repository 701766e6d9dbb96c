import type { Session } from '#platform/server/database/database.ts';
import type { AuditFilter } from '../../contract/audit/audit.routes.ts';
import type { Changes } from '../../contract/events/event.ts';
import { createSqlParameters, type SqlParameters } from '../expression/sql-parameters.ts';
import { peopleTables } from '../fields/object-storage.ts';
import { readPlace } from '../query/event-place.ts';

/** Events looked at for one page; a search for something rare goes on with the next call, so that none takes long. */
const lookedAtPerPage = 20_000;
const plainKinds: ReadonlySet<string> = new Set(['record.created', 'record.updated', 'record.deleted']);

/** An event as it is found. */
export interface FoundEvent {
  readonly id: string;
  readonly at: Date;
  readonly at_text: string;
  readonly kind: string;
  readonly object: string;
  readonly record_id: string;
  readonly actor_id: string | null;
  readonly actor_name: string | null;
  readonly door: string;
  readonly cause: string | null;
  readonly changes: Changes | null;
  readonly facts: Record<string, unknown> | null;
  readonly is_sealed: boolean;
}

/** Events found, and where the next page begins; undefined at the end of the log. */
export interface FoundPage {
  readonly events: FoundEvent[];
  readonly next: { readonly at: string; readonly id: string } | undefined;
}

interface PageRow extends Omit<FoundEvent, 'id'> {
  /** Null in the one row that only tells where the search ended. */
  readonly id: string | null;
  readonly looked: number;
  readonly end_at: string | null;
  readonly end_id: string | null;
}

/** The next events that match, newest first: found by the index that helps most, then looked at one by one up to a bound. */
export async function findEvents(
  session: Session,
  workspaceId: string,
  filter: AuditFilter,
  cursor: string | undefined,
  limit: number,
): Promise<FoundPage> {
  const parameters = createSqlParameters();
  const workspace = parameters.add(workspaceId, 'uuid');
  const [served, others] = conditionsOf(filter, parameters);
  const [at, id] = readPlace(cursor) ?? [];
  const after = at === undefined || id === undefined ? [] : [`(e.at, e.id) < (${parameters.add(at, 'timestamptz')}, ${parameters.add(id, 'uuid')})`];
  const lookedAt = others.length === 0 ? limit + 1 : lookedAtPerPage;
  const text = `
    with looked as materialized (
      select e.at, e.id, ${others.length === 0 ? 'true' : `(${others.join(' and ')})`} as hit from event e
      where ${[`e.workspace_id = ${workspace}`, ...served, ...after].join(' and ')} order by e.at desc, e.id desc limit ${lookedAt}
    ), hits as (select at, id from looked where hit order by at desc, id desc limit ${limit + 1}),
    sealed as (select last_tx, last_event from audit_seal where workspace_id = ${workspace} order by number desc limit 1),
    ended as (select count(*)::int as looked, (array_agg(at::text order by at, id))[1] as end_at, (array_agg(id order by at, id))[1] as end_id from looked)
    select e.id, e.at, e.at::text as at_text, e.kind, e.object, e.record_id, e.actor_id, m.${peopleTables.member.nameColumn} as actor_name, e.door, e.cause,
      e.changes, e.facts, coalesce((e.tx_id, e.id) <= (sealed.last_tx, sealed.last_event), false) as is_sealed, ended.looked, ended.end_at, ended.end_id
    from ended left join sealed on true left join hits h on true left join event e on e.workspace_id = ${workspace} and e.id = h.id and e.at = h.at
    left join ${peopleTables.member.table} m on m.workspace_id = e.workspace_id and m.id = e.actor_id order by e.at desc, e.id desc`;
  const rows = await session.query<PageRow>({ text, values: parameters.values });
  return pageOf(rows, limit, lookedAt);
}

function pageOf(rows: readonly PageRow[], limit: number, lookedAt: number): FoundPage {
  const found = rows.flatMap((row) => (row.id === null ? [] : [{ ...row, id: row.id }]));
  const events = found.slice(0, limit);
  const last = events.at(-1);
  if (found.length > limit && last) return { events, next: { at: last.at_text, id: last.id } };
  const [end] = rows;
  const isAllLookedAt = !end || end.looked < lookedAt;
  return { events, next: isAllLookedAt || end.end_at === null || end.end_id === null ? undefined : { at: end.end_at, id: end.end_id } };
}

/** First the conditions an index serves in the order of the log, then those that are only checked. */
function conditionsOf(filter: AuditFilter, parameters: SqlParameters): [served: string[], others: string[]] {
  const period = [
    ...(filter.from === undefined ? [] : [`e.at >= ${parameters.add(filter.from, 'timestamptz')}`]),
    ...(filter.to === undefined ? [] : [`e.at < ${parameters.add(filter.to, 'timestamptz')}`]),
  ];
  const equal = (column: string, value: string | undefined, type: 'text' | 'uuid'): string[] =>
    value === undefined ? [] : [`e.${column} = ${parameters.add(value, type)}`];
  const record = [...equal('object', filter.object, 'text'), ...equal('record_id', filter.record, 'uuid')];
  const actor = equal('actor_id', filter.actor, 'uuid');
  const kind = equal('kind', filter.kind, 'text');
  const isRareKind = filter.kind !== undefined && !plainKinds.has(filter.kind);
  if (isRareKind) kind.push("e.kind not in ('record.created', 'record.updated', 'record.deleted')");
  const others = [...equal('door', filter.door, 'text'), ...fieldCondition(filter, parameters), ...textCondition(filter, parameters)];
  if (filter.object !== undefined && filter.record !== undefined)
    return [
      [...period, ...record],
      [...actor, ...kind, ...others],
    ];
  if (actor.length > 0)
    return [
      [...period, ...actor],
      [...record, ...kind, ...others],
    ];
  if (isRareKind)
    return [
      [...period, ...kind],
      [...record, ...others],
    ];
  return [period, [...record, ...kind, ...others]];
}

function fieldCondition({ field }: AuditFilter, parameters: SqlParameters): string[] {
  return field === undefined ? [] : [`coalesce(e.changes ? ${parameters.add(field, 'text')}, false)`];
}

function textCondition({ text }: AuditFilter, parameters: SqlParameters): string[] {
  if (text === undefined) return [];
  // What stands in JSON is escaped there as well.
  const pattern = `%${JSON.stringify(text)
    .slice(1, -1)
    .replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;
  const place = parameters.add(pattern, 'text');
  return [`(coalesce(e.changes::text, '') || ' ' || coalesce(e.facts::text, '') || ' ' || coalesce(e.cause, '')) ilike ${place}`];
}
