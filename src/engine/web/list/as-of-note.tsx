import { formatMomentExact } from '#platform/contract/format/format-date.ts';
import { useMessages } from '#platform/web/locale.ts';
import { useReading } from '#platform/web/reading.ts';
import { recordMessages } from '#engine/contract/records/records.messages.ts';

/** Says beside the count of a list that it shows an earlier state. */
export function AsOfNote({ asOf }: { readonly asOf: string | undefined }) {
  const t = useMessages(recordMessages);
  const { timeZone } = useReading();
  if (asOf === undefined) return null;
  return <span className="watch">· {t('records.as_of', { moment: formatMomentExact(new Date(asOf), timeZone) })}</span>;
}
