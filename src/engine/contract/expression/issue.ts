import type { Span } from './tree.ts';
import { ISSUE_MESSAGES, type IssueCode } from './issue.messages.ts';

export type { IssueCode } from './issue.messages.ts';
export type IssueFacts = Readonly<Record<string, string | number>>;

/** Something wrong in an expression, with its place, and a sentence in both languages. */
export interface ExpressionIssue extends Span {
  readonly code: IssueCode;
  readonly facts: IssueFacts;
  readonly message: { readonly zh: string; readonly en: string };
}

/** An issue of this code at this place; `{name}` in the catalogue's sentence is replaced by the fact of that name. */
export function createIssue(code: IssueCode, span: Span, facts: IssueFacts = {}): ExpressionIssue {
  const sentence = ISSUE_MESSAGES[code];
  return {
    code,
    facts,
    start: span.start,
    end: span.end,
    message: { zh: fillIn(sentence.zh, facts), en: fillIn(sentence.en, facts) },
  };
}

function fillIn(sentence: string, facts: IssueFacts): string {
  return sentence.replaceAll(/\{(\w+)\}/g, (whole, name: string) => String(facts[name] ?? whole));
}
