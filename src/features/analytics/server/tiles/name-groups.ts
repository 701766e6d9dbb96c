import type { Label } from '#platform/contract/label.ts';
import type { AggregateRow } from '#engine/contract/records/query.ts';
import type { Context } from '#engine/server/context.ts';
import { fieldAt, ownerOfPath } from './field-at.ts';
import { isBucket } from './object-selection.ts';
import { type Bucket, bucketOf } from './tile-period.ts';

/** Key and name of one group-by of an aggregate's rows. */
export interface KeyReader {
  key(row: AggregateRow): string | null;
  label(row: AggregateRow): Label;
}

const empty: Label = { zh: '（空）', en: '(empty)' };
const truth: Readonly<Record<string, Label>> = { true: { zh: '是', en: 'Yes' }, false: { zh: '否', en: 'No' } };

/** Reads the keys of a path: spans of time by their own names, choices by their labels, records by theirs. */
export async function keyReader(ctx: Context, objectId: string, path: string, rows: readonly AggregateRow[]): Promise<KeyReader> {
  const [field = '', bucket] = path.split(':');
  if (isBucket(bucket)) {
    const key = (row: AggregateRow) => bucketKey(row.keys[path], bucket);
    return { key, label: (row) => spanLabel(key(row)) };
  }
  const key = (row: AggregateRow) => (row.keys[path] === null || row.keys[path] === undefined ? null : String(row.keys[path]));
  const names = await namesOf(ctx, objectId, field, [...new Set(rows.flatMap((row) => key(row) ?? []))]);
  return {
    key,
    label: (row) => {
      const own = key(row);
      const name = row.names[path];
      if (own === null) return empty;
      return name ? { zh: name, en: name } : (names.get(own) ?? { zh: own, en: own });
    },
  };
}

async function namesOf(ctx: Context, objectId: string, path: string, keys: readonly string[]): Promise<ReadonlyMap<string, Label>> {
  const field = fieldAt(ctx.registry, objectId, path);
  if (field?.kind === 'boolean') return new Map(Object.entries(truth));
  if (field?.kind !== 'choice') return new Map();
  const { object, name } = ownerOfPath(ctx.registry, objectId, path);
  const registered = ctx.registry.dimensions.get(`${object}.${name}`);
  if (registered && keys.length > 0) return registered.names(ctx, keys);
  return new Map(field.options.map((option) => [option.value, option.label]));
}

function bucketKey(value: string | number | boolean | null | undefined, bucket: Bucket): string | null {
  return typeof value === 'string' ? bucketOf(value, bucket) : null;
}

/** A span of time as metrics name it. */
export function spanLabel(key: string | null): Label {
  if (key === null) return empty;
  const [year = '', part] = key.split('-');
  if (part === undefined) return { zh: `${year} 年`, en: year };
  if (part.startsWith('Q')) return { zh: `${year} 年 ${part.slice(1)} 季度`, en: `${part} ${year}` };
  return { zh: key, en: key };
}
