import { SelectInput } from '#platform/web/kit/select-input.tsx';
import { useLabel, useMessages } from '#platform/web/locale.ts';
import type { FilterCondition, FilterTree } from '#engine/contract/expression/filter-tree.ts';
import type { Field } from '#engine/contract/objects/fields.ts';
import { segmentMessages } from '#engine/contract/segments/segment.messages.ts';
import { isCondition } from '../filters/filter-parts.ts';
import { findWebObject } from '../objects/object-registry.ts';
import { useSegments } from './use-segments.ts';

/** Whether an operator asks for a segment. */
export function asksForSegment(op: FilterCondition['op']): boolean {
  return op === 'in_segment' || op === 'not_in_segment';
}

/** The fields of an object with the record itself, which can be asked for its segments. */
export function withRecordItself(object: string, fields: Readonly<Record<string, Field>>): Readonly<Record<string, Field>> {
  return { ...fields, id: { kind: 'reference', object, label: { ...segmentMessages['segment.this_record'] }, readOnly: true } };
}

/** Chooses a segment of an object. */
export function SegmentSelect({
  object,
  value,
  onChange,
}: {
  readonly object: string;
  readonly value: string | undefined;
  readonly onChange: (id: string | undefined) => void;
}) {
  const t = useMessages(segmentMessages);
  const label = useLabel();
  const { answer, segments } = useSegments(object);
  const name = findWebObject(object)?.object.labelPlural;
  return (
    <SelectInput
      label={t('segment.pick')}
      value={value}
      onChange={onChange}
      isLoading={answer.isPending}
      placeholder={segments.length === 0 && name ? t('segment.none_of_object', { object: label(name) }) : t('segment.pick')}
      options={segments.map((segment) => ({ value: segment.id, label: segment.name }))}
    />
  );
}

/** The names of the segments that conditions ask for, by what the conditions call them. */
export function useSegmentNames(parts: readonly FilterTree[]): (called: string) => string {
  const t = useMessages(segmentMessages);
  const isAsked = parts.some((part) => isCondition(part) && asksForSegment(part.op));
  const { answer, segments } = useSegments(undefined, isAsked);
  return (called) => {
    const found = segments.find((segment) => segment.id === called || segment.name === called);
    return found?.name ?? (answer.data ? t('segment.unknown') : '…');
  };
}
