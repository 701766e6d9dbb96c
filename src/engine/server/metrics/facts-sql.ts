import { localDate, startOfDate } from '../../contract/expression/time-zone.ts';
import { shiftDate } from '../../contract/metrics/period.ts';
import type { Context } from '../context.ts';
import type { SqlParameters } from '../expression/sql-parameters.ts';
import { dimensionInput, type FactNames, type ResolvedDimension, resolveDimensions } from './dimension-sql.ts';
import { compileAsked, compileCondition, compileValue } from './expression-sql.ts';
import type { FactQuery, FactQueryInput } from './fact-query.ts';
import type { MeasurePlan } from './measure-plan.ts';
import { factColumns } from './operand-sql.ts';
import { recordSourceSql } from './record-source.ts';
import { requireVisibleFields, sightOf, visibleSql } from './visible-sql.ts';

/** The facts behind a figure: one row a fact with its keys, ready to be grouped or listed. */
export interface FactsSql {
  readonly sql: string;
  readonly dimensions: readonly ResolvedDimension[];
  /** A row may stand for several facts: their number is in `facts`. */
  readonly isCounted: boolean;
}

/** What is asked of facts: each by itself, to list their records, or counted together where their query can. */
export type FactsUse = 'each' | 'totals';

/** Builds the select of the facts of a plan; values go to `parameters`. */
export function factsSql(ctx: Context, plan: MeasurePlan, parameters: SqlParameters, workspaceId: string, use: FactsUse): FactsSql {
  requireVisibleFields(ctx, plan);
  return plan.definition.formula.kind === 'query'
    ? factsOfQuery(ctx, plan, parameters, { workspaceId, query: requireQuery(ctx, plan.definition.formula.query), use })
    : factsOfRecords(ctx, plan, parameters, workspaceId);
}

function factsOfRecords(ctx: Context, plan: MeasurePlan, parameters: SqlParameters, workspaceId: string): FactsSql {
  const names: FactNames = { factOn: factDateSql(ctx, plan, parameters), workspaceId, facts: null, sight: sightOf(ctx, parameters) };
  const dimensions = resolveDimensions(ctx.registry, plan, names);
  const scope = departmentScope(ctx, plan, parameters, names);
  const columns = factColumns(plan.definition, plan.object.fields, (text) => compileValue(ctx, plan, text, parameters));
  const source = recordSourceSql(plan, parameters, workspaceId, (alias) => visibleSql(ctx, plan.object, alias, parameters));
  const conditions = [...recordConditions(ctx, plan, parameters), ...periodConditions(ctx, plan, parameters), scope.condition];
  const sql = `select t.id as record_id, ${names.factOn} as fact_on, ${columns.value} as value, ${columns.numerator} as numerator,
      ${columns.denominator} as denominator, ${columns.currency} as currency${keyColumns(dimensions)}
    from ${source} t ${joins(dimensions, scope.join)}
    where ${conditions.join('\n      and ')}`;
  return { sql, dimensions, isCounted: false };
}

interface QueryUse {
  readonly workspaceId: string;
  readonly query: FactQuery;
  readonly use: FactsUse;
}

function factsOfQuery(ctx: Context, plan: MeasurePlan, parameters: SqlParameters, { workspaceId, query, use }: QueryUse): FactsSql {
  const names: FactNames = { factOn: 'q.fact_on', workspaceId, facts: 'q', sight: sightOf(ctx, parameters) };
  const dimensions = resolveDimensions(ctx.registry, plan, names);
  const scope = departmentScope(ctx, plan, parameters, names);
  const source = recordSourceSql(plan, parameters, workspaceId, (alias) => visibleSql(ctx, plan.object, alias, parameters));
  const input: FactQueryInput = {
    records: 'records',
    parameters,
    workspaceId,
    period: plan.range,
    asOf: plan.asOf,
    isPresent: plan.asOf >= ctx.now,
    timeZone: ctx.workspace.timeZone,
    compile: (text, alias) => compileValue(ctx, plan, text, parameters, alias),
  };
  const [keys, joined] = [keyColumns(dimensions), joins(dimensions, scope.join)];
  const used = keys + joined + scope.condition;
  const ofRecord = [...new Set([...used.matchAll(/\bt\.([a-z0-9_]+)/g)].map(([, column = '']) => column))];
  const canCount = use === 'totals' && !ofRecord.includes('id');
  const counted = canCount ? query.totals?.(input, { columns: ofRecord, isDated: used.includes(names.factOn) }) : undefined;
  // Facts come from the records already; they meet them again only for what they are grouped or narrowed by. Not materialised, since the
  // planner takes a cohort of thousands for one fact and would walk all the records for each.
  const own =
    counted === undefined
      ? 'join records t on t.id = q.record_id'
      : `cross join lateral (select ${ofRecord.map((column) => `q.of_${column} as ${column}`).join(', ')}) t`;
  const again = ofRecord.length > 0 ? own : '';
  const sql = `with records as not materialized (select t.* from ${source} t where ${recordConditions(ctx, plan, parameters).join(' and ')})
    select q.record_id, q.fact_on, q.value, q.numerator, q.denominator,
      q.currency${counted === undefined ? '' : ', q.facts'}${keys}
    from (${counted ?? query.build(input)}) q ${again} ${joined}
    where ${scope.condition}`;
  return { sql, dimensions, isCounted: counted !== undefined };
}

function keyColumns(dimensions: readonly ResolvedDimension[]): string {
  return dimensions.map((dimension, index) => `, ${dimension.key} as k${index}`).join('');
}

function joins(dimensions: readonly ResolvedDimension[], scope: string): string {
  return [...dimensions.map((dimension) => dimension.join), scope].join('\n    ');
}

/** Population, asked owners and filter. */
function recordConditions(ctx: Context, plan: MeasurePlan, parameters: SqlParameters): string[] {
  const conditions: string[] = ['true'];
  if (plan.definition.population !== 'true') conditions.push(compileCondition(ctx, plan, plan.definition.population, parameters));
  const { scope } = plan.request;
  if (scope?.owners && plan.object.ownerField) conditions.push(`t.${plan.object.ownerField}_id = any(${parameters.add(scope.owners, 'uuid[]')})`);
  if (scope?.filter) conditions.push(compileAsked(ctx, plan, scope.filter, parameters));
  if (scope?.expression) conditions.push(compileAsked(ctx, plan, scope.expression, parameters));
  return conditions;
}

function periodConditions(ctx: Context, plan: MeasurePlan, parameters: SqlParameters): string[] {
  const { dateField } = plan.definition;
  if (dateField === undefined) {
    const isPast = plan.readAt < ctx.now && !plan.isHistoric;
    return isPast ? [`t.created_at <= ${parameters.add(plan.readAt, 'timestamptz')}`] : [];
  }
  const kind = plan.object.fields[dateField]?.kind;
  const until =
    plan.asOf < ctx.now
      ? [
          `t.${dateField} <= ${kind === 'date' ? parameters.add(localDate(plan.asOf, ctx.workspace.timeZone), 'date') : parameters.add(plan.asOf, 'timestamptz')}`,
        ]
      : [];
  if (!plan.range) return until;
  if (kind === 'date')
    return [...until, `t.${dateField} between ${parameters.add(plan.range.from, 'date')} and ${parameters.add(plan.range.to, 'date')}`];
  const from = parameters.add(startOfDate(plan.range.from, ctx.workspace.timeZone), 'timestamptz');
  const to = parameters.add(startOfDate(shiftDate(plan.range.to, 1), ctx.workspace.timeZone), 'timestamptz');
  return [...until, `t.${dateField} >= ${from} and t.${dateField} < ${to}`];
}

/** The date by which a fact belongs to a bucket and to its owner's department: the metric's own, or the day of the state. */
function factDateSql(ctx: Context, plan: MeasurePlan, parameters: SqlParameters): string {
  const { dateField } = plan.definition;
  if (dateField === undefined) return parameters.add(localDate(plan.readAt, ctx.workspace.timeZone), 'date');
  if (plan.object.fields[dateField]?.kind === 'date') return `t.${dateField}`;
  return `(t.${dateField} at time zone ${parameters.add(ctx.workspace.timeZone, 'text')})::date`;
}

function departmentScope(ctx: Context, plan: MeasurePlan, parameters: SqlParameters, names: FactNames): { join: string; condition: string } {
  const department = plan.request.scope?.department;
  const dimension = department === undefined ? undefined : ctx.registry.dimensions.get('department');
  if (department === undefined || !dimension?.belowSql || !plan.object.ownerField) return { join: '', condition: 'true' };
  const input = dimensionInput(plan, names, 'scope_department');
  return { join: dimension.joinSql?.(input) ?? '', condition: dimension.belowSql(input, parameters.add(department, 'uuid')) };
}

function requireQuery(ctx: Context, id: string): FactQuery {
  const query = ctx.registry.factQueries.get(id);
  if (!query) throw new Error(`No capability registers the fact query ${id}.`);
  return query;
}
