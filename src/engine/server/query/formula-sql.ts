import { roundScaled } from '#platform/contract/format/format-number.ts';
import { currencyExponent, formatScaled } from '#platform/contract/money.ts';
import { checkExpression } from '../../contract/expression/check-expression.ts';
import { parseDecimal } from '../../contract/expression/exact-decimal.ts';
import type { FieldValue, FormulaField } from '../../contract/objects/fields.ts';
import type { Context } from '../context.ts';
import type { TypedExpression } from '../../contract/expression/typed-tree.ts';
import { type CompiledExpression, compileExpressionSql } from '../expression/compile-expression-sql.ts';
import type { SqlParameters } from '../expression/sql-parameters.ts';
import type { ObjectStorage } from '../fields/object-storage.ts';
import { visibleTables } from '../policy/visible-tables.ts';
import { computedSource, fitsResult, unfitFormula } from './computed-sql.ts';
import { objectSchema } from './object-schema.ts';
import { environmentOf } from '../expression/environment.ts';

/** A formula field in a select list, as `name` and, for money, `name:currency`. */
export function formulaSelect(
  ctx: Context,
  storage: ObjectStorage,
  name: string,
  field: FormulaField,
  alias: string,
  parameters: SqlParameters,
): string[] {
  const { sql, currencySql } = compileFormula(ctx, typedFormula(ctx, storage, name, field), alias, parameters);
  return [`${sql} as "${name}"`, ...(currencySql === undefined ? [] : [`${currencySql} as "${name}:currency"`])];
}

/** The value of a formula field about the rows of `alias`, with the columns a stored field would have, to order, group or count by. */
export function formulaSource(
  ctx: Context,
  storage: ObjectStorage,
  name: string,
  field: FormulaField,
  alias: string,
  parameters: SqlParameters,
): string {
  const typed = typedFormula(ctx, storage, name, field);
  if (!fitsResult(field, typed.type)) throw unfitFormula(name);
  return computedSource(field, compileFormula(ctx, typed, alias, parameters));
}

function typedFormula(ctx: Context, storage: ObjectStorage, name: string, field: FormulaField): TypedExpression {
  const checked = checkExpression(field.expression, objectSchema(ctx.registry, 'column'), storage.object.id);
  if (checked.ok) return checked.typed;
  throw new TypeError(`The formula ${storage.object.id}.${name} is wrong: ${checked.issues.map((issue) => issue.message.en).join('; ')}`);
}

function compileFormula(ctx: Context, typed: TypedExpression, alias: string, parameters: SqlParameters): CompiledExpression {
  return compileExpressionSql(typed, { alias, env: environmentOf(ctx), tables: visibleTables(ctx, parameters), parameters, use: 'value' });
}

/** Reads a formula's value from a row. */
export function formulaReader(name: string, field: FormulaField): (row: Readonly<Record<string, unknown>>) => FieldValue {
  return (row) => {
    const value = row[name];
    if (value === null || value === undefined) return null;
    if (value instanceof Date) return value.toISOString();
    if (typeof value === 'boolean') return value;
    const text = String(value);
    switch (field.result) {
      case 'money': {
        const currency = String(row[`${name}:currency`] ?? '');
        return { amount: decimalText(text, currencyExponent(currency)), currency };
      }
      case 'percent':
        return decimalText(text, 2);
      case 'number':
        return (field.scale ?? 0) === 0 ? Number(decimalText(text, 0)) : decimalText(text, field.scale ?? 0);
      default:
        return text;
    }
  };
}

/** A numeric of the database with this many digits after the point. */
export function decimalText(numeric: string, scale: number): string {
  const value = parseDecimal(numeric);
  return value === undefined ? numeric : formatScaled(roundScaled(value.coefficient, value.scale, scale), scale);
}
