import { invalid } from '#platform/contract/errors.ts';
import type { BoardColumn, BoardRequest, BoardResult, MeasureValue } from '../../contract/records/query.ts';
import type { Context } from '../context.ts';
import { createSqlParameters } from '../expression/sql-parameters.ts';
import { columnSql } from '../fields/field-columns.ts';
import { objectNamed, type ObjectStorage, storageOf } from '../fields/object-storage.ts';
import { type Scope, scopeFor } from '../policy/scope.ts';
import type { SqlRow } from '../records/record-row.ts';
import { aggregateWithin } from './aggregate-records.ts';
import { requireHistoric, sourceSql } from './historic.ts';
import { readCursor, writeCursor } from './keyset.ts';
import { cursorOf, outerOrder, pageSql, resolveOrder } from './page-sql.ts';
import { selectionSql } from './selection-sql.ts';
import { showColumns } from './shown-columns.ts';

const usualLimit = 20;
/** The column of records without a value; given only when it is asked for. */
const empty = '';

/** The cards of all columns of a board in one statement, and the columns' totals in another sent with it. */
export async function boardRecords(ctx: Context, objectId: string, input: BoardRequest): Promise<BoardResult> {
  const scope = scopeFor(ctx, objectId, 'see');
  const storage = storageOf(objectNamed(ctx.registry, objectId));
  const by = boardField(storage, input.by);
  if (input.asOf !== undefined) requireHistoric(storage, [by]);
  const declared = input.values ?? optionsOf(storage, by);
  if (declared.length > 0) {
    const [cards, totals] = await Promise.all([cardsOf(ctx, scope, input, by, declared), totalsOf(ctx, scope, input, by)]);
    return assemble(declared, cards, totals);
  }
  const totals = await totalsOf(ctx, scope, { ...input, totals: true }, by);
  const values = [...(totals?.keys() ?? [])].filter((value) => value !== empty);
  return assemble(values, await cardsOf(ctx, scope, input, by, values), input.totals === false ? undefined : totals);
}

function boardField(storage: ObjectStorage, wanted: string | undefined): string {
  const name = wanted ?? storage.object.boardField;
  if (name !== undefined && storage.byName.get(name)?.field.kind === 'choice') return name;
  throw invalid([
    {
      field: 'by',
      code: 'query.no_board_field',
      message: { zh: '看板需要一个单选字段作为列。', en: 'A board needs a single-choice field for its columns.' },
    },
  ]);
}

function optionsOf(storage: ObjectStorage, name: string): readonly string[] {
  const field = storage.byName.get(name)?.field;
  return field?.kind === 'choice' ? field.options.map((option) => option.value) : [];
}

interface Lane {
  readonly rows: BoardColumn['rows'];
  readonly nextCursor: string | null;
}

async function cardsOf(ctx: Context, scope: Scope, input: BoardRequest, by: string, values: readonly string[]): Promise<Map<string, Lane>> {
  const limit = input.limit ?? usualLimit;
  if (limit === 0 || values.length === 0) return new Map();
  const storage = storageOf(objectNamed(ctx.registry, scope.object));
  const parameters = createSqlParameters();
  const workspace = parameters.add(ctx.workspace.id, 'uuid');
  const isPast = input.asOf !== undefined;
  const order = resolveOrder(ctx, storage, input.sort, isPast, parameters);
  const shown = showColumns(ctx, storage, input.columns, isPast, parameters);
  const source = sourceSql(storage, scope, input.asOf, workspace, parameters);
  const conditions = await selectionSql(ctx, storage, input, 't', parameters);
  // Asked for more cards of some columns only, the others are left alone.
  const cursors = input.cursors ?? {};
  const wanted = Object.keys(cursors).length > 0 ? values.filter((value) => cursors[value] !== undefined) : values;
  const [column] = storage.byName.get(by)?.columns ?? [];
  const lane = column === undefined ? 'null' : columnSql('t', column);
  const lanes = wanted.map((value) => {
    const page = pageSql({
      storage,
      scope,
      isScoped: isPast,
      source,
      workspace,
      order,
      parameters,
      select: [...shown.inner, `${parameters.add(value, 'text')} as lane`],
      conditions: [value === empty ? `${lane} is null` : `${lane} = ${parameters.add(value, 'text')}`, ...conditions],
      cursor: readCursor(order.name, cursors[value]),
      limit: limit + 1,
    });
    return `(${page})`;
  });
  if (lanes.length === 0) return new Map();
  const text = `select ${['x.*', ...shown.outer].join(', ')} from (${lanes.join('\nunion all\n')}) x\n${shown.joins}\norder by ${outerOrder(order, 'x')}`;
  const rows = await ctx.session.query<SqlRow>({ text, values: parameters.values });
  return new Map(
    [...Map.groupBy(rows, (row) => String(row['lane']))].map(([value, cards]): [string, Lane] => {
      const last = cards.length > limit ? cards[limit - 1] : undefined;
      return [value, { rows: cards.slice(0, limit).map(shown.read), nextCursor: last ? writeCursor(order.name, cursorOf(order, last)) : null }];
    }),
  );
}

interface Totals {
  readonly count: number;
  readonly sum: MeasureValue;
}

async function totalsOf(ctx: Context, scope: Scope, input: BoardRequest, by: string): Promise<Map<string, Totals> | undefined> {
  if (input.totals === false) return undefined;
  const { filter, expression, search, asOf, sumOf } = input;
  const sum = sumOf === undefined ? [] : [{ id: 'sum', kind: 'sum' as const, of: sumOf }];
  const result = await aggregateWithin(ctx, scope, {
    filter,
    expression,
    search,
    asOf,
    groupBy: [by],
    measures: [{ id: 'count', kind: 'count' }, ...sum],
  });
  return new Map(
    result.groups.map((group): [string, Totals] => {
      const value = group.keys[by] ?? empty;
      return [String(value), { count: Number(group.measures['count']), sum: group.measures['sum'] ?? null }];
    }),
  );
}

function assemble(values: readonly string[], cards: ReadonlyMap<string, Lane>, totals: ReadonlyMap<string, Totals> | undefined): BoardResult {
  return {
    columns: values.map((value) => ({
      value,
      count: totals === undefined ? null : (totals.get(value)?.count ?? 0),
      sum: totals?.get(value)?.sum ?? null,
      rows: cards.get(value)?.rows ?? [],
      nextCursor: cards.get(value)?.nextCursor ?? null,
    })),
  };
}
