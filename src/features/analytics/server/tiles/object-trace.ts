import type { Trace } from '#platform/contract/trace.ts';
import type { ObjectDefinition } from '#engine/contract/objects/object.ts';
import type { Context } from '#engine/server/context.ts';
import type { TileGroup, TileMeasure } from '../../contract/tile-result.ts';

/** Explains a figure made on the spot: what was counted or added up, over which records. */
export function objectTrace(ctx: Context, object: ObjectDefinition, measure: TileMeasure, total: TileGroup, at: number): Trace {
  const figure = total.figures[at];
  const unit = measure.unit === 'money' || measure.unit === 'percent' || measure.unit === 'count' ? measure.unit : 'number';
  const value = { value: figure?.value ?? null, unit, ...(measure.currency ? { currency: measure.currency } : {}) } as const;
  const condition = total.rows?.expression ?? 'true';
  const all = condition === 'true';
  return {
    title: measure.label,
    value,
    definition: {
      zh: `${object.labelPlural.zh}：${measure.label.zh}，只算你看得到的记录；没有填写的不计入。`,
      en: `${object.labelPlural.en}: ${measure.label.en}, over the records you may see; empty values are left out.`,
    },
    population: all
      ? { zh: `全部${object.labelPlural.zh}`, en: `All ${object.labelPlural.en.toLowerCase()}` }
      : { zh: `${object.labelPlural.zh}：${condition}`, en: `${object.labelPlural.en}: ${condition}` },
    inputs: [{ label: { zh: '记录数', en: 'Records' }, value: { value: String(figure?.n ?? 0), unit: 'count' } }],
    steps: [{ label: measure.label, value }],
    rows: { count: figure?.n ?? 0, link: total.rows?.link ?? `/${object.plural}` },
    version: object.id,
    asOf: total.rows?.asOf ?? ctx.now.toISOString(),
  };
}
