import { formatMomentExact } from '#platform/contract/format/format-date.ts';
import type { Message } from '#platform/contract/messages.ts';
import type { RouteOutput } from '#platform/contract/route.ts';
import { useRoute } from '#platform/web/api.ts';
import { Button } from '#platform/web/kit/button.tsx';
import { EmptyState, PageState } from '#platform/web/kit/page-state.tsx';
import { Tag } from '#platform/web/kit/tag.tsx';
import { useLabel, useMessages } from '#platform/web/locale.ts';
import { useReading } from '#platform/web/reading.ts';
import { schemaMessages } from '#engine/contract/schema/schema.messages.ts';
import { listChangesRoute, revertChangeRoute } from '#engine/contract/schema/schema.routes.ts';
import { findWebObject } from '../objects/object-registry.ts';
import { useSchemaAction } from './use-schema-change.ts';

type Change = RouteOutput<typeof listChangesRoute>['changes'][number];

/** What was changed of objects and fields, newest first, each with a way back where there is one. */
export function ChangesList({ object }: { readonly object?: string }) {
  const t = useMessages(schemaMessages);
  const changes = useRoute(listChangesRoute, { limit: 100, ...(object !== undefined && { object }) });
  if (!changes.data) return <PageState of={changes} />;
  if (changes.data.changes.length === 0) return <EmptyState icon="clock" title={t('schema.no_changes')} />;
  return (
    <ul className="schema-changes">
      {changes.data.changes.map((change) => (
        <ChangeRow key={change.id} change={change} withObject={object === undefined} />
      ))}
    </ul>
  );
}

function ChangeRow({ change, withObject }: { readonly change: Change; readonly withObject: boolean }) {
  const t = useMessages(schemaMessages);
  const label = useLabel();
  const { timeZone } = useReading();
  const revert = useSchemaAction(revertChangeRoute, t('schema.revert_done'));
  const named: Readonly<Record<string, Message>> = schemaMessages;
  const kind = named[`schema.change_${change.kind.replace('.', '_')}`];
  const of = findWebObject(change.object)?.object.label;
  return (
    <li className="row g2">
      <span className="spread">
        <b>{kind ? label(kind) : change.kind}</b> {nameOf(change.after, label) ?? nameOf(change.before, label) ?? change.subject}
        {withObject && <span className="muted"> · {of ? label(of) : change.object}</span>}
        <span className="muted t12 schema-change-by">
          {change.byName ?? ''} {formatMomentExact(new Date(change.at), timeZone)}
        </span>
      </span>
      {change.revertedAt !== null && <Tag>{t('schema.reverted')}</Tag>}
      {change.canRevert && change.revertedAt === null && (
        <Button size="small" icon="undo" isBusy={revert.isBusy} onClick={() => void revert.run({ id: change.id }).catch(() => undefined)}>
          {t('schema.revert')}
        </Button>
      )}
    </li>
  );
}

/** The label a stored state carries, at its top or in its spec. */
function nameOf(state: unknown, label: (words: Message) => string): string | undefined {
  if (typeof state !== 'object' || state === null) return undefined;
  if ('label' in state && isLabel(state.label)) return label(state.label);
  return 'spec' in state ? nameOf(state.spec, label) : undefined;
}

function isLabel(value: unknown): value is { zh: string; en: string } {
  return typeof value === 'object' && value !== null && 'zh' in value && 'en' in value;
}
