import { Field } from '#platform/web/kit/field.tsx';
import { CheckInput } from '#platform/web/kit/inputs.tsx';
import { SelectInput } from '#platform/web/kit/select-input.tsx';
import { Segmented } from '#platform/web/kit/tabs.tsx';
import { useMessages } from '#platform/web/locale.ts';
import { useReading } from '#platform/web/reading.ts';
import type { Rhythm } from '../contract/due-times.ts';
import { subscriptionMessages } from '../contract/subscription.messages.ts';
import { useRhythmWords } from './rhythm-words.ts';

interface RhythmFieldsProps {
  readonly value: Rhythm;
  readonly onChange: (value: Rhythm) => void;
}

const upTo = (count: number, from = 1) => Array.from({ length: count }, (_, at) => at + from);

/** How often, on which day, at what hour. */
export function RhythmFields({ value, onChange }: RhythmFieldsProps) {
  const t = useMessages(subscriptionMessages);
  const words = useRhythmWords();
  const { timeZone } = useReading();
  const change = (every: Rhythm['every']) => onChange(changeTo(every, value));
  return (
    <>
      <Field label={t('subscription.when')} hint={t('subscription.zone', { zone: timeZone })}>
        <Segmented<Rhythm['every']>
          label={t('subscription.when')}
          active={value.every}
          onChange={change}
          tabs={(['day', 'week', 'month'] as const).map((id) => ({ id, label: t(`subscription.${id}`) }))}
        />
      </Field>
      <div className="delivery-when">
        {value.every === 'week' && (
          <Field label={t('subscription.weekday')}>
            <SelectInput
              value={String(value.weekday)}
              onChange={(weekday) => weekday && onChange({ ...value, weekday: Number(weekday) })}
              options={upTo(7).map((number) => ({ value: String(number), label: words.weekday(number) }))}
            />
          </Field>
        )}
        {value.every === 'month' && (
          <Field label={t('subscription.month_day')}>
            <SelectInput
              value={String(value.day)}
              onChange={(day) => day && onChange({ ...value, day: Number(day) })}
              options={upTo(31).map((number) => ({ value: String(number), label: words.monthDay(number) }))}
            />
          </Field>
        )}
        <Field label={t('subscription.hour')}>
          <SelectInput
            value={String(value.hour)}
            onChange={(hour) => hour && onChange({ ...value, hour: Number(hour) })}
            options={upTo(24, 0).map((hour) => ({ value: String(hour), label: words.hour(hour) }))}
          />
        </Field>
      </div>
      <CheckInput label={t('subscription.work_days')} isOn={value.workDaysOnly} onChange={(workDaysOnly) => onChange({ ...value, workDaysOnly })} />
    </>
  );
}

function changeTo(every: Rhythm['every'], { hour, workDaysOnly }: Rhythm): Rhythm {
  if (every === 'week') return { every, weekday: 1, hour, workDaysOnly };
  if (every === 'month') return { every, day: 1, hour, workDaysOnly };
  return { every, hour, workDaysOnly };
}
