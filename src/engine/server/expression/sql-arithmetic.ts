import { DAY_RANGE, INSTANT_RANGE_MS } from '../../contract/expression/calendar-days.ts';
import { DIVISION_DIGITS } from '../../contract/expression/exact-decimal.ts';
import type { TypedNode } from '../../contract/expression/typed-tree.ts';
import { compileMoney, sharesCurrency } from './sql-money.ts';
import type { SqlScope } from './sql-scope.ts';
import { compileValue, tenth } from './sql-values.ts';

const SIGNS = { add: '+', subtract: '-', multiply: '*' } as const;
const DAY_MS = 86_400_000;

/** `+ - * / %` whose result is one scalar. */
export function compileArithmetic(node: Extract<TypedNode, { kind: 'arithmetic' }>, scope: SqlScope): string {
  if (node.domain === 'money' || node.domain === 'money_number') return moneyRatio(node, scope);
  const left = compileValue(node.left, scope);
  const right = compileValue(node.right, scope);
  const sign = node.operation === 'subtract' ? '-' : '+';
  switch (node.domain) {
    case 'number':
      if (node.operation === 'divide') return divideSql(`select ${left} as a, ${right} as b offset 0`);
      if (node.operation === 'remainder') return `mod(${left}, nullif(${right}, 0))`;
      return `(${left} ${SIGNS[node.operation]} ${right})`;
    case 'text':
      return `(${left} || ${right})`;
    case 'duration':
      return `(${left} ${sign} ${right})`;
    case 'date':
      return `((${left} - ${right})::numeric * ${DAY_MS})`;
    case 'instant':
      return `((extract(epoch from ${left}) - extract(epoch from ${right})) * 1000)`;
    case 'date_duration':
      return moveDate(left, `${sign} div(${right}, ${DAY_MS})`);
    case 'instant_duration':
      return moveInstant(left, `${sign} ${right}`);
  }
}

/**
 * a / b of a subquery with ten fractional digits, half to even; null by zero. PostgreSQL's own division keeps too few digits to see a
 * tie and rounds away from zero, so the whole quotient and its remainder decide. `offset 0` keeps a and b from being computed again.
 */
export function divideSql(operands: string): string {
  const scaled = `o.a * 1${'0'.repeat(DIVISION_DIGITS)}`;
  const parts = `select div(${scaled}, nullif(o.b, 0)) as q, mod(${scaled}, nullif(o.b, 0)) as r, o.a, o.b from (${operands}) o offset 0`;
  const isUp = 'abs(d.r) * 2 > abs(d.b) or (abs(d.r) * 2 = abs(d.b) and mod(d.q, 2) <> 0)';
  return `(select (case when ${isUp} then d.q + sign(d.a) * sign(d.b) else d.q end) * ${tenth(DIVISION_DIGITS)} from (${parts}) d)`;
}

function moneyRatio(node: Extract<TypedNode, { kind: 'arithmetic' }>, scope: SqlScope): string {
  const left = compileMoney(node.left, scope);
  const right = compileMoney(node.right, scope);
  return divideSql(`select case when ${sharesCurrency(left, right)} then ${left.amount} end as a, ${right.amount} as b offset 0`);
}

/** Null outside the years 1 to 9999, as in memory. */
function moveDate(date: string, change: string): string {
  const days = `select (${date} - date '1970-01-01') ${change} as n offset 0`;
  return `(select case when d.n between ${DAY_RANGE.first} and ${DAY_RANGE.last} then date '1970-01-01' + d.n::int end from (${days}) d)`;
}

/** Through UTC, where a day has 24 hours whatever the session's time zone. */
function moveInstant(instant: string, change: string): string {
  const time = `select extract(epoch from ${instant}) * 1000 ${change} as n offset 0`;
  const interval = `make_interval(days => div(d.n, ${DAY_MS})::int, secs => (mod(d.n, ${DAY_MS}) / 1000)::double precision)`;
  const moved = `(timestamp '1970-01-01' + ${interval}) at time zone 'UTC'`;
  return `(select case when d.n between ${INSTANT_RANGE_MS.first} and ${INSTANT_RANGE_MS.last} then ${moved} end from (${time}) d)`;
}
