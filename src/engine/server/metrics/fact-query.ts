import type { Label } from '#platform/contract/label.ts';
import type { DateRange } from '../../contract/metrics/period.ts';
import type { Context } from '../context.ts';
import type { SqlParameters } from '../expression/sql-parameters.ts';

/** What a capability's own query is given to build its statement from. */
export interface FactQueryInput {
  /**
   * Name of the common table expression of the records in question: the object's columns, already narrowed to the
   * workspace, the person's scope, the asked filter and the metric's population, in the state of the as-of instant.
   */
  readonly records: string;
  readonly parameters: SqlParameters;
  /** Placeholder of the workspace's id; every further table joins on it. */
  readonly workspaceId: string;
  readonly period: DateRange | null;
  /** Dates and states later than this are not yet known. */
  readonly asOf: Date;
  /** The as-of instant is now: what is kept of the present may be read instead of histories. */
  readonly isPresent: boolean;
  /** IANA name in which a date-time becomes a date. */
  readonly timeZone: string;
  /** SQL of an expression over the records under this alias. */
  compile(expression: string, alias: string): string;
}

/**
 * A capability's set-based query of facts, for cohorts and histories. Its SQL selects one row a fact with the columns
 * `record_id uuid, fact_on date, value numeric, numerator numeric, denominator numeric, currency text` (money in minor
 * units) and one column per own dimension; the engine groups, counts and rounds.
 */
export interface FactQuery {
  /** `<slice>.<facts>`, e.g. `opportunity.stage_entries`. */
  readonly id: string;
  /** Columns of the query by which its facts may be grouped. */
  readonly dimensions?: Readonly<Record<string, FactDimension>>;
  build(input: FactQueryInput): string;
  /**
   * The same facts counted together, for figures without their rows: one row for all facts that are alike as the figure needs them and in the
   * own dimensions, with their number as `facts`, their numerators and denominators added up, and any of their records.
   */
  totals?(input: FactQueryInput, alike: Alike): string | undefined;
}

/** In what facts must be alike to be counted together. */
export interface Alike {
  /** Columns of their record; they are given as `of_<column>`. */
  readonly columns: readonly string[];
  /** Their date too; otherwise `fact_on` may be anything. */
  readonly isDated: boolean;
}

/** A column of a fact query to group by. */
export interface FactDimension {
  readonly label: Label;
  /** Field of the object whose values the column holds; its keys are named like those. */
  readonly field?: string;
  /** The column holds ids of the object's fields; its keys are named like the fields. */
  readonly holdsFields?: true;
}

/** A way to group facts that no field of the object holds, e.g. the owner's department at the date of the fact. */
export interface MetricDimension {
  /** `department`; or `<object>.<field>` to name the values of an open choice such as a stage. */
  readonly id: string;
  readonly label: Label;
  /** Joins what the key needs, under the given alias; set-based, never a sub-select a row. */
  joinSql?(input: DimensionInput): string;
  /** SQL of the group's key as text. Absent: the field's own column. */
  keySql?(input: DimensionInput): string;
  /** Condition that the fact belongs to `root` or below it; absent: equality. */
  belowSql?(input: DimensionInput, root: string): string;
  /** Names of the keys. */
  names(ctx: Context, keys: readonly string[]): Promise<ReadonlyMap<string, Label>>;
}

/** SQL of what a dimension may build on. */
export interface DimensionInput {
  /** A name of its own for what it joins. */
  readonly alias: string;
  readonly ownerId: string;
  readonly factOn: string;
  readonly workspaceId: string;
}
