import { callRoute } from '#platform/web/api.ts';
import { formatDay } from '#platform/contract/format/format-date.ts';
import type { Refusal } from '#platform/web/kit/board.tsx';
import { showToast } from '#platform/web/kit/toast.tsx';
import { useMessages } from '#platform/web/locale.ts';
import { useReading } from '#platform/web/reading.ts';
import type { Field } from '#engine/contract/objects/fields.ts';
import { layoutMessages } from '#engine/contract/records/layout.messages.ts';
import type { RecordRow } from '#engine/contract/records/query.ts';
import { useRefusalOf } from '../board/refusal-of.ts';
import { routesOf } from '../objects/object-registry.ts';
import type { WebObject } from '../objects/object-registry.ts';
import { nameOfRecord } from '../objects/read-value.ts';
import { useRefreshObject } from '../objects/use-refresh.ts';
import { movedTo } from './day-values.ts';

/** Carries a record to another day and offers to take it back; a refusal is answered, not thrown. */
export function useDayMove(web: WebObject, by: string, field: Field) {
  const t = useMessages(layoutMessages);
  const reading = useReading();
  const refresh = useRefreshObject();
  const refusalOf = useRefusalOf();
  const write = async (id: string, value: unknown) => {
    await callRoute(routesOf(web.object).update, { id, [by]: value });
    await refresh(web.object.id);
  };
  return async (row: RecordRow, day: string): Promise<Refusal | undefined> => {
    const before = row[by];
    const shown = formatDay(day, reading);
    try {
      await write(row.id, movedTo(field, before, day, reading.timeZone));
    } catch (error) {
      return refusalOf(error, t('calendar.refused', { day: shown }));
    }
    showToast({
      text: t('calendar.moved', { name: nameOfRecord(row, web.object.nameField), day: shown }),
      tone: 'good',
      onUndo: () => void write(row.id, before).catch((error: unknown) => showToast({ text: refusalOf(error).reasons[0]?.text ?? '', tone: 'bad' })),
    });
    return undefined;
  };
}
