import { useRoute } from '#platform/web/api.ts';
import { Popover } from '#platform/web/kit/popover.tsx';
import { useLabel, useMessages } from '#platform/web/locale.ts';
import type { RecordPartProps } from '#engine/web/objects/object-registry.ts';
import { FactEditor } from '#engine/web/record/fact-field.tsx';
import { opportunityMessages } from '../contract/opportunity.messages.ts';
import { insightsRoute } from '../contract/opportunity.routes.ts';

/** How much is known, and the one field to ask for next, filled in on the spot. */
export function CompletenessNote({ object, record }: RecordPartProps) {
  const t = useMessages(opportunityMessages);
  const label = useLabel();
  const insights = useRoute(insightsRoute, { id: record.id });
  if (!insights.data) return null;
  const { percent, filled, total, missing } = insights.data.completeness;
  const [next] = missing;
  const field = next && object.object.fields[next.field];
  if (!next || !field) return <>{t('opportunity.complete', { percent })}</>;
  const words = t('opportunity.ask_next', { field: label(next.label), percent: Math.floor(((filled + 1) * 100) / total) });
  return (
    <Popover
      label={words}
      placement="bottom-end"
      trigger={(trigger) => (
        <button type="button" className="link" {...trigger}>
          {t('opportunity.complete', { percent })} · {words}
        </button>
      )}
    >
      {(close) => (
        <div className="deal-grant">
          <FactEditor web={object} record={record} name={next.field} field={field} onClose={close} />
        </div>
      )}
    </Popover>
  );
}
