import type { MetricDefinition } from '../../contract/metrics/metric.ts';
import type { Field } from '../../contract/objects/fields.ts';

/** SQL of what one fact contributes; money in minor units with its currency. */
export interface FactColumns {
  readonly value: string;
  readonly numerator: string;
  readonly denominator: string;
  readonly currency: string;
}

interface Operand {
  readonly sql: string;
  readonly currency: string | null;
}

/** Compiles an expression over the record under alias `t`. */
export type CompileText = (text: string) => string;

/** What each record of the population contributes to the figure. */
export function factColumns(definition: MetricDefinition, fields: Readonly<Record<string, Field>>, compile: CompileText): FactColumns {
  const { formula } = definition;
  const operand = (text: string): Operand => operandSql(text, fields, compile);
  switch (formula.kind) {
    case 'sum':
      return ofValue(weighted(operand(formula.of), formula.weightedBy, operand));
    case 'average':
    case 'median':
      return ofValue(operand(formula.of));
    case 'share':
      return ofShare(compile(formula.numerator), formula.of === undefined ? { sql: '1', currency: null } : operand(formula.of));
    case 'quotient': {
      const [numerator, denominator] = [operand(formula.numerator), operand(formula.denominator)];
      return {
        value: nothing,
        numerator: numerator.sql,
        denominator: denominator.sql,
        currency: numerator.currency ?? denominator.currency ?? noCurrency,
      };
    }
    case 'count':
    case 'derived':
    case 'group_share':
    case 'query':
      return { value: nothing, numerator: nothing, denominator: nothing, currency: noCurrency };
  }
}

const nothing = 'null::numeric';
const noCurrency = 'null::text';

function ofValue({ sql, currency }: Operand): FactColumns {
  return { value: sql, numerator: nothing, denominator: nothing, currency: currency ?? noCurrency };
}

function ofShare(condition: string, of: Operand): FactColumns {
  const numerator = `case when ${condition} then ${of.sql} when ${of.sql} is not null then 0 end`;
  return { value: nothing, numerator, denominator: of.sql, currency: of.currency ?? noCurrency };
}

function weighted(value: Operand, weight: string | undefined, operand: (text: string) => Operand): Operand {
  return weight === undefined ? value : { ...value, sql: `(${value.sql} * (${operand(weight).sql}) / 100)` };
}

/** A stored field is read straight from its columns; anything else is an expression. */
function operandSql(text: string, fields: Readonly<Record<string, Field>>, compile: CompileText): Operand {
  const field = fields[text];
  if (field?.kind === 'money') return { sql: `t.${text}_minor::numeric`, currency: `t.${text}_currency` };
  if (field?.kind === 'percent') return { sql: `(t.${text}::numeric / 100)`, currency: null };
  if (field?.kind === 'number') return { sql: `(t.${text}::numeric / ${10n ** BigInt(field.scale)})`, currency: null };
  return { sql: `(${compile(text)})::numeric`, currency: null };
}
