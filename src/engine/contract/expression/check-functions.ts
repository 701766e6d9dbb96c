import { argument, hasArguments, literalText, nameSpan, report, reportUnknown, type CallSite } from './check-context.ts';
import { checkBoolean, nullTest } from './check-operators.ts';
import { findChildren, childCount } from './check-children.ts';
import { checkConvert, checkInBase } from './check-currency.ts';
import { checkInDepartment, checkHasRole, checkReportsTo } from './check-people.ts';
import { checkInSegment } from './check-segments.ts';
import { coerceConstant } from './coerce-constant.ts';
import type { FunctionName } from './function-names.ts';
import { PERIOD_NAMES, isPeriod } from './period.ts';
import type { ExprKind, ExprType } from './schema.ts';
import type { Span, UntypedNode } from './tree.ts';
import { nameOfKinds, nameOfType } from './type-names.messages.ts';
import { BOOLEAN, DAY_KINDS, DECIMAL, ID_KINDS, INTEGER, NUMBER_KINDS, ORDERED_KINDS, TEXT_KINDS, commonType, isNumber } from './type-rules.ts';
import { typedCall } from './typed-call.ts';
import type { TypedNode } from './typed-tree.ts';

type Rule = (call: CallSite) => TypedNode | undefined;

const DATE: ExprType = { kind: 'date' };
const INSTANT: ExprType = { kind: 'instant' };
const DURATION: ExprType = { kind: 'duration' };
const MAX_ROUND_DIGITS = 10;

/** Functions as people write them: `today()`, `inPeriod(close_date, 'this_quarter')`. */
export const FUNCTIONS: Readonly<Record<string, Rule>> = {
  now: (call) => fixed(call, 'now', INSTANT, []),
  today: (call) => fixed(call, 'today', DATE, []),
  me: (call) => fixed(call, 'me', { kind: 'id' }, []),
  days: (call) => fixed(call, 'days', DURATION, [['integer']]),
  hours: (call) => fixed(call, 'hours', DURATION, [['integer']]),
  date: (call) => written(call, 'date'),
  instant: (call) => written(call, 'instant'),
  dateOf: (call) => fixed(call, 'date_of', DATE, [['instant']]),
  daysBetween: (call) => fixed(call, 'days_between', INTEGER, [DAY_KINDS, DAY_KINDS]),
  workDaysBetween: (call) => fixed(call, 'work_days_between', INTEGER, [DAY_KINDS, DAY_KINDS]),
  addWorkDays: (call) => fixed(call, 'add_work_days', DATE, [DAY_KINDS, ['integer']]),
  isWorkDay: checkWorkDay,
  year: (call) => fixed(call, 'year_of', INTEGER, [DAY_KINDS]),
  quarter: (call) => fixed(call, 'quarter_of', INTEGER, [DAY_KINDS]),
  month: (call) => fixed(call, 'month_of', INTEGER, [DAY_KINDS]),
  weekday: (call) => fixed(call, 'weekday_of', INTEGER, [DAY_KINDS]),
  fiscalYear: (call) => fixed(call, 'fiscal_year_of', INTEGER, [DAY_KINDS]),
  fiscalQuarter: (call) => fixed(call, 'fiscal_quarter_of', INTEGER, [DAY_KINDS]),
  startOf: (call) => periodEdge(call, 'start_of'),
  endOf: (call) => periodEdge(call, 'end_of'),
  inPeriod: checkInPeriod,
  inMyTeam: (call) => fixed(call, 'in_my_team', BOOLEAN, [ID_KINDS]),
  inMyDepartment: (call) => fixed(call, 'in_my_department', BOOLEAN, [ID_KINDS]),
  reportsTo: checkReportsTo,
  inDepartment: checkInDepartment,
  hasRole: checkHasRole,
  inSegment: checkInSegment,
  convert: checkConvert,
  inBase: checkInBase,
  isBlankText: (call) => fixed(call, 'is_blank_text', BOOLEAN, [TEXT_KINDS]),
  isEmpty: (call) => checkEmpty(call, true),
  has: (call) => checkEmpty(call, false),
  abs: (call) => byMoney(call, 'absolute_number', 'absolute_money', 1),
  round: checkRound,
  min: (call) => checkLike(call, 'least', ORDERED_KINDS),
  max: (call) => checkLike(call, 'greatest', ORDERED_KINDS),
  coalesce: (call) => checkLike(call, 'coalesce', undefined),
};

/** A call without a target. */
export function checkFunction(node: CallSite['node'], context: CallSite['context']): TypedNode | undefined {
  const rule = Object.hasOwn(FUNCTIONS, node.name) ? FUNCTIONS[node.name] : undefined;
  if (rule) return rule({ node, context });
  return reportUnknown(context, 'unknown_function', nameSpan(node), { name: node.name }, node.name, Object.keys(FUNCTIONS));
}

/** A typed call with exactly these kinds of arguments. */
export function fixed(call: CallSite, name: FunctionName, type: ExprType, kinds: readonly (readonly ExprKind[])[]): TypedNode | undefined {
  if (!hasArguments(call, kinds.length)) return undefined;
  const args = kinds.map((allowed, index) => argument(call, index, allowed));
  return typedCall(call.node, name, type, args);
}

/** One work day begins and ends on it: `workDaysBetween(the day before, it) == 1`. */
function checkWorkDay(call: CallSite): TypedNode | undefined {
  if (!hasArguments(call, 1)) return undefined;
  const day = argument(call, 0, DAY_KINDS);
  const [written] = call.node.args;
  if (!day || !written) return undefined;
  const span = { start: call.node.start, end: call.node.end };
  const invoke = (name: string, ...args: UntypedNode[]): UntypedNode => ({ kind: 'call', name, nameStart: span.start, args, ...span });
  const one: UntypedNode = { kind: 'literal', value: { type: 'number', digits: '1' }, ...span };
  const date = day.type.kind === 'instant' ? invoke('dateOf', written) : written;
  const before: UntypedNode = { kind: 'binary', operator: '-', left: date, right: invoke('days', one), ...span };
  return call.context.check({ kind: 'binary', operator: '==', left: invoke('workDaysBetween', before, date), right: one, ...span }, call.context);
}

function written(call: CallSite, kind: 'date' | 'instant'): TypedNode | undefined {
  if (!hasArguments(call, 1)) return undefined;
  const text = literalText(call, 0);
  if (!text) return undefined;
  const constant: TypedNode = { kind: 'constant', value: text.text, type: { kind: 'text' }, start: text.start, end: text.end };
  return coerceConstant(call.context, constant, { kind });
}

function period(call: CallSite, index: number): TypedNode | undefined {
  const text = literalText(call, index);
  if (!text) return undefined;
  if (!isPeriod(text.text)) {
    return reportUnknown(call.context, 'unknown_period', text, { value: text.text }, text.text, PERIOD_NAMES);
  }
  return { kind: 'constant', value: text.text, type: { kind: 'text' }, start: text.start, end: text.end };
}

function periodEdge(call: CallSite, name: 'start_of' | 'end_of'): TypedNode | undefined {
  return hasArguments(call, 1) ? typedCall(call.node, name, DATE, [period(call, 0)]) : undefined;
}

function checkInPeriod(call: CallSite): TypedNode | undefined {
  if (!hasArguments(call, 2)) return undefined;
  const day = argument(call, 0, DAY_KINDS);
  const name = day?.type.kind === 'date' ? 'in_period_date' : 'in_period_instant';
  return typedCall(call.node, name, BOOLEAN, [day, period(call, 1)]);
}

/** `has(x)` and `isEmpty(x)`; an empty text is empty although it is not null. */
function checkEmpty(call: CallSite, isEmpty: boolean): TypedNode | undefined {
  if (!hasArguments(call, 1)) return undefined;
  const span = { start: call.node.start, end: call.node.end };
  const empty = emptyTest(call, isEmpty, span);
  return isEmpty || !empty ? empty : { kind: 'not', operand: empty, type: BOOLEAN, ...span };
}

function emptyTest(call: CallSite, countsEmptyText: boolean, span: Span): TypedNode | undefined {
  const [node] = call.node.args;
  const children = node && findChildren(node, call.context);
  if (children) {
    const zero: TypedNode = { kind: 'constant', value: { coefficient: 0n, scale: 0 }, type: INTEGER, start: span.start, end: span.end };
    return {
      kind: 'compare',
      operator: '==',
      domain: 'number',
      left: childCount(children, span),
      right: zero,
      type: BOOLEAN,
      start: span.start,
      end: span.end,
    };
  }
  const operand = node && call.context.check(node, call.context);
  if (!operand) return undefined;
  if (countsEmptyText && operand.type.kind === 'text') return typedCall(span, 'is_empty_text', BOOLEAN, [operand]);
  return nullTest(operand, span);
}

function byMoney(call: CallSite, forNumber: FunctionName, forMoney: FunctionName, count: number): TypedNode | undefined {
  if (!hasArguments(call, 1, count)) return undefined;
  const operand = argument(call, 0, [...NUMBER_KINDS, 'money']);
  return operand && typedCall(call.node, operand.type.kind === 'money' ? forMoney : forNumber, operand.type, [operand]);
}

function checkRound(call: CallSite): TypedNode | undefined {
  const rounded = byMoney(call, 'round_number', 'round_money', 2);
  if (rounded?.kind !== 'call') return undefined;
  const node = call.node.args[1];
  const digits = node ? roundDigits(node) : 0;
  if (digits === undefined) return report(call.context, 'literal_needed', node ?? call.node);
  const { start, end } = node ?? call.node;
  const constant: TypedNode = { kind: 'constant', value: { coefficient: BigInt(digits), scale: 0 }, type: INTEGER, start, end };
  const type = isNumber(rounded.type) && rounded.type.kind !== 'percent' ? (digits === 0 ? INTEGER : DECIMAL) : rounded.type;
  return { ...rounded, type, args: [...rounded.args, constant] };
}

function roundDigits(node: UntypedNode): number | undefined {
  if (node.kind !== 'literal' || node.value.type !== 'number' || !/^\d{1,2}$/.test(node.value.digits)) return undefined;
  const digits = Number(node.value.digits);
  return digits <= MAX_ROUND_DIGITS ? digits : undefined;
}

/** Functions whose arguments share one type, which is the type of the answer. */
function checkLike(call: CallSite, name: FunctionName, kinds: readonly ExprKind[] | undefined): TypedNode | undefined {
  if (!hasArguments(call, 1, Infinity)) return undefined;
  const args = call.node.args.map((_, index) => (kinds ? argument(call, index, kinds) : anyArgument(call, index)));
  const typed = shareType(call, args);
  return typed && typedCall(call.node, name, typed.type, typed.nodes);
}

function anyArgument(call: CallSite, index: number): TypedNode | undefined {
  const node = call.node.args[index];
  const typed = node && call.context.check(node, call.context);
  if (typed?.type.kind !== 'choices' && typed?.type.kind !== 'file-list') return typed;
  return report(call.context, 'no_common_type', typed, { left: nameOfType(typed.type), right: nameOfKinds(['text']) });
}

/** The nodes with the type they have in common; a written date among dates is read as one. */
function shareType(call: CallSite, args: readonly (TypedNode | undefined)[]): { nodes: TypedNode[]; type: ExprType } | undefined {
  let type: ExprType = { kind: 'null' };
  const nodes: TypedNode[] = [];
  for (const arg of args) {
    // Besides the options of a choice any text may stand in for a missing one: coalesce(tier, '-').
    const node = arg && (type.kind === 'choice' ? arg : coerceConstant(call.context, arg, type));
    if (!node) return undefined;
    const common = commonType(type, node.type);
    if (!common) return report(call.context, 'no_common_type', node, { left: nameOfType(type), right: nameOfType(node.type) });
    nodes.push(node);
    type = common;
  }
  return { nodes, type };
}

/** `condition ? then : otherwise`. */
export function checkConditional(node: Extract<UntypedNode, { kind: 'conditional' }>, context: CallSite['context']): TypedNode | undefined {
  const condition = checkBoolean(node.condition, context);
  const then = context.check(node.then, context);
  const otherwise = context.check(node.otherwise, context);
  if (!condition || !then || !otherwise) return undefined;
  const type = commonType(then.type, otherwise.type);
  const isSet = type?.kind === 'choices' || type?.kind === 'file-list';
  if (!type || isSet) return report(context, 'no_common_type', node, { left: nameOfType(then.type), right: nameOfType(otherwise.type) });
  return { kind: 'conditional', condition, then, otherwise, type, start: node.start, end: node.end };
}
