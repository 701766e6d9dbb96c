import { UNUSUAL_EXPONENTS, sharedExponent } from '../../contract/expression/currency-exponent.ts';
import type { TypedNode } from '../../contract/expression/typed-tree.ts';
import { compileMoneyAggregate } from './sql-aggregates.ts';
import { divideSql } from './sql-arithmetic.ts';
import { constantValue, isConstant } from './sql-constants.ts';
import { convertSql } from './sql-convert.ts';
import { compileWhere } from './sql-predicates.ts';
import { bounded, countNode, onRecord, placeSql, type SqlScope } from './sql-scope.ts';
import { compileValue, tenth } from './sql-values.ts';

/** Money in SQL: the amount in major units and the currency. The amount alone says whether it is null. */
export interface SqlMoney {
  readonly amount: string;
  readonly currency: string;
}

type FieldNode = Extract<TypedNode, { kind: 'field' }>;

const NOTHING: SqlMoney = { amount: 'null::numeric', currency: 'null::text' };

/** A part whose value is money. */
export function compileMoney(node: TypedNode, scope: SqlScope): SqlMoney {
  countNode(scope);
  const { amount, currency } = writeMoney(node, scope);
  return { amount: bounded(amount), currency: bounded(currency) };
}

function writeMoney(node: TypedNode, scope: SqlScope): SqlMoney {
  // A constant cannot be money: nothing but a record names a currency.
  if (isConstant(node)) return NOTHING;
  switch (node.kind) {
    case 'field':
      return moneyField(node, scope);
    case 'negate': {
      const { amount, currency } = compileMoney(node.operand, scope);
      return { amount: `(- ${amount})`, currency };
    }
    case 'arithmetic':
      return node.domain === 'money' ? sumOfTwo(node, scope) : scaledMoney(node, scope);
    case 'conditional': {
      const condition = compileWhere(node.condition, scope);
      return chooseMoney(condition, compileMoney(node.then, scope), compileMoney(node.otherwise, scope));
    }
    case 'call':
      return moneyCall(node, scope);
    case 'aggregate':
      return compileMoneyAggregate(node, scope);
    default:
      return NOTHING;
  }
}

/** Whether two amounts may be put together; the sum over nothing has no currency and suits any. */
export function sharesCurrency(left: SqlMoney, right: SqlMoney): string {
  return `coalesce(${left.currency} = ${right.currency}, true)`;
}

/** The exponent of every value a money field can hold; undefined when it depends on the value. */
export function exponentOf(node: FieldNode, scope: SqlScope): number | undefined {
  return sharedExponent(node.field.currencies ?? scope.env.currencies ?? []);
}

function moneyField(node: FieldNode, scope: SqlScope): SqlMoney {
  const column = node.field.column ?? node.field.name;
  const exponent = exponentOf(node, scope);
  const minor = (alias: string): string => placeSql(alias, node.field, `${column}_minor`, 'bigint');
  const currency = (alias: string): string => placeSql(alias, node.field, `${column}_currency`, 'text');
  const unit = (alias: string): string => (exponent === undefined ? unitOf(currency(alias)) : tenth(exponent));
  return {
    amount: onRecord(node.source, scope, (alias) => `(${minor(alias)}::numeric * ${unit(alias)})`),
    currency: onRecord(node.source, scope, currency),
  };
}

/** The minor unit of a currency in major units. */
function unitOf(currency: string): string {
  const cases = UNUSUAL_EXPONENTS.map(
    ({ exponent, currencies }) => `when ${currency} in (${currencies.map((code) => `'${code}'`).join(', ')}) then ${tenth(exponent)}`,
  );
  return `(case ${cases.join(' ')} else 0.01 end)`;
}

function sumOfTwo(node: Extract<TypedNode, { kind: 'arithmetic' }>, scope: SqlScope): SqlMoney {
  const left = compileMoney(node.left, scope);
  const right = compileMoney(node.right, scope);
  const sign = node.operation === 'subtract' ? '-' : '+';
  return {
    amount: `(case when ${sharesCurrency(left, right)} then ${left.amount} ${sign} ${right.amount} end)`,
    currency: `coalesce(${left.currency}, ${right.currency})`,
  };
}

function scaledMoney(node: Extract<TypedNode, { kind: 'arithmetic' }>, scope: SqlScope): SqlMoney {
  const { amount, currency } = compileMoney(node.left, scope);
  const factor = compileValue(node.right, scope);
  if (node.operation === 'divide') return { amount: divideSql(`select ${amount} as a, ${factor} as b offset 0`), currency };
  return { amount: `(${amount} * ${factor})`, currency };
}

function moneyCall(node: Extract<TypedNode, { kind: 'call' }>, scope: SqlScope): SqlMoney {
  if (node.name === 'convert_money' || node.name === 'base_money') return conversion(node, scope);
  const args = node.args.filter((arg) => arg.type.kind === 'money' || arg.type.kind === 'null').map((arg) => compileMoney(arg, scope));
  const [first = NOTHING] = args;
  switch (node.name) {
    case 'absolute_money':
      return { ...first, amount: `abs(${first.amount})` };
    case 'round_money':
      return { ...first, amount: `round(${first.amount}, (${roundDigits(node, scope)})::int)` };
    case 'least':
      return extremeMoney(args, 'min');
    case 'greatest':
      return extremeMoney(args, 'max');
    case 'coalesce':
      return args.reduceRight((rest, money) => chooseMoney(`${money.amount} is not null`, money, rest));
    default:
      return NOTHING;
  }
}

function conversion(node: Extract<TypedNode, { kind: 'call' }>, scope: SqlScope): SqlMoney {
  const [operand, second, third] = node.args;
  const written = node.name === 'convert_money' && second ? constantValue(second, scope) : scope.env.exchange?.base;
  const day = node.name === 'convert_money' ? third : second;
  return operand && day && typeof written === 'string' ? convertSql({ operand, target: written, day }, scope) : NOTHING;
}

function roundDigits(node: Extract<TypedNode, { kind: 'call' }>, scope: SqlScope): string {
  const [, digits] = node.args;
  return digits ? compileValue(digits, scope) : '0';
}

function extremeMoney(args: readonly SqlMoney[], name: 'min' | 'max'): SqlMoney {
  const rows = `(values ${args.map((money) => `(${money.amount}, ${money.currency})`).join(', ')}) d(a, c)`;
  const isOne = 'count(d.a) = count(*) and count(distinct d.c) <= 1';
  return {
    amount: `(select case when ${isOne} then ${name}(d.a) end from ${rows})`,
    currency: `(select case when ${isOne} then min(d.c) end from ${rows})`,
  };
}

function chooseMoney(condition: string, then: SqlMoney, otherwise: SqlMoney): SqlMoney {
  return {
    amount: `(case when ${condition} then ${then.amount} else ${otherwise.amount} end)`,
    currency: `(case when ${condition} then ${then.currency} else ${otherwise.currency} end)`,
  };
}
