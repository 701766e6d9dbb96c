import type { IconName } from '#platform/web/kit/icon.tsx';
import { StatusText } from '#platform/web/kit/tag.tsx';
import type { Tone } from '#platform/web/kit/tag.tsx';
import { useLabel, useMessages } from '#platform/web/locale.ts';
import { bulkMessages } from '#engine/contract/bulk/bulk.messages.ts';
import type { BulkChangeView } from '#engine/contract/bulk/bulk-change.routes.ts';
import { useWebObjects } from '../objects/object-registry.ts';

const shownAs: Readonly<Record<BulkChangeView['status'], { readonly tone: Tone; readonly icon: IconName }>> = {
  running: { tone: 'info', icon: 'clock' },
  cancelling: { tone: 'info', icon: 'clock' },
  cancelled: { tone: 'watch', icon: 'ban' },
  done: { tone: 'good', icon: 'tick' },
  failed: { tone: 'bad', icon: 'warning' },
  undoing: { tone: 'info', icon: 'undo' },
  undone: { tone: 'neutral', icon: 'undo' },
};

/** Where a bulk change stands, in a word. */
export function BulkStatusText({ status }: { readonly status: BulkChangeView['status'] }) {
  const t = useMessages(bulkMessages);
  return <StatusText {...shownAs[status]}>{t(`bulk.status_${status}`)}</StatusText>;
}

/** Words about a bulk change: the records' kind and the fields that were set. */
export function useBulkWords() {
  const t = useMessages(bulkMessages);
  const label = useLabel();
  const objects = useWebObjects();
  const objectOf = (view: BulkChangeView) => objects.find((each) => each.object.id === view.object)?.object;
  return {
    objectOf: (view: BulkChangeView) => label(objectOf(view)?.labelPlural ?? { zh: view.object, en: view.object }),
    fieldsOf: (view: BulkChangeView) => {
      const names = Object.keys(view.values);
      if (names.length === 0) return t('bulk.closed_field');
      return names.map((name) => label(objectOf(view)?.fields[name]?.label ?? { zh: name, en: name })).join(label({ zh: '、', en: ', ' }));
    },
  };
}

/** Whether its work still goes on. */
export function isUnderWay({ status }: BulkChangeView): boolean {
  return status === 'running' || status === 'cancelling' || status === 'undoing';
}
