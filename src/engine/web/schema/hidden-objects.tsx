import { useState } from 'react';
import { formatDayAbsolute } from '#platform/contract/format/format-date.ts';
import type { RouteOutput } from '#platform/contract/route.ts';
import { useRoute } from '#platform/web/api.ts';
import { Button } from '#platform/web/kit/button.tsx';
import { useLabel, useMessages } from '#platform/web/locale.ts';
import { useReading } from '#platform/web/reading.ts';
import { schemaMessages } from '#engine/contract/schema/schema.messages.ts';
import { hiddenObjectsRoute, purgeObjectRoute, restoreObjectRoute } from '#engine/contract/schema/schema.routes.ts';
import { DeleteDialog } from './delete-dialog.tsx';
import { useSchemaAction } from './use-schema-change.ts';

type Hidden = RouteOutput<typeof hiddenObjectsRoute>['objects'][number];

/** Objects that were deleted: back with all their records, or, after 30 days, gone for good. Nothing is shown while there are none. */
export function HiddenObjects() {
  const t = useMessages(schemaMessages);
  const hidden = useRoute(hiddenObjectsRoute, {});
  if (!hidden.data || hidden.data.objects.length === 0) return null;
  return (
    <section className="page">
      <h2 className="section-title">{t('schema.hidden_objects')}</h2>
      <ul className="schema-changes">
        {hidden.data.objects.map((object) => (
          <HiddenRow key={object.id} object={object} />
        ))}
      </ul>
    </section>
  );
}

function HiddenRow({ object }: { readonly object: Hidden }) {
  const t = useMessages(schemaMessages);
  const label = useLabel();
  const reading = useReading();
  const [isPurging, setIsPurging] = useState(false);
  const restore = useSchemaAction(restoreObjectRoute, t('schema.saved'));
  const purge = useSchemaAction(purgeObjectRoute, t('schema.saved'));
  const place = { object: object.id };
  const isPurgeable = new Date(object.purgeableAt) <= reading.now;
  return (
    <li className="row g2">
      <span className="spread">
        <b>{label(object.label)}</b> <code className="mono muted">{object.id}</code>
        <span className="muted t12 schema-change-by">
          {t('schema.hidden')} · {t('schema.hidden_until', { date: formatDayAbsolute(object.purgeableAt.slice(0, 10), reading) })}
        </span>
      </span>
      <Button size="small" icon="undo" isBusy={restore.isBusy} onClick={() => void restore.run(place).catch(() => undefined)}>
        {t('schema.restore')}
      </Button>
      {isPurgeable && (
        <Button size="small" kind="danger" onClick={() => setIsPurging(true)}>
          {t('schema.purge')}
        </Button>
      )}
      {isPurging && (
        <DeleteDialog name={label(object.label)} usage={[]} isPurge onConfirm={() => purge.run(place)} onClose={() => setIsPurging(false)} />
      )}
    </li>
  );
}
