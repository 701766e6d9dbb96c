import { invalid } from '#platform/contract/errors.ts';
import type { Label } from '#platform/contract/label.ts';
import type { ObjectDefinition } from '#engine/contract/objects/object.ts';
import type { AggregateResult } from '#engine/contract/records/query.ts';
import type { Context } from '#engine/server/context.ts';
import type { TileMeasure } from '../../contract/tile-result.ts';
import type { ObjectMeasure, ObjectSource } from '../../contract/tile.ts';
import { fieldAt, pathLabel } from './field-at.ts';

const numeric = new Set(['number', 'money', 'percent', 'formula']);

/** What a figure of an object is called and counted in. */
export function measureOf(ctx: Context, object: ObjectDefinition, each: ObjectMeasure, result: AggregateResult, at: number): TileMeasure {
  const field = each.of === undefined ? undefined : fieldAt(ctx.registry, object.id, each.of);
  const isCount = each.kind === 'count' || each.kind === 'count_distinct';
  const shown = field?.kind === 'formula' ? field.result : field?.kind;
  const unit = isCount ? 'count' : shown === 'money' ? 'money' : shown === 'percent' ? 'percent' : 'number';
  const value = (result.totals ?? result.groups[0])?.measures[`f${at}`];
  const currency = value !== null && typeof value === 'object' ? value.currency : null;
  const label = measureLabel(object, each, each.of === undefined ? undefined : pathLabel(ctx.registry, object.id, each.of));
  return { id: `f${at}`, label, unit, currency, direction: 'neutral', isAdditive: each.kind === 'count' || each.kind === 'sum', definition: null };
}

const words: Readonly<Record<ObjectMeasure['kind'], Label>> = {
  count: { zh: '填写数', en: 'filled' },
  count_distinct: { zh: '不同值', en: 'distinct' },
  sum: { zh: '合计', en: 'total' },
  avg: { zh: '平均', en: 'average' },
  median: { zh: '中位数', en: 'median' },
  min: { zh: '最小', en: 'smallest' },
  max: { zh: '最大', en: 'largest' },
};

function measureLabel(object: ObjectDefinition, each: ObjectMeasure, of: Label | undefined): Label {
  if (!of) return { zh: `${object.labelPlural.zh}数`, en: `Number of ${object.labelPlural.en.toLowerCase()}` };
  const word = words[each.kind];
  return { zh: `${of.zh}${word.zh}`, en: `${of.en}, ${word.en}` };
}

/** Refuses sums and averages of what is no number. */
export function requireNumbers(ctx: Context, object: ObjectDefinition, source: ObjectSource): void {
  const wrong = source.measures.filter((each) => {
    if (each.kind === 'count' || each.kind === 'count_distinct') return false;
    const field = each.of === undefined ? undefined : fieldAt(ctx.registry, object.id, each.of);
    return !field || !numeric.has(field.kind);
  });
  if (wrong.length > 0) throw invalid([{ field: 'measures', code: 'dashboard.not_a_number', message: notNumber }]);
}

const notNumber = {
  zh: '只有数字、金额和百分比字段可以求和、平均或比大小。',
  en: 'Only number, money and percent fields can be added up, averaged or compared.',
};
