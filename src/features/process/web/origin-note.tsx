import { useMessages } from '#platform/web/locale.ts';
import { Link } from '#platform/web/navigation.tsx';
import { processPageMessages } from '../contract/process-page.messages.ts';

/** Where a version or condition came from; a corrective action can be opened. */
export function OriginNote({ origin }: { readonly origin: string }) {
  const t = useMessages(processPageMessages);
  const [kind = '', id] = origin.split(':');
  const words =
    kind === 'default'
      ? t('process.origin_default')
      : kind === 'version'
        ? t('process.origin_version')
        : kind === 'action'
          ? t('process.origin_action')
          : origin;
  return (
    <span className="muted t12">
      {t('process.origin')}: {words}{' '}
      {kind === 'action' && id !== undefined && (
        <Link className="link" to={`/corrective-actions?action=${id}`}>
          {t('process.open_origin')}
        </Link>
      )}
    </span>
  );
}
