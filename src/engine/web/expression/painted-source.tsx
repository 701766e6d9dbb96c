import type { ReactNode } from 'react';
import type { ExpressionIssue } from '#engine/contract/expression/issue.ts';
import { readTokens } from '#engine/contract/expression/tokens.ts';
import type { Token } from '#engine/contract/expression/tokens.ts';

/** The text of an expression in colours, with wavy lines below what is wrong. */
export function PaintedSource({ text, issues }: { readonly text: string; readonly issues: readonly ExpressionIssue[] }) {
  const tokens = readTokens(text);
  const pieces = tokens.ok ? tokens.tokens.filter((token) => token.kind !== 'end') : [];
  const painted: ReactNode[] = [];
  let at = 0;
  for (const token of pieces) {
    painted.push(text.slice(at, token.start), paint(text, token, issues));
    at = token.end;
  }
  const rest = text.slice(at);
  const broken = tokens.ok ? undefined : tokens.issue;
  return (
    <pre className="expr-paint" aria-hidden>
      {painted}
      {broken ? (
        <>
          {text.slice(at, broken.start)}
          <mark>{text.slice(broken.start, broken.end)}</mark>
          {text.slice(broken.end)}
        </>
      ) : (
        rest
      )}
      {'\n'}
    </pre>
  );
}

function paint(text: string, token: Token, issues: readonly ExpressionIssue[]): ReactNode {
  const isCalled = token.kind === 'name' && /^\s*\(/.test(text.slice(token.end));
  const word = (
    <span key={token.start} className={isCalled ? 't-function' : `t-${token.kind}`}>
      {text.slice(token.start, token.end)}
    </span>
  );
  const isWrong = issues.some((issue) => token.start < issue.end && token.end > issue.start);
  return isWrong ? <mark key={token.start}>{word}</mark> : word;
}
