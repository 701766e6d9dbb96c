import { z } from 'zod';

/** A word in both languages, as administrators write it. */
export const LabelText = z.object({ zh: z.string().trim().min(1).max(120), en: z.string().trim().min(1).max(120) });

/** Id of an object or a field: lower-case Latin letters, digits and underscores; it is what expressions and the API say. */
export const SchemaId = z.string().regex(/^[a-z][a-z0-9_]{0,39}$/);

const Formula = z.string().trim().min(1).max(4000);
const DecimalText = z.string().regex(/^-?\d{1,15}(\.\d{1,6})?$/);

/** One choice; `value` is what is stored and what expressions compare with. */
export const OptionSpec = z.object({
  value: z.string().regex(/^[A-Za-z0-9_\-.]{1,80}$/),
  label: LabelText,
  colour: z.enum(['neutral', 'accent', 'good', 'watch', 'bad', 'info']).optional(),
  aliases: z.array(z.string().max(120)).max(20).optional(),
});

const base = {
  label: LabelText,
  help: LabelText.optional(),
  aliases: z.array(z.string().max(120)).max(20).optional(),
};

const stored = {
  ...base,
  required: z.boolean().optional(),
  /** Past values are kept, so that lists and figures can be asked as of a date. */
  historic: z.boolean().optional(),
  /** An index is built in the background: filters and orders by it are as fast as by built-in fields. */
  indexed: z.boolean().optional(),
};

const unique = { unique: z.boolean().optional() };
const kept = {
  /**
   * Kept up to date with every write that changes it, in the same transaction: lists filter and order by it as fast as by a field people fill
   * in, and writes of what it looks at cost more. It counts all records, whoever may see them. Absent or false: computed whenever it is
   * read, of the records the reader may see.
   */
  kept: z.boolean().optional(),
};
const scale = z.int().min(0).max(6);
const results = ['text', 'number', 'money', 'percent', 'boolean', 'date', 'datetime'] as const;

/** Numbers records by a pattern: `C-{YYYY}{0000}`; a gap is possible, a number given twice is not. */
export const AutoNumberPattern = z
  .string()
  .max(60)
  .regex(/^[^{}]*(\{(YYYY|YY|MM|DD)\}[^{}]*)*\{0{1,10}\}[^{}]*$/);

/** A field as an administrator declares it. What is computed (formula, look-up, roll-up) is computed when it is read, or kept up to date. */
export const FieldSpec = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('text'), ...stored, ...unique, maxLength: z.int().min(1).max(255).optional() }),
  z.object({ kind: z.literal('long_text'), ...stored, maxLength: z.int().min(1).max(20_000).optional() }),
  z.object({
    kind: z.literal('number'),
    ...stored,
    ...unique,
    scale,
    min: DecimalText.optional(),
    max: DecimalText.optional(),
    unit: LabelText.optional(),
  }),
  z.object({ kind: z.literal('money'), ...stored, min: DecimalText.optional() }),
  z.object({ kind: z.literal('percent'), ...stored, min: DecimalText.optional(), max: DecimalText.optional() }),
  z.object({ kind: z.literal('boolean'), ...stored, initial: z.boolean().optional() }),
  z.object({ kind: z.literal('date'), ...stored }),
  z.object({ kind: z.literal('datetime'), ...stored }),
  z.object({ kind: z.literal('choice'), ...stored, options: z.array(OptionSpec).min(1).max(500), initial: z.string().optional() }),
  z.object({ kind: z.literal('multi_choice'), ...base, options: z.array(OptionSpec).min(1).max(500) }),
  z.object({
    kind: z.literal('reference'),
    ...stored,
    object: z.string().max(60),
    onDelete: z.enum(['restrict', 'clear', 'cascade']).optional(),
    /** How the referred record calls these records in expressions and related lists; by default the plural. */
    children: z.object({ id: SchemaId, label: LabelText }).optional(),
  }),
  z.object({ kind: z.literal('multi_reference'), ...base, object: z.string().max(60) }),
  z.object({ kind: z.literal('member'), ...stored }),
  z.object({ kind: z.literal('department'), ...stored }),
  z.object({ kind: z.literal('email'), ...stored, ...unique }),
  z.object({ kind: z.literal('phone'), ...stored, ...unique }),
  /** Private from the start. `resident_id` has its check character verified, `other` is any document's number. */
  z.object({ kind: z.literal('identity_number'), ...stored, ...unique, document: z.enum(['resident_id', 'other']).optional() }),
  z.object({ kind: z.literal('url'), ...stored }),
  z.object({ kind: z.literal('address'), ...base, required: z.boolean().optional() }),
  z.object({ kind: z.literal('file'), ...base, required: z.boolean().optional() }),
  z.object({ kind: z.literal('auto_number'), ...base, pattern: AutoNumberPattern }),
  z.object({ kind: z.literal('formula'), ...base, ...kept, expression: Formula, result: z.enum(results), scale: scale.optional() }),
  /** The value of a field of the record a reference of this object points to. */
  z.object({ kind: z.literal('lookup'), ...base, ...kept, reference: SchemaId, field: SchemaId }),
  /** A figure over the records that point here; `of` is a field of them, `condition` an expression over each, named by `each`. */
  z.object({
    kind: z.literal('rollup'),
    ...base,
    ...kept,
    children: SchemaId,
    figure: z.enum(['count', 'sum', 'avg', 'min', 'max']),
    of: SchemaId.optional(),
    /** An expression over one child, e.g. `stage == 'won'`. */
    condition: Formula.optional(),
  }),
]);
/** A field as an administrator declares it. */
export type FieldSpec = z.output<typeof FieldSpec>;
