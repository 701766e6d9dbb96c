import { formatDay } from '#platform/contract/format/format-date.ts';
import type { DateReading } from '#platform/contract/format/format-date.ts';
import { formatMoneyShort } from '#platform/contract/format/format-money.ts';
import type { Message } from '#platform/contract/messages.ts';
import { useLabel, useLocale, useMessages } from '#platform/web/locale.ts';
import { useReading } from '#platform/web/reading.ts';
import type { FilterCondition, FilterScalar, FilterTree } from '#engine/contract/expression/filter-tree.ts';
import type { Field } from '#engine/contract/objects/fields.ts';
import { recordMessages } from '#engine/contract/records/records.messages.ts';
import { useReadSetting } from '../fields/cells.tsx';
import { scalarText } from '../fields/field-kind-web.ts';
import { sourceOf } from '../fields/filter-inputs.tsx';
import { useNamesOf } from '../fields/pickers.tsx';
import { fieldAt } from '../objects/object-registry.ts';
import { asksForSegment, useSegmentNames } from '../segments/segment-condition.tsx';
import { isCondition, momentCondition } from './filter-parts.ts';

const dateOperators = { lt: 'filter.before', lte: 'filter.until', gt: 'filter.after', gte: 'filter.since' } as const;

/** The message of an operator; days are early and late, not small and large. */
export function operatorKey({ op, field: path, value }: FilterCondition, field: Field | undefined) {
  // The record itself is asked for its segments only: “segment is …”.
  if (path === 'id') return op === 'in_segment' ? 'filter.eq' : 'filter.ne';
  if (op === 'in_period' && (value === 'before_today' || value === 'after_today')) return 'filter.is_when';
  const isDay = field?.kind === 'date' || field?.kind === 'datetime';
  if (isDay && (op === 'lt' || op === 'lte' || op === 'gt' || op === 'gte')) return dateOperators[op];
  return `filter.${op}` as const;
}

/** A period in words. */
export function usePeriodWords(): (period: string) => string {
  const t = useMessages(recordMessages);
  const label = useLabel();
  const named: Readonly<Record<string, Message>> = recordMessages;
  return (period) => {
    const relative = /^(last|next)_(\d+)_days$/.exec(period);
    if (relative) return t(relative[1] === 'last' ? 'period.last_days' : 'period.next_days', { count: Number(relative[2]) });
    const message = named[`period.${period}`];
    return message ? label(message) : period;
  };
}

/** The words of conditions for the filter sentence. */
export function useConditionWords(fields: Readonly<Record<string, Field>>, parts: readonly FilterTree[]) {
  const t = useMessages(recordMessages);
  const label = useLabel();
  const printValue = useValueWords(fields, parts);
  return parts.map((part, at) => {
    const moment = 'expression' in part ? momentCondition(part.expression) : undefined;
    const compared = moment && fieldAt(fields, moment.field);
    if (moment && compared)
      return {
        id: String(at),
        field: label(compared.label),
        operator: t(operatorKey(moment, compared)),
        value: t(`filter.${moment.than}`),
      };
    if (!isCondition(part))
      return {
        id: String(at),
        field: t('expression' in part ? 'filter.rule' : 'filter.any_of'),
        operator: '',
        value: 'expression' in part ? part.expression : '…',
      };
    const field = fieldAt(fields, part.field);
    return {
      id: String(at),
      field: field ? label(field.label) : part.field,
      operator: t(operatorKey(part, field)),
      value: printValue(part, field),
    };
  });
}

function useValueWords(fields: Readonly<Record<string, Field>>, parts: readonly FilterTree[]) {
  const t = useMessages(recordMessages);
  const label = useLabel();
  const locale = useLocale();
  const period = usePeriodWords();
  const reading = useReading();
  const { currency } = useReadSetting();
  const members = useNamesOf('member', idsOf(fields, parts, 'member', 'member'));
  const departments = useNamesOf('department', [...idsOf(fields, parts, 'member', 'department'), ...idsOf(fields, parts, 'department', 'member')]);
  const records = useReferenceNames(fields, parts);
  const segmentName = useSegmentNames(parts);
  const names = new Map([...members, ...departments, ...records].map((choice) => [choice.id, choice.name]));
  const one = (value: FilterScalar, field: Field | undefined): string => {
    const text = scalarText(value);
    if (typeof value === 'boolean') return t(value ? 'records.yes' : 'records.no');
    if (!field) return text;
    if (field.kind === 'choice' || field.kind === 'multi_choice')
      return label(field.options.find((option) => option.value === text)?.label ?? { zh: text, en: text });
    if (field.kind === 'money') return formatMoneyShort({ amount: text, currency }, locale);
    if (field.kind === 'date' || field.kind === 'datetime') return dayWords(text, reading);
    return sourceOf(field) ? (names.get(text) ?? text.slice(0, 8)) : text;
  };
  return (condition: FilterCondition, field: Field | undefined): string => {
    const { op, value } = condition;
    if (value === undefined) return '';
    if (asksForSegment(op)) return segmentName(scalarText(Array.isArray(value) ? value[0] : value));
    if (op === 'in_period') return period(scalarText(Array.isArray(value) ? value[0] : value));
    if (!Array.isArray(value)) return one(value, field);
    const shown = value.slice(0, 3).map((each) => one(each, field));
    if (op === 'between') return t('filter.range', { from: shown[0] ?? '', to: shown[1] ?? '' });
    const joined = shown.join(locale === 'zh' ? '、' : ', ');
    return value.length > 3 ? `${joined} ${t('filter.and_more', { count: value.length })}` : joined;
  };
}

function dayWords(text: string, reading: DateReading): string {
  return /^\d{4}-\d{2}-\d{2}/.test(text) ? formatDay(text.slice(0, 10), reading) : text;
}

function idsOf(fields: Readonly<Record<string, Field>>, parts: readonly FilterTree[], kind: Field['kind'], of: 'member' | 'department'): string[] {
  const asked = parts.filter(isCondition).filter((part) => (part.op === 'in_department') === (of === 'department'));
  return asked.flatMap((part) => (fieldAt(fields, part.field)?.kind === kind ? valuesOf(part) : []));
}

function valuesOf(part: FilterCondition): string[] {
  return (Array.isArray(part.value) ? part.value : part.value === undefined ? [] : [part.value]).map(scalarText);
}

/** References of one sentence mostly name one object; the first one is looked up by name. */
function useReferenceNames(fields: Readonly<Record<string, Field>>, parts: readonly FilterTree[]) {
  const used = parts.filter(isCondition).flatMap((part) => {
    const field = fieldAt(fields, part.field);
    return field?.kind === 'reference' && !asksForSegment(part.op) ? [{ object: field.object, ids: valuesOf(part) }] : [];
  });
  const object = used[0]?.object ?? '';
  return useNamesOf(
    { object },
    used
      .filter((each) => each.object === object)
      .flatMap((each) => each.ids)
      .slice(0, 20),
  );
}
