import { formatDayAbsolute } from '#platform/contract/format/format-date.ts';
import type { Locale } from '#platform/contract/label.ts';
import { useLabel, useLocale, useMessages } from '#platform/web/locale.ts';
import { useReading } from '#platform/web/reading.ts';
import { layoutMessages } from '#engine/contract/records/layout.messages.ts';
import { recordMessages } from '#engine/contract/records/records.messages.ts';
import type { DateBucket } from '#engine/contract/records/query.ts';
import { fieldAt, useFields } from '../objects/object-registry.ts';
import type { WebObject } from '../objects/object-registry.ts';
import { readGroupKey } from './drill-conditions.ts';
import type { GroupKeyReading } from './shape-chart.ts';

/** How the groups of a key read: options by their labels and in their order, records by name, spans of days in words. */
export function useGroupReading(web: WebObject): (key: string) => GroupKeyReading {
  const t = useMessages(layoutMessages);
  const records = useMessages(recordMessages);
  const label = useLabel();
  const locale = useLocale();
  const reading = useReading();
  const fields = useFields(web);
  return (key) => {
    const { path, bucket } = readGroupKey(key);
    const field = fieldAt(fields, path);
    const options = field?.kind === 'choice' ? field.options : [];
    return {
      key,
      bucket,
      ...(options.length > 0 && { order: options.map((option) => option.value) }),
      labelOf: (value, name) => {
        if (value === null) return t('chart.empty_group');
        if (bucket) return bucket === 'day' ? formatDayAbsolute(value, reading) : spanWords(value, bucket, locale);
        if (field?.kind === 'boolean') return records(value === 'true' ? 'records.yes' : 'records.no');
        const option = options.find((each) => each.value === value);
        return option ? label(option.label) : (name ?? value);
      },
    };
  };
}

/** `2026-11`, `2026 Q4`, `11-23 起`: spans longer than a day by their first day. */
function spanWords(day: string, bucket: Exclude<DateBucket, 'day'>, locale: Locale): string {
  const year = day.slice(0, 4);
  if (bucket === 'year') return year;
  if (bucket === 'quarter') return `${year} Q${Math.floor((Number(day.slice(5, 7)) - 1) / 3) + 1}`;
  if (bucket === 'week') return locale === 'zh' ? `${Number(day.slice(5, 7))}-${day.slice(8)} 周` : `wk ${day.slice(5)}`;
  return day.slice(0, 7);
}
