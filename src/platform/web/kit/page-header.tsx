import type { ReactNode } from 'react';
import { PageHelpSlot } from './page-help-slot.tsx';
import './page-header.css';

interface PageHeaderProps {
  readonly title: string;
  /** On the title's line, quiet: `38 个 · ¥ 2,497.5万`. */
  readonly summary?: ReactNode;
  /** State tags beside the title. */
  readonly tags?: ReactNode;
  readonly actions?: ReactNode;
  /** Below the title: facts, tabs. */
  readonly children?: ReactNode;
}

/** The head of every page: what it is, its few vital facts, its actions. */
export function PageHeader({ title, summary, tags, actions, children }: PageHeaderProps) {
  return (
    <header className="k-page-header">
      <div className="k-page-header-line">
        <h1>{title}</h1>
        <PageHelpSlot />
        {tags}
        {summary && <div className="k-page-summary">{summary}</div>}
        {actions && <div className="k-page-actions">{actions}</div>}
      </div>
      {children}
    </header>
  );
}

/** One vital fact of a header: label above, value below, a quiet note beside. */
export interface Fact {
  readonly id: string;
  readonly label: ReactNode;
  readonly value: ReactNode;
  readonly note?: ReactNode;
}

/** The row of vital facts, divided by hairlines; three across on the phone. */
export function Facts({ facts }: { readonly facts: readonly Fact[] }) {
  return (
    <dl className="k-facts">
      {facts.map((fact) => (
        <div key={fact.id}>
          <dt>{fact.label}</dt>
          <dd>
            <strong>{fact.value}</strong>
            {fact.note && <span>{fact.note}</span>}
          </dd>
        </div>
      ))}
    </dl>
  );
}
