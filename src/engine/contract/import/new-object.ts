import { z } from 'zod';
import { LabelText, SchemaId } from '../schema/field-spec.ts';

/** What a column of a file becomes in an object made for it: left out, the record's key, name or owner, or a field of a kind. */
export const columnUses = [
  'skip',
  'key',
  'name',
  'owner',
  'text',
  'long_text',
  'number',
  'money',
  'percent',
  'boolean',
  'date',
  'datetime',
  'choice',
  'email',
  'phone',
  'url',
  'reference',
  'member',
] as const;
export type ColumnUse = (typeof columnUses)[number];

/** One column of a file and the field it becomes. */
export const NewColumn = z.object({
  /** Its place in the file, from 0. */
  column: z.number().int().min(0).max(499),
  header: z.string().max(500),
  use: z.enum(columnUses),
  /** Id of the field. */
  id: SchemaId,
  label: LabelText,
  /** Digits after the point, of numbers. */
  scale: z.number().int().min(0).max(6).optional(),
  /** The texts of a choice. */
  options: z.array(z.string().min(1).max(120)).max(100).optional(),
  /** What a reference points to: the id of an object, or `import:<id>` for the one made of another file of the run. */
  object: z.string().max(80).optional(),
});
export type NewColumn = z.infer<typeof NewColumn>;

/** An object to be made for the rows of a file that fits none. */
export const NewObject = z.object({
  import: z.uuid(),
  id: SchemaId.max(30),
  label: LabelText,
  labelPlural: LabelText,
  columns: z.array(NewColumn).min(1).max(200),
  dateOrder: z.enum(['month_first', 'day_first']).default('month_first'),
});
export type NewObject = z.infer<typeof NewObject>;

/** The object we would make for a file, for a person to change. */
export const ObjectProposal = NewObject.extend({
  fileName: z.string(),
  rowCount: z.number().int(),
  /** Why one would rather not make it; null when its rows are worth an object. */
  why: LabelText.nullable(),
  /** Some texts of each column, in the order of `columns`. */
  samples: z.array(z.array(z.string())),
  /** What references may point to. */
  targets: z.array(z.object({ id: z.string(), label: LabelText })),
});
export type ObjectProposal = z.infer<typeof ObjectProposal>;
