import type { ChildCondition, TypedNode } from '../../contract/expression/typed-tree.ts';
import { divideSql } from './sql-arithmetic.ts';
import { SQL_TYPES } from './sql-constants.ts';
import { compileMoney, type SqlMoney } from './sql-money.ts';
import { compileNot, compileWhere } from './sql-predicates.ts';
import { aliasOf, identitySql, nextAlias, quoteName, withVariable, type SqlScope } from './sql-scope.ts';
import { compileValue } from './sql-values.ts';

type AggregateNode = Extract<TypedNode, { kind: 'aggregate' }>;

/** `exists (…)` over the children that meet the body, or (`violating`) over those that do not. */
export function existsSql(node: AggregateNode, scope: SqlScope, violating = false): string {
  const { from, write } = childRows(node, scope);
  const condition = node.body ? ` and ${write(node.body, violating ? compileNot : compileWhere)}` : '';
  return `exists (select 1 ${from}${condition})`;
}

/** A count, sum, average or extreme that is one scalar. */
export function compileAggregate(node: AggregateNode, scope: SqlScope): string {
  const { from, write } = childRows(node, scope);
  const { body } = node;
  if (node.aggregate === 'count' || !body) {
    return `(select count(*) ${from}${body ? ` and ${write(body, compileWhere)}` : ''})::numeric`;
  }
  // Named in a subquery first: an aggregate over nothing but outer columns would belong to the outer query.
  const values = `from (select ${write(body, compileValue)} as x ${from}) v`;
  switch (node.aggregate) {
    case 'sum':
      return `(select coalesce(sum(v.x), 0) ${values})`;
    case 'avg':
      return divideSql(`select sum(v.x) as a, count(v.x)::numeric as b ${values}`);
    default:
      return `(select ${node.aggregate}(v.x${SQL_TYPES[node.type.kind] === 'text' ? ' collate "C"' : ''}) ${values})`;
  }
}

/** A sum, average or extreme of money: null over several currencies. */
export function compileMoneyAggregate(node: AggregateNode, scope: SqlScope): SqlMoney {
  const { from, write } = childRows(node, scope);
  const { body } = node;
  if (!body) return { amount: 'null::numeric', currency: 'null::text' };
  let money: SqlMoney = { amount: '', currency: '' };
  write(body, (part, inner) => {
    money = compileMoney(part, inner);
    return '';
  });
  const rows = `from (select ${money.amount} as a, ${money.currency} as c ${from}) d where d.a is not null`;
  return {
    amount: moneyAmount(node, rows),
    currency: `(select case when count(distinct d.c) <= 1 then min(d.c) end ${rows})`,
  };
}

function moneyAmount(node: AggregateNode, rows: string): string {
  const isOne = 'count(distinct d.c) <= 1';
  switch (node.aggregate) {
    case 'sum':
      return `(select case when ${isOne} then coalesce(sum(d.a), 0) end ${rows})`;
    case 'avg':
      return divideSql(`select case when ${isOne} then sum(d.a) end as a, count(*)::numeric as b ${rows}`);
    default:
      return `(select case when ${isOne} then ${node.aggregate}(d.a) end ${rows})`;
  }
}

type WritePart = (part: ChildCondition, write: (node: TypedNode, scope: SqlScope) => string) => string;

/** `from activity a where …` for the children of one parent, and a way to write SQL about such a child. */
function childRows(node: AggregateNode, scope: SqlScope): { from: string; write: WritePart } {
  const { children } = node;
  const alias = nextAlias(scope);
  const table = scope.tables.table(children.object);
  const write: WritePart = (part, compile) => compile(part.body, withVariable(scope, part.variable, alias));
  const visible = table.visible?.(alias);
  const conditions = [
    `${alias}."workspace_id" = ${aliasOf(children.parent, scope)}."workspace_id"`,
    `${alias}.${quoteName(children.referenceColumn)} = ${identitySql(children.parent, scope)}`,
    ...(table.where ? [table.where(alias)] : []),
    ...(visible === undefined ? [] : [visible]),
    ...children.filters.map((filter) => write(filter, compileWhere)),
  ];
  return { from: `from ${quoteName(table.name)} ${alias} where ${conditions.join(' and ')}`, write };
}
