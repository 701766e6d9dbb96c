import { z } from 'zod';
import { dateOrders } from './date-text.ts';

const FieldId = z.string().regex(/^[a-z][a-z0-9_]*$/);

/** What happens to a row whose reference names nothing we have. */
export const missingPolicies = ['warn', 'create', 'error'] as const;
export type MissingPolicy = (typeof missingPolicies)[number];

/**
 * `new_work` obeys every gate, as if each row were typed in. `history` (administrators) keeps past stages and dates as
 * they were and marks the records as imported, so that measures of conformance leave them apart.
 */
export const importModes = ['new_work', 'history'] as const;
export type ImportMode = (typeof importModes)[number];

/** A dated column that tells when a record entered a stage: Engaging from engage_date, Won and Lost from close_date. */
export const StageDate = z.object({
  /** Index of the column in the file. */
  column: z.number().int().min(0),
  /** Stages entered on that date. An open stage is passed by every row that has the date; a closing one only by rows that end in it. */
  stages: z.array(z.string().min(1)).min(1).max(10),
});

/** How a file becomes records; decided once for all rows, kept with the import, and reusable. */
export const ImportPlan = z.object({
  /** Field of each column, by position; null leaves the column out. `external_id` is the key of the other system. */
  columns: z.array(FieldId.nullable()).max(200),
  mode: z.enum(importModes).default('new_work'),
  /** ISO 4217 of amounts written without one; absent: the workspace's. */
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/)
    .optional(),
  /** By field: what a text of the file stands for (`GTXPro` → `GTX Pro`, `Won` → `won`). Compared without case and outer spaces. */
  values: z.record(FieldId, z.record(z.string().max(500), z.string().max(500))).default({}),
  /** By field: text used where the file has none. */
  defaults: z.record(FieldId, z.string().max(500)).default({}),
  /** Makes the name out of other columns where none is mapped: `{account} · {product}`. */
  nameTemplate: z.string().max(300).optional(),
  /** By field: a text made of others where no column gives one: `{column_2} {column_3}`, `call-{column_1}`, `{row_hash}` as key of rows without one. */
  templates: z.record(FieldId, z.string().max(300)).default({}),
  /** How `03-07-2021` is read. */
  dateOrder: z.enum(dateOrders).default('month_first'),
  /** Amounts with more decimals than their currency are rounded half up instead of refused. */
  rounds: z.boolean().default(false),
  /** The ready mapping it began with. */
  recipe: z.string().max(80).optional(),
  /** Field by which rows find the records they update; absent: external_id if mapped, else the name. */
  matchBy: FieldId.optional(),
  /** By reference field. Default: warn. */
  missing: z.record(FieldId, z.enum(missingPolicies)).default({}),
  stageDates: z.array(StageDate).max(10).default([]),
  /** For files whose rows hold from a day, such as people in their teams. */
  startDate: z.iso.date().optional(),
  /** History only: since when the records are known to have existed, so that a past date finds them. Absent: from the import on. */
  knownFrom: z.iso.date().optional(),
});
export type ImportPlan = z.infer<typeof ImportPlan>;

/** What becomes, or became, of one row. */
export const verdicts = ['new', 'update', 'same', 'duplicate', 'error'] as const;
export type Verdict = (typeof verdicts)[number];
