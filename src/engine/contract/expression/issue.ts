import type { Span } from './tree.ts';
import { ISSUE_MESSAGES, type IssueCode } from './issue.messages.ts';

export type { IssueCode } from './issue.messages.ts';

/** A word that differs by language, such as the name of a type. */
export interface Bilingual {
  readonly zh: string;
  readonly en: string;
}
/** What an issue is about, by the names its sentence uses. */
export type IssueFacts = Readonly<Record<string, string | number | Bilingual>>;

/** Something wrong in an expression, with its place, and a sentence in both languages. */
export interface ExpressionIssue extends Span {
  readonly code: IssueCode;
  readonly facts: IssueFacts;
  readonly message: Bilingual;
}

/** An issue of this code at this place; `{name}` in the catalogue's sentence is replaced by the fact of that name. */
export function createIssue(code: IssueCode, span: Span, facts: IssueFacts = {}): ExpressionIssue {
  const sentence = ISSUE_MESSAGES[code];
  return {
    code,
    facts,
    start: span.start,
    end: span.end,
    message: { zh: fillIn(sentence.zh, facts, 'zh'), en: fillIn(sentence.en, facts, 'en') },
  };
}

function fillIn(sentence: string, facts: IssueFacts, language: 'zh' | 'en'): string {
  return sentence.replaceAll(/\{(\w+)\}/g, (whole, name: string) => {
    const fact = facts[name] ?? whole;
    return typeof fact === 'object' ? fact[language] : String(fact);
  });
}
