import { commandKey } from '#platform/web/kit/key-cap.tsx';
import { shellMessages } from '#platform/contract/shell.messages.ts';
import { EmptyState } from '#platform/web/kit/page-state.tsx';
import { useMessages } from '#platform/web/locale.ts';
import { Link } from '#platform/web/navigation.tsx';

/** An address no page answers to. */
export function NotFoundPage() {
  const t = useMessages(shellMessages);
  return (
    <EmptyState
      icon="search"
      title={t('shell.not_found')}
      text={t('shell.not_found_text', { key: `${commandKey}K` })}
      action={
        <Link to="/" className="link">
          {t('shell.to_today')}
        </Link>
      }
    />
  );
}
