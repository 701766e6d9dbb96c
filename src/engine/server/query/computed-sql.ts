import { invalid } from '#platform/contract/errors.ts';
import { UNUSUAL_EXPONENTS } from '../../contract/expression/currency-exponent.ts';
import type { ExprType } from '../../contract/expression/schema.ts';
import type { FormulaField } from '../../contract/objects/fields.ts';
import type { CompiledExpression } from '../expression/compile-expression-sql.ts';

/** The values of a compiled formula as a field that people fill in stores them: `c0`, and for money the currency as `c1`. */
export function computedSource(field: FormulaField, { sql, currencySql }: Pick<CompiledExpression, 'sql' | 'currencySql'>): string {
  const currency = currencySql === undefined ? '' : `, (${currencySql})::text as b`;
  const items = [`${storedValue(field)} as c0`, ...(field.result === 'money' ? [`${currencySql === undefined ? 'null::text' : 'v.b'} as c1`] : [])];
  return `(select ${items.join(', ')} from (select ${sql} as a${currency} offset 0) v)`;
}

/** More would not fit the page of an index. */
const textAtMost = 500;

function storedValue({ result, scale = 0 }: FormulaField): string {
  switch (result) {
    case 'number':
      return `engine_whole(v.a * ${10 ** scale})`;
    case 'percent':
      return 'engine_whole(v.a * 100)';
    case 'money':
      return `engine_whole(v.a * ${minorUnits})`;
    case 'text':
      return `left(v.a::text, ${textAtMost})`;
    default:
      return 'v.a';
  }
}

const minorUnits = `(case ${UNUSUAL_EXPONENTS.map(
  ({ exponent, currencies }) => `when v.b in (${currencies.map((code) => `'${code}'`).join(', ')}) then ${10 ** exponent}`,
).join(' ')} else 100 end)`;

const numbers: ReadonlySet<ExprType['kind']> = new Set(['integer', 'decimal', 'percent']);
const kinds: Readonly<Record<FormulaField['result'], (type: ExprType['kind']) => boolean>> = {
  number: (type) => numbers.has(type),
  percent: (type) => numbers.has(type),
  money: (type) => type === 'money',
  text: (type) => type === 'text' || type === 'choice',
  boolean: (type) => type === 'boolean',
  date: (type) => type === 'date',
  datetime: (type) => type === 'instant',
};

/** Whether an expression of this type gives what the field says it does; otherwise it can be shown only. */
export function fitsResult({ result }: FormulaField, type: ExprType): boolean {
  return kinds[result](type.kind);
}

/** Said of a formula whose expression gives something else than it declares. */
export function unfitFormula(path: string) {
  return invalid([
    {
      field: path,
      code: 'query.formula_of_other_kind',
      message: {
        zh: `“${path}”的公式得出的值与它声明的类型不同，不能用来排序、分组或统计；请修改公式或结果类型。`,
        en: `The formula of “${path}” gives another kind of value than it declares, so nothing can be ordered, grouped or measured by it; change one or the other.`,
      },
    },
  ]);
}
