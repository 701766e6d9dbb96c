import type { Tile, TileKind, TileOptions, TileSource } from './tile.ts';

/** One way to show something, offered with a click. */
export interface TileIdea {
  readonly id: string;
  readonly kind: TileKind;
  readonly source: TileSource;
  readonly options: TileOptions;
}

/** What is known of a metric when ways to show it are suggested. */
export interface KnownMetric {
  readonly id: string;
  readonly unit: string;
  readonly groupBy: readonly { readonly id: string }[];
}

const stages = ['from_stage', 'stage', 'age'];

/** Ways to show a metric, the most telling first: the course over time, the steps, who and what, the bare figure. */
export function suggestForMetric(metric: KnownMetric): TileIdea[] {
  const known = new Set(metric.groupBy.map((each) => each.id));
  const source = (...groupBy: string[]): TileSource => ({ kind: 'metric', metrics: [metric.id], groupBy });
  const isRate = metric.unit === 'percent' || metric.unit === 'ratio' || metric.unit === 'score';
  const ideas: TileIdea[] = [];
  const add = (kind: TileKind, groupBy: readonly string[], options: TileOptions = {}) =>
    ideas.push({ id: `${kind}:${groupBy.join('+')}`, kind, source: source(...groupBy), options });
  if (known.has('month')) add(isRate || metric.unit === 'days' ? 'line' : 'bar', ['month']);
  if (known.has('from_stage')) add('funnel', ['from_stage']);
  for (const stage of stages.slice(1)) if (known.has(stage)) add('bar', [stage], { isHorizontal: true });
  for (const who of ['owner', 'region', 'product', 'manager', 'lost_reason', 'type']) if (known.has(who)) add('rank', [who], { limit: 10 });
  if (known.has('region') && known.has('product')) add('heat', ['region', 'product']);
  if (known.has('quarter') && known.has('product') && !isRate) add('bar', ['quarter', 'product'], { isStacked: true });
  add('figure', [], { compare: 'period_before' });
  return ideas;
}

/** What is known of an object's fields when ways to show its records are suggested. */
export interface KnownField {
  readonly id: string;
  readonly kind: string;
}

/** Ways to show the records of an object: how many over time, by their choices and people, sums of their amounts, and the records. */
export function suggestForObject(
  object: { readonly id: string; readonly nameField: string; readonly boardField?: string | undefined },
  fields: readonly KnownField[],
): TileIdea[] {
  const amount = fields.find((field) => field.kind === 'money');
  const measures = amount ? [{ kind: 'sum' as const, of: amount.id }] : [{ kind: 'count' as const }];
  const base = { kind: 'object', object: object.id, dateField: 'created_at' } as const;
  const idea = (
    kind: TileKind,
    groupBy: string[],
    options: TileOptions = {},
    more: Partial<Extract<TileSource, { kind: 'object' }>> = {},
  ): TileIdea => ({
    id: `${kind}:${groupBy.join('+')}`,
    kind,
    source: {
      ...base,
      groupBy,
      measures: kind === 'figure' || kind === 'table' || groupBy[0]?.includes(':') ? [{ kind: 'count' }] : measures,
      ...more,
    },
    options,
  });
  const choices = fields.filter((field) => field.kind === 'choice' && field.id !== object.boardField).slice(0, 3);
  const people = fields.filter((field) => field.kind === 'member' || field.kind === 'reference').slice(0, 3);
  const place = fields.find((field) => field.kind === 'address');
  const shown = [object.nameField, ...fields.filter((field) => field.id !== object.nameField && isShort(field)).map((field) => field.id)].slice(0, 5);
  return [
    idea('bar', ['created_at:month']),
    ...(object.boardField ? [idea('bar', [object.boardField], { isHorizontal: true })] : []),
    ...choices.map((field) => idea('bar', [field.id], { isHorizontal: true })),
    ...people.map((field) => idea('rank', [field.id], { limit: 10 })),
    ...(place ? [idea('province', [place.id])] : []),
    idea('figure', []),
    idea('table', [], { limit: 10 }, { columns: shown }),
  ];
}

function isShort({ kind }: KnownField): boolean {
  return ['choice', 'member', 'reference', 'money', 'date', 'number', 'percent'].includes(kind);
}

/** Kinds that can draw a source: as many ways to cut it, as many figures. */
export function kindsFor(source: TileSource): TileKind[] {
  if (source.kind === 'none') return ['text'];
  const ways = source.groupBy.length;
  const figures = source.kind === 'metric' ? source.metrics.length : source.measures.length;
  if (source.kind === 'object' && source.columns) return ['table'];
  if (ways === 0) return figures === 1 ? ['figure', 'gauge', 'table'] : ['table', 'figure'];
  if (ways === 1) return ['bar', 'line', 'area', 'rank', 'table', 'funnel', 'waterfall', 'province', ...(figures > 1 ? (['scatter'] as const) : [])];
  return ways === 2 ? ['bar', 'line', 'area', 'heat', 'pivot', 'table'] : ['table'];
}

const sizes: Readonly<Partial<Record<TileKind, readonly [w: number, h: number]>>> = {
  figure: [3, 2],
  text: [4, 2],
  gauge: [3, 5],
  rank: [4, 5],
  funnel: [4, 5],
  table: [6, 6],
  pivot: [12, 6],
  heat: [6, 6],
  province: [6, 7],
};

/** The room a kind wants to begin with. */
export function sizeOf(kind: TileKind): Pick<Tile['place'], 'w' | 'h'> {
  const [w, h] = sizes[kind] ?? [6, 5];
  return { w, h };
}
