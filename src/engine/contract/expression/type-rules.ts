import type { ExprKind, ExprType } from './schema.ts';

/** Yes or no. */
export const BOOLEAN: ExprType = { kind: 'boolean' };
/** Any text. */
export const TEXT: ExprType = { kind: 'text' };
/** A whole number. */
export const INTEGER: ExprType = { kind: 'integer' };
/** A number with a fraction. */
export const DECIMAL: ExprType = { kind: 'decimal' };
/** The type of a written null. */
export const NULL_TYPE: ExprType = { kind: 'null' };

/** Kinds that are numbers. */
export const NUMBER_KINDS = ['integer', 'decimal', 'percent'] as const satisfies ExprKind[];
/** Kinds that read as text. */
export const TEXT_KINDS = ['text', 'choice'] as const satisfies ExprKind[];
/** Kinds that identify a record. */
export const ID_KINDS = ['id', 'record'] as const satisfies ExprKind[];
/** Kinds that fall on a day. */
export const DAY_KINDS = ['date', 'instant'] as const satisfies ExprKind[];
/** Kinds whose values have an order. */
export const ORDERED_KINDS = [...NUMBER_KINDS, 'money', 'date', 'instant', 'duration', 'text'] as const satisfies ExprKind[];

/** Whether values are numbers. */
export const isNumber = (type: ExprType): boolean => isOneOf(type, NUMBER_KINDS);
/** Whether values read as text. */
export const isTextLike = (type: ExprType): boolean => isOneOf(type, TEXT_KINDS);
/** Whether values identify a record. */
export const isIdLike = (type: ExprType): boolean => isOneOf(type, ID_KINDS);

/** Whether a type is of one of these kinds. */
export function isOneOf(type: ExprType, kinds: readonly ExprKind[]): boolean {
  return kinds.includes(type.kind);
}

/** The type both can be read as; undefined when there is none. */
export function commonType(left: ExprType, right: ExprType): ExprType | undefined {
  if (left.kind === 'null') return right;
  if (right.kind === 'null') return left;
  if (left.kind === 'choice' && right.kind === 'choice') return commonChoice(left.options, right.options);
  if (left.kind === 'record' && right.kind === 'record') return left.object === right.object ? left : { kind: 'id' };
  if (left.kind === right.kind) return left;
  if (isNumber(left) && isNumber(right)) return DECIMAL;
  if (isTextLike(left) && isTextLike(right)) return TEXT;
  if (isIdLike(left) && isIdLike(right)) return { kind: 'id' };
  return undefined;
}

/** Whether a value of this type may stand where the other is expected. */
export function isAssignable(from: ExprType, to: ExprType): boolean {
  if (from.kind === 'null' || from.kind === to.kind) return true;
  if (isNumber(to)) return isNumber(from) && (to.kind !== 'integer' || from.kind === 'integer');
  if (isTextLike(to)) return isTextLike(from);
  return isIdLike(to) && isIdLike(from);
}

function commonChoice(left: readonly string[], right: readonly string[]): ExprType {
  const isOpen = left.length === 0 || right.length === 0;
  return { kind: 'choice', options: isOpen ? [] : [...new Set([...left, ...right])] };
}
