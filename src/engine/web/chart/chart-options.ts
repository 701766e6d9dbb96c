import { useLabel, useMessages } from '#platform/web/locale.ts';
import type { Field } from '#engine/contract/objects/fields.ts';
import { layoutMessages } from '#engine/contract/records/layout.messages.ts';
import { dateBuckets } from '#engine/contract/records/query.ts';
import type { ChartSettings } from '#engine/contract/views/view-settings.ts';
import { sumField } from '../board/card-columns.ts';
import { fieldPaths } from '../objects/field-paths.ts';
import type { WebObject } from '../objects/object-registry.ts';

/** Something to choose from, by its text in the settings. */
export interface ChartOption {
  readonly value: string;
  readonly label: string;
}

const grouped: readonly Field['kind'][] = ['choice', 'member', 'department', 'reference', 'boolean'];
const counted: readonly Field['kind'][] = ['member', 'department', 'reference'];
const measured: readonly Field['kind'][] = ['money', 'number', 'percent'];
const figures = ['sum', 'avg', 'median', 'min', 'max'] as const;

/** What records can be grouped by: options, people, parents and their fields, spans of days, currencies. */
export function useGroupOptions(web: WebObject): readonly ChartOption[] {
  const t = useMessages(layoutMessages);
  const label = useLabel();
  return fieldPaths(web.object).flatMap(({ path, labels, field }) => {
    const name = labels.map((each) => label(each)).join(' · ');
    if (grouped.includes(field.kind)) return [{ value: path, label: name }];
    if (field.kind === 'money' && !path.includes('.')) return [{ value: `${path}.currency`, label: t('chart.currency', { field: name }) }];
    if (field.kind !== 'date' && field.kind !== 'datetime') return [];
    return dateBuckets.map((bucket) => ({ value: `${path}:${bucket}`, label: t(`chart.bucket_${bucket}`, { field: name }) }));
  });
}

/** What can be computed of the records of a group; `sum:amount`. */
export function useMeasureOptions(web: WebObject): readonly ChartOption[] {
  const t = useMessages(layoutMessages);
  const label = useLabel();
  const own = Object.entries(web.object.fields).flatMap(([name, field]) => {
    const words = { field: label(field.label) };
    if (counted.includes(field.kind)) return [{ value: `count_distinct:${name}`, label: t('chart.count_distinct', words) }];
    if (!measured.includes(field.kind)) return [];
    // Percent points do not add up.
    const fits = figures.filter((figure) => figure !== 'sum' || field.kind !== 'percent');
    return fits.map((figure) => ({ value: `${figure}:${name}`, label: t(`chart.${figure}`, words) }));
  });
  return [{ value: 'count', label: t('chart.count') }, ...own];
}

/** The settings with what is chosen for whoever chose nothing: how much by the object's own board field, else by its owner. */
export function completeSettings(web: WebObject, settings: ChartSettings | undefined) {
  const { object } = web;
  const usual = object.boardField ?? object.ownerField ?? Object.entries(object.fields).find(([, field]) => field.kind === 'choice')?.[0];
  const sum = sumField(web);
  const isMeasured = settings?.measure !== undefined;
  return {
    kind: settings?.kind ?? ('bar' as const),
    groupBy: settings?.groupBy?.length ? settings.groupBy : [usual ?? 'created_at:month'],
    measure: settings?.measure ?? (sum === undefined ? ('count' as const) : ('sum' as const)),
    of: isMeasured ? settings.of : sum,
    stacked: settings?.stacked ?? true,
  };
}

/** The settings of a chart, complete. */
export type CompleteChart = ReturnType<typeof completeSettings>;
