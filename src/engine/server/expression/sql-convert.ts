import { currencyExponent } from '../../contract/expression/currency-exponent.ts';
import { formatDecimal, multiplyDecimals } from '../../contract/expression/exact-decimal.ts';
import { rateOn } from '../../contract/expression/exchange-rates.ts';
import type { TypedNode } from '../../contract/expression/typed-tree.ts';
import { isConstant } from './sql-constants.ts';
import { constantDay, dateSql } from './sql-dates.ts';
import { compileMoney, type SqlMoney } from './sql-money.ts';
import { aliasOf, placeSql, type SqlScope } from './sql-scope.ts';
import { tenth } from './sql-values.ts';

/** What a conversion is given besides the statement: an amount, the currency wanted, the day whose rate counts. */
interface Conversion {
  readonly operand: TypedNode;
  readonly target: string;
  readonly day: TypedNode;
}

/** SQL of a currency's rate; undefined where there is none. */
type RateOf = (currency: string) => string | undefined;

/** An amount in another currency, as `convertMoney` computes it. The rates travel with the statement: no table is read for a row. */
export function convertSql(conversion: Conversion, scope: SqlScope): SqlMoney {
  const { operand, target, day } = conversion;
  const currency = `${quoted(target)}::text`;
  if (operand.kind === 'field' && operand.source.path.length === 0 && isConstant(day)) {
    return { amount: columnSql(operand, target, constantDay(day, scope), scope), currency };
  }
  const money = compileMoney(operand, scope);
  const isDated = !isConstant(day);
  const row = `select ${money.amount} as a, ${money.currency} as c${isDated ? `, ${dateSql(day, scope)} as d` : ''} offset 0`;
  const rateOf = isDated ? rateByDay('m.d', scope) : rateOnDay(constantDay(day, scope), scope);
  return { amount: `(select ${chooseRate(target, rateOf, scope)} from (${row}) m)`, currency };
}

/** A stored amount: its minor unit and the rate are one factor. */
function columnSql(node: Extract<TypedNode, { kind: 'field' }>, target: string, day: string | null, scope: SqlScope): string {
  const column = node.field.column ?? node.field.name;
  const alias = aliasOf(node.source, scope);
  const minor = `${placeSql(alias, node.field, `${column}_minor`, 'bigint')}::numeric`;
  const { exchange } = scope.env;
  const to = exchange && day !== null ? rateOn(exchange, target, day) : undefined;
  const branches = othersThan(target, scope).flatMap((currency) => {
    const from = exchange && day !== null ? rateOn(exchange, currency, day) : undefined;
    const unit = { coefficient: 1n, scale: currencyExponent(currency) };
    const worth = from && to && quotientSql(minor, formatDecimal(multiplyDecimals(from, unit)), formatDecimal(to), target);
    return worth ? [`when ${quoted(currency)} then ${worth}`] : [];
  });
  const same = `when ${quoted(target)} then ${minor} * ${tenth(currencyExponent(target))}`;
  return `(case ${placeSql(alias, node.field, `${column}_currency`, 'text')} ${[same, ...branches].join(' ')} end)`;
}

function chooseRate(target: string, rateOf: RateOf, scope: SqlScope): string {
  const to = rateOf(target);
  const others = to === undefined ? [] : othersThan(target, scope);
  const branches = others.flatMap((currency) => {
    const from = rateOf(currency);
    return from === undefined || to === undefined ? [] : [`when m.c = ${quoted(currency)} then ${quotientSql('m.a', from, to, target)}`];
  });
  return `case when m.c is null or m.c = ${quoted(target)} then m.a ${branches.join(' ')} end`;
}

/** Rounded once, half away from zero: by the database where nothing is divided, else from the whole quotient. */
function quotientSql(amount: string, from: string, to: string, target: string): string {
  const digits = currencyExponent(target);
  if (to === '1') return `round(${amount} * ${from}, ${digits})`;
  const scaled = `select ${amount} * ${from} * 1${'0'.repeat(digits)} as n, ${to} as t offset 0`;
  return `(select sign(q.n) * div(abs(q.n) * 2 + q.t, q.t * 2) * ${tenth(digits)} from (${scaled}) q)`;
}

function rateOnDay(day: string | null, scope: SqlScope): RateOf {
  return (currency) => {
    const rate = day !== null && scope.env.exchange ? rateOn(scope.env.exchange, currency, day) : undefined;
    return rate && formatDecimal(rate);
  };
}

/** The rate of the row's day by binary search in the days known; before the first there is none. */
function rateByDay(day: string, scope: SqlScope): RateOf {
  const known = new Map<string, string>();
  return (currency) => {
    if (currency === scope.env.exchange?.base) return '1';
    const line = scope.env.exchange?.lines.get(currency);
    if (!line) return undefined;
    const found = known.get(currency);
    if (found !== undefined) return found;
    const [days, rates] = [scope.parameters.add([...line.days], 'date[]'), scope.parameters.add(line.rates.map(formatDecimal), 'numeric[]')];
    const sql = `(${rates})[width_bucket(${day}, ${days})]`;
    known.set(currency, sql);
    return sql;
  };
}

function othersThan(target: string, scope: SqlScope): string[] {
  const { exchange } = scope.env;
  return exchange ? [exchange.base, ...exchange.lines.keys()].filter((currency) => currency !== target) : [];
}

function quoted(currency: string): string {
  if (!/^[A-Z]{3}$/.test(currency)) throw new Error(`not a currency: ${currency}`);
  return `'${currency}'`;
}
