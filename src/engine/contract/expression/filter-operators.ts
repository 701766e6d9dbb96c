import type { FilterOperator } from './filter-tree.ts';
import type { ExprKind } from './schema.ts';

const ALWAYS: readonly FilterOperator[] = ['is_empty', 'is_not_empty'];
const EQUAL: readonly FilterOperator[] = ['eq', 'ne', 'in', 'not_in'];
const ORDER: readonly FilterOperator[] = ['lt', 'lte', 'gt', 'gte', 'between'];
const NUMBER: readonly FilterOperator[] = ['eq', 'ne', ...ORDER, ...ALWAYS];
const IDENTITY: readonly FilterOperator[] = ['eq', 'ne', 'in', 'not_in', 'is_me', 'in_my_team', ...ALWAYS];

/** The operators each kind of field offers, in the order of the menu. */
export const FILTER_OPERATORS_OF: Readonly<Record<ExprKind, readonly FilterOperator[]>> = {
  text: ['contains', 'starts_with', ...EQUAL, ...ALWAYS],
  boolean: ['eq', 'ne', ...ALWAYS],
  integer: NUMBER,
  decimal: NUMBER,
  percent: NUMBER,
  money: NUMBER,
  date: ['in_period', 'eq', 'ne', ...ORDER, ...ALWAYS],
  instant: ['in_period', ...ORDER, ...ALWAYS],
  duration: [],
  choice: [...EQUAL, ...ALWAYS],
  choices: ['contains', ...ALWAYS],
  id: IDENTITY,
  record: IDENTITY,
  list: [],
  null: [],
  'file-list': ALWAYS,
};
