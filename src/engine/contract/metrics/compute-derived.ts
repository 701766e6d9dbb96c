import { checkExpression } from '../expression/check-expression.ts';
import { evaluateExpression } from '../expression/evaluate-expression.ts';
import { type ExactDecimal, formatDecimal } from '../expression/exact-decimal.ts';
import { DEFAULT_TIME_ZONE } from '../expression/record.ts';
import type { ExprField, ExprSchema } from '../expression/schema.ts';
import type { TypedExpression } from '../expression/typed-tree.ts';
import { numberOf } from '../expression/value-rules.ts';

/** Reads the expression of a derived metric over the names of its inputs; a wrong one is a mistake of its declaration. */
export function parseDerived(expression: string, names: readonly string[]): TypedExpression {
  const fields = new Map(names.map((name): [string, ExprField] => [name, { name, type: { kind: 'decimal' } }]));
  const figures = { name: 'figures', fields, references: new Map(), children: new Map() };
  const schema: ExprSchema = { object: (name) => (name === 'figures' ? figures : undefined) };
  const checked = checkExpression(expression, schema, 'figures');
  if (!checked.ok) throw new TypeError(`The derived metric “${expression}” is wrong: ${checked.issues.map((issue) => issue.message.en).join(' ')}`);
  return checked.typed;
}

/** The value of a derived metric; undefined inputs and divisions by zero make it undefined (null). */
export function computeDerived(typed: TypedExpression, inputs: Readonly<Record<string, ExactDecimal | null>>): ExactDecimal | null {
  const values = Object.fromEntries(Object.entries(inputs).map(([name, value]) => [name, value === null ? null : formatDecimal(value)]));
  return numberOf(evaluateExpression(typed, { id: '', values }, neutralEnvironment));
}

const neutralEnvironment = { now: new Date(0), timeZone: DEFAULT_TIME_ZONE, memberId: null, teamMemberIds: [] };
