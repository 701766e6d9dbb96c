import type { RouteOutput } from '#platform/contract/route.ts';
import { Confirm } from '#platform/web/kit/confirm.tsx';
import { Skeleton } from '#platform/web/kit/page-state.tsx';
import { useLabel, useMessages } from '#platform/web/locale.ts';
import { schemaMessages } from '#engine/contract/schema/schema.messages.ts';
import type { fieldUsageRoute } from '#engine/contract/schema/schema.routes.ts';

interface DeleteDialogProps {
  readonly name: string;
  /** What uses it; undefined while it is asked for. */
  readonly usage: RouteOutput<typeof fieldUsageRoute>['usage'] | undefined;
  readonly isPurge?: boolean;
  readonly onConfirm: () => Promise<unknown>;
  readonly onClose: () => void;
}

/** Says what uses a field or an object before it goes, and that its values stay for 30 days. */
export function DeleteDialog({ name, usage, isPurge = false, onConfirm, onClose }: DeleteDialogProps) {
  const t = useMessages(schemaMessages);
  const label = useLabel();
  return (
    <Confirm
      isDanger
      title={t(isPurge ? 'schema.purge_title' : 'schema.delete_title', { name })}
      confirmLabel={t(isPurge ? 'schema.purge' : 'schema.delete')}
      onConfirm={onConfirm}
      onClose={onClose}
    >
      <div className="stack g2">
        <p>{t(isPurge ? 'schema.purge_text' : 'schema.delete_text')}</p>
        {!usage && <Skeleton rows={2} />}
        {usage && usage.length === 0 && <p className="muted">{t('schema.unused')}</p>}
        {usage && usage.length > 0 && (
          <div>
            <b className="watch">{t('schema.used_by')}</b>
            <ul className="schema-usage">
              {usage.map((each) => (
                <li key={`${each.kind} ${each.id}`}>{label(each.label)}</li>
              ))}
            </ul>
          </div>
        )}
      </div>
    </Confirm>
  );
}
