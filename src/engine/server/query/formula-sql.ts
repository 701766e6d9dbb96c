import { roundScaled } from '#platform/contract/format/format-number.ts';
import { currencyExponent, formatScaled } from '#platform/contract/money.ts';
import { checkExpression } from '../../contract/expression/check-expression.ts';
import { parseDecimal } from '../../contract/expression/exact-decimal.ts';
import type { FieldValue, FormulaField } from '../../contract/objects/fields.ts';
import type { Context } from '../context.ts';
import { compileExpressionSql } from '../expression/compile-expression-sql.ts';
import type { SqlParameters } from '../expression/sql-parameters.ts';
import type { ObjectStorage } from '../fields/object-storage.ts';
import { visibleTables } from '../policy/visible-tables.ts';
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
  const checked = checkExpression(field.expression, objectSchema(ctx.registry), storage.object.id);
  if (!checked.ok)
    throw new TypeError(`The formula ${storage.object.id}.${name} is wrong: ${checked.issues.map((issue) => issue.message.en).join('; ')}`);
  const compiled = compileExpressionSql(checked.typed, {
    alias,
    env: environmentOf(ctx),
    tables: visibleTables(ctx, parameters),
    parameters,
    use: 'value',
  });
  const { currencySql } = compiled;
  return [`${compiled.sql} as "${name}"`, ...(currencySql === undefined ? [] : [`${currencySql} as "${name}:currency"`])];
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
