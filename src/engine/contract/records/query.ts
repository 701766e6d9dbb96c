import { z } from 'zod';
import type { Issue } from '#platform/contract/errors.ts';
import { FilterTree } from '../expression/filter-tree.ts';

/** The schema of filters reads anything; what callers write is a filter. */
type Written<S extends z.ZodType> = Omit<z.input<S>, 'filter'> & { readonly filter?: FilterTree | undefined };

/** A field of the object, or one of a record it refers to, by dots: `account.tier`. */
const FieldPath = z.string().regex(/^[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*){0,2}$/);

/** An instant with its zone: the state at that time is asked for, not the present one. */
const AsOf = z.iso.datetime({ offset: true });

/** One key of an order; empty values come last when ascending, first when descending. */
export const SortKey = z.object({ field: FieldPath, descending: z.boolean().default(false) });
export type SortKey = z.infer<typeof SortKey>;

/** Which records: a clicked filter, a written expression, or both. */
export const Selection = z.object({
  filter: FilterTree.optional(),
  expression: z.string().max(4000).optional(),
  /** Text the record's name contains. */
  search: z.string().max(100).optional(),
  asOf: AsOf.optional(),
});
export type Selection = z.infer<typeof Selection>;

/** A page of a list. */
export const QueryInput = Selection.extend({
  sort: z.array(SortKey).max(4).optional(),
  /** Shown fields; absent: all of the object's own. */
  columns: z.array(FieldPath).max(80).optional(),
  /** `nextCursor` of the page before. */
  cursor: z.string().max(4000).optional(),
  limit: z.int().min(1).max(1000).default(50),
});
export type QueryInput = z.infer<typeof QueryInput>;
/** What a caller writes: defaults may be left out. */
export type QueryRequest = Written<typeof QueryInput>;

/** A record as lists give it: its id and version, the shown fields, and names of what they refer to. */
export interface RecordRow {
  readonly id: string;
  readonly version: number;
  /** By field path: the name of the record, member or department it refers to. */
  readonly _names?: Readonly<Record<string, string | null>>;
  /** What the person asking may do with it; on single records only. */
  /** After a write: what its writer should look at, such as a record that may be there already. */
  readonly _warnings?: readonly Issue[];
  readonly _can?: { readonly update: boolean; readonly delete: boolean };
  readonly [field: string]: unknown;
}

/** One page of a list. */
export interface QueryResult {
  readonly rows: RecordRow[];
  /** Give it back as `cursor` for the next page; null on the last one. */
  readonly nextCursor: string | null;
}

/** The figures an aggregate can compute. */
export const measureKinds = ['count', 'sum', 'avg', 'median', 'percentile', 'min', 'max', 'count_distinct', 'ratio'] as const;
/** One of the figures. */
export type MeasureKind = (typeof measureKinds)[number];

/** One figure of an aggregate. */
export const Measure = z.object({
  /** Its name in the result. */
  id: z.string().regex(/^[a-z][a-z0-9_]{0,60}$/),
  kind: z.enum(measureKinds),
  /** The field it is computed of; not needed by `count`. */
  of: FieldPath.optional(),
  /** For `sum`: a percent field each value is multiplied by, such as the probability of an amount. */
  weightedBy: FieldPath.optional(),
  /** 0 to 1, for `percentile`. */
  share: z.number().min(0).max(1).optional(),
  /** Counts only records for which this holds. */
  expression: z.string().max(2000).optional(),
  /** For `ratio`: the ids of two measures before it; null when the second is nothing, or an amount of another currency. */
  numerator: z.string().max(61).optional(),
  denominator: z.string().max(61).optional(),
});
export type Measure = z.infer<typeof Measure>;

/** Spans of days that dates are grouped into. */
export const dateBuckets = ['day', 'week', 'month', 'quarter', 'year'] as const;
/** One of the spans. */
export type DateBucket = (typeof dateBuckets)[number];

/** A field path, for dates with a bucket: `close_date:month`, and `amount.currency` for money. */
const GroupKey = z.string().regex(/^[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*){0,2}(:(day|week|month|quarter|year))?$/);

/** Figures over the selected records, in all or by group. */
export const AggregateInput = Selection.extend({
  measures: z.array(Measure).min(1).max(20),
  groupBy: z.array(GroupKey).max(4).default([]),
  /** Only groups whose figure compares so. */
  having: z
    .array(z.object({ measure: z.string(), operator: z.enum(['==', '!=', '<', '<=', '>', '>=']), value: z.number() }))
    .max(8)
    .default([]),
  /** By the id of a measure or a group key; default: the group keys. */
  sort: z
    .array(z.object({ by: z.string(), descending: z.boolean().default(false) }))
    .max(4)
    .default([]),
  /** Adds one row over all selected records. */
  totals: z.boolean().default(false),
  /** One of two or more group keys, to be laid out as columns: adds the totals of each row and of each column. */
  pivot: z.string().max(200).optional(),
  limit: z.int().min(1).max(10_000).default(1000),
});
export type AggregateInput = z.infer<typeof AggregateInput>;
/** What a caller writes: defaults may be left out. */
export type AggregateRequest = Written<typeof AggregateInput>;

/** Money as `{ amount, currency }`; decimals as text; null when it is undefined (nothing to compute of) or of several currencies. */
export const MeasureValue = z.union([z.number(), z.string(), z.boolean(), z.object({ amount: z.string(), currency: z.string() }), z.null()]);
export type MeasureValue = z.infer<typeof MeasureValue>;

/** One group, or the totals. */
export const AggregateRow = z.object({
  /** By group key: the value, a bucket as its first day, a reference as its id. */
  keys: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
  /** Names of references, members and departments among the keys. */
  names: z.record(z.string(), z.string().nullable()),
  measures: z.record(z.string(), MeasureValue),
  /** Measures left null because the records are in several currencies; group by `amount.currency` to see them. */
  mixedCurrencies: z.array(z.string()).optional(),
});
export type AggregateRow = z.infer<typeof AggregateRow>;

/** The groups in the order asked for. */
export const AggregateResult = z.object({
  groups: z.array(AggregateRow),
  totals: AggregateRow.optional(),
  /** With `pivot`: over all columns, by the other keys. */
  rowTotals: z.array(AggregateRow).optional(),
  /** With `pivot`: over all rows, by the key laid out as columns. */
  columnTotals: z.array(AggregateRow).optional(),
  /** There are more groups than the limit. */
  isTruncated: z.boolean(),
});
export type AggregateResult = z.infer<typeof AggregateResult>;

/** All columns of a board at once. */
export const BoardInput = Selection.extend({
  /** Choice field the columns stand for; default: the object's board field. */
  by: FieldPath.optional(),
  /** The columns wanted, in order; default: the options of the field, or the values that occur. An empty text asks for records without a value. */
  values: z.array(z.string().max(200)).max(60).optional(),
  columns: z.array(FieldPath).max(80).optional(),
  sort: z.array(SortKey).max(4).optional(),
  limit: z.int().min(0).max(200).default(20),
  /** `nextCursor` of each column that shall go on. */
  cursors: z.record(z.string(), z.string()).optional(),
  /** Money or number field summed per column. */
  sumOf: FieldPath.optional(),
  /** Counts and sums; leave out when only more cards are wanted. */
  totals: z.boolean().default(true),
});
export type BoardInput = z.infer<typeof BoardInput>;
/** What a caller writes: defaults may be left out. */
export type BoardRequest = Written<typeof BoardInput>;

/** One column: its cards, and its count and sum when they were asked for. */
export interface BoardColumn {
  readonly value: string;
  readonly count: number | null;
  readonly sum: MeasureValue;
  readonly rows: RecordRow[];
  readonly nextCursor: string | null;
}

/** The columns in the order asked for. */
export interface BoardResult {
  readonly columns: BoardColumn[];
}

/** Values by field id. */
const FieldValuesInput = z.record(z.string(), z.unknown());
/** At most this many records in one bulk write. */
export const bulkLimit = 1000;

/** Writes records that are there already all the same; needs the ability `duplicate.allow`. */
const AllowDuplicate = z.boolean().optional();

/** Up to 1,000 writes of one kind in one transaction. */
export const BulkInput = z.discriminatedUnion('action', [
  z.object({
    action: z.literal('create'),
    records: z.array(FieldValuesInput).min(1).max(bulkLimit),
    partial: z.boolean().default(false),
    allowDuplicate: AllowDuplicate,
  }),
  z.object({
    action: z.literal('update'),
    records: z
      .array(z.object({ id: z.uuid(), version: z.int().optional(), values: FieldValuesInput }))
      .min(1)
      .max(bulkLimit),
    partial: z.boolean().default(false),
    allowDuplicate: AllowDuplicate,
    /** Answers what would be refused and writes nothing. */
    isTrial: z.boolean().optional(),
  }),
  z.object({ action: z.literal('delete'), ids: z.array(z.uuid()).min(1).max(bulkLimit), partial: z.boolean().default(false) }),
]);
export type BulkInput = z.infer<typeof BulkInput>;

/** What is wrong with a value, or worth a look. */
export const IssueSchema = z.object({
  field: z.string().optional(),
  code: z.string(),
  message: z.object({ zh: z.string(), en: z.string() }),
  facts: z.record(z.string(), z.unknown()).optional(),
});

/** One answer per record given, in the same order; with `partial` the faultless ones are written, else all or none. */
export const BulkResult = z.object({
  written: z.int(),
  results: z.array(
    z.object({ id: z.string().nullable(), isWritten: z.boolean(), issues: z.array(IssueSchema), warnings: z.array(IssueSchema).optional() }),
  ),
});
export type BulkResult = z.infer<typeof BulkResult>;

/** One ground on which somebody reaches a record, or what keeps it from them. */
export const AccessReason = z.object({
  code: z.string(),
  /** Opens the record, closes it whatever else opens it, or would have opened it and does not. */
  effect: z.enum(['opens', 'closes', 'missing']),
  /** The furthest it leads. */
  action: z.enum(['see', 'update', 'delete']),
  message: z.object({ zh: z.string(), en: z.string() }),
});
export type AccessReason = z.infer<typeof AccessReason>;

/** Why the person asking may or may not see a record. */
export const AccessExplanation = z.object({
  canSee: z.boolean(),
  canUpdate: z.boolean(),
  canDelete: z.boolean(),
  /** The grounds, in words. */
  reasons: z.array(AccessReason),
});
export type AccessExplanation = z.infer<typeof AccessExplanation>;
