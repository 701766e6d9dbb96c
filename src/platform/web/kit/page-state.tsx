import type { ReactNode } from 'react';
import { kitMessages } from '#platform/contract/kit.messages.ts';
import { ApiError } from '../api-error.ts';
import { useMessages } from '../locale.ts';
import { Button } from './button.tsx';
import { Icon } from './icon.tsx';
import type { IconName } from './icon.tsx';
import './page-state.css';

/** What PageState reads of a query result. */
export interface Loadable {
  readonly isPending?: boolean;
  readonly error: unknown;
  readonly refetch?: () => unknown;
}

interface PageStateProps {
  readonly of: Loadable;
  /** The shape of what is coming: rows of a list, a record page, or cards. */
  readonly shape?: 'rows' | 'record' | 'cards';
}

/** Loading, failed or forbidden: what a page shows until its data is there. */
export function PageState({ of, shape = 'rows' }: PageStateProps) {
  if (of.error) return <ErrorState error={of.error} {...(of.refetch && { onRetry: of.refetch })} />;
  return <Skeleton shape={shape} />;
}

/** Grey shapes in place of what is loading. */
export function Skeleton({ shape = 'rows', rows = 8 }: { readonly shape?: 'rows' | 'record' | 'cards'; readonly rows?: number }) {
  const t = useMessages(kitMessages);
  return (
    <div className={`k-skeleton ${shape}`} role="status" aria-label={t('kit.loading')}>
      {shape === 'record' && <div className="k-skeleton-head" />}
      {Array.from({ length: rows }, (_, index) => (
        <div key={index} className="k-skeleton-row">
          <i style={{ width: `${28 + ((index * 17) % 30)}%` }} />
          <i style={{ width: '12%' }} />
          <i style={{ width: '8%' }} />
        </div>
      ))}
    </div>
  );
}

/** A failure in words, with what helps: retry, or go back. */
export function ErrorState({ error, onRetry }: { readonly error: unknown; readonly onRetry?: () => unknown }) {
  const t = useMessages(kitMessages);
  const isApi = error instanceof ApiError;
  const status = isApi ? error.status : undefined;
  const title = status === 403 ? t('kit.error_forbidden') : status === 404 ? t('kit.error_not_found') : t('kit.error_title');
  const words = isApi && error.detail ? error.detail : status === 0 ? t('kit.error_offline') : t('kit.error_unexpected');
  return (
    <div className="k-state" role="alert">
      <Icon name={status === 403 ? 'lock' : status === 404 ? 'search' : 'warning'} size={22} />
      <h2>{title}</h2>
      <p>{words}</p>
      {isApi && error.code && <p className="mono muted">{t('kit.error_code', { code: error.code })}</p>}
      {onRetry && status !== 403 && status !== 404 && (
        <Button icon="cycle" onClick={() => onRetry()}>
          {t('kit.retry')}
        </Button>
      )}
    </div>
  );
}

interface EmptyStateProps {
  readonly icon?: IconName;
  /** What this is: 还没有商机. */
  readonly title: string;
  /** One sentence that teaches what it is for. */
  readonly text?: string;
  /** One example of what will stand here. */
  readonly example?: ReactNode;
  /** The one action, usually a primary Button. */
  readonly action?: ReactNode;
}

/** Nothing here yet: says what it is, shows one example, offers one action. */
export function EmptyState({ icon = 'rows', title, text, example, action }: EmptyStateProps) {
  return (
    <div className="k-state">
      <Icon name={icon} size={22} />
      <h2>{title}</h2>
      {text && <p>{text}</p>}
      {example && <div className="k-state-example">{example}</div>}
      {action}
    </div>
  );
}
