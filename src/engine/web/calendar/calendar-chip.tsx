import { clockOf } from '#platform/contract/format/format-date.ts';
import { MoneyText } from '#platform/web/kit/values.tsx';
import { useReading } from '#platform/web/reading.ts';
import type { Field } from '#engine/contract/objects/fields.ts';
import type { RecordRow } from '#engine/contract/records/query.ts';
import { sumField } from '../board/card-columns.ts';
import { useFields } from '../objects/object-registry.ts';
import type { WebObject } from '../objects/object-registry.ts';
import { nameOfRecord, readValue } from '../objects/read-value.ts';

interface CalendarChipProps {
  readonly web: WebObject;
  readonly row: RecordRow;
  readonly by: string;
  readonly field: Field;
}

/** A record on its day: the tone of its state, the clock time of moments, its name, its amount. */
export function CalendarChip({ web, row, by, field }: CalendarChipProps) {
  const { timeZone } = useReading();
  const tone = useTone(web, row);
  const name = nameOfRecord(row, web.object.nameField);
  const at = readValue(row, by);
  const money = sumField(web);
  const amount = money === undefined ? null : readValue(row, money);
  return (
    <>
      <i className="k-calendar-dot" data-tone={tone} aria-hidden />
      {field.kind === 'datetime' && typeof at === 'string' && <span className="muted num">{clockOf(new Date(at), timeZone)}</span>}
      <span className="spread clip" title={name}>
        {name}
      </span>
      {amount !== null && typeof amount === 'object' && 'currency' in amount && (
        <span className="muted num k-calendar-amount">
          <MoneyText value={amount} />
        </span>
      )}
    </>
  );
}

/** The colour of the choice the object's board goes by. */
function useTone(web: WebObject, row: RecordRow): string {
  const fields = useFields(web);
  const name = web.object.boardField;
  const field = name === undefined ? undefined : fields[name];
  if (name === undefined || field?.kind !== 'choice') return 'accent';
  return field.options.find((option) => option.value === row[name])?.colour ?? 'accent';
}
