import type { Label } from './label.ts';

/** What the caller can act on; each maps to one HTTP status at the edge. */
export type ErrorKind = 'invalid' | 'unauthenticated' | 'forbidden' | 'not_found' | 'conflict' | 'gone' | 'rate_limited' | 'unavailable';

export type Facts = Readonly<Record<string, string | number | boolean | null | readonly string[]>>;

/** One thing wrong with one input: which field, why, and what would mend it. */
export interface Issue {
  /** Field or path in the input, e.g. `amount` or `records.3.stage`; absent when it concerns the whole. */
  readonly field?: string;
  /** Stable machine code, e.g. `record.required`. */
  readonly code: string;
  /** Says what is wrong and how to mend it, in both languages. */
  readonly message: Label;
  readonly facts?: Facts;
}

/** The one error class of the product: a stable code, facts, and messages a person can act on. */
export class AppError extends Error {
  readonly kind: ErrorKind;
  readonly code: string;
  readonly label: Label;
  readonly facts: Facts;
  readonly issues: readonly Issue[];

  constructor(kind: ErrorKind, code: string, label: Label, facts: Facts = {}, issues: readonly Issue[] = []) {
    super(`${code}: ${label.en}`);
    this.name = 'AppError';
    this.kind = kind;
    this.code = code;
    this.label = label;
    this.facts = facts;
    this.issues = issues;
  }
}

/** The HTTP status of each kind of error. */
export const statusOfError: Readonly<Record<ErrorKind, number>> = {
  invalid: 422,
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  gone: 410,
  rate_limited: 429,
  unavailable: 503,
};

/** The record or page does not exist for this caller; also said of what belongs to another workspace. */
export function notFound(what: Label = { zh: '记录', en: 'Record' }, facts: Facts = {}): AppError {
  const label = {
    zh: `找不到${what.zh}：它不存在，或者你无权查看。`,
    en: `${what.en} not found: it does not exist or you may not see it.`,
  };
  return new AppError('not_found', 'not_found', label, facts);
}

/** The caller is known but may not do this. */
export function forbidden(code: string, label: Label, facts: Facts = {}): AppError {
  return new AppError('forbidden', code, label, facts);
}

/** The input is wrong; `issues` name each field, the reason and the remedy. */
export function invalid(issues: readonly Issue[]): AppError {
  const [first] = issues;
  const more = issues.length > 1 ? issues.length - 1 : 0;
  const label = {
    zh: (first?.message.zh ?? '输入有误。') + (more ? `（另有 ${more} 处）` : ''),
    en: (first?.message.en ?? 'The input is not valid.') + (more ? ` (and ${more} more)` : ''),
  };
  return new AppError('invalid', first?.code ?? 'invalid', label, {}, issues);
}

/** The state has moved on, or does not allow this now. */
export function conflict(code: string, label: Label, facts: Facts = {}, issues: readonly Issue[] = []): AppError {
  return new AppError('conflict', code, label, facts, issues);
}

/** It was there once and is kept no longer. */
export function gone(code: string, label: Label, facts: Facts = {}): AppError {
  return new AppError('gone', code, label, facts);
}

/** Nobody is signed in, or no longer. */
export function unauthenticated(label: Label): AppError {
  return new AppError('unauthenticated', 'unauthenticated', label);
}
