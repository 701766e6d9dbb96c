import type { Label } from '#platform/contract/label.ts';
import type { Context } from '#engine/server/context.ts';
import { isGranted } from '#engine/server/policy/scope.ts';
import { byPlace } from '#features/analytics/contract/place-tiles.ts';
import { titleOfTile } from '#features/analytics/contract/print-tile.ts';
import type { TileResult } from '#features/analytics/contract/tile-result.ts';
import type { BoardFilter, Tile } from '#features/analytics/contract/tile.ts';
import { evaluateTiles, loadDashboard } from '#features/analytics/server/public.ts';
import { boardFacts, type BoardFact } from './board-facts.ts';
import { recordsGrid } from './records-grid.ts';
import { type Grid, gridOf } from './tile-grid.ts';
import { documentWords } from './words.ts';

/** One tile with all that a file may show of it. */
export interface BoardTile {
  readonly tile: Tile;
  readonly result: TileResult;
  readonly title: string;
  readonly notes: readonly string[];
  /** Null for tiles of words. */
  readonly grid: Grid | null;
  /** Why there is nothing to show. */
  readonly refusal: string | null;
}

/** A dashboard with its figures as one person may see them now. */
export interface BoardContents {
  readonly title: string;
  readonly summary: string;
  readonly facts: readonly BoardFact[];
  readonly tiles: readonly BoardTile[];
}

/** Everything a file of a dashboard is made of, under the rights of the context's actor and in its language. */
export async function loadBoardContents(ctx: Context, id: string, asked: BoardFilter | undefined): Promise<BoardContents> {
  const board = await loadDashboard(ctx, id);
  const filter = asked ?? board.body.filter;
  const tiles = board.body.tiles.toSorted(byPlace);
  const results = new Map((await evaluateTiles(ctx, tiles, filter)).map((result) => [result.id, result]));
  const contents: BoardTile[] = [];
  for (const tile of tiles) {
    const result = results.get(tile.id);
    if (result) contents.push(await tileContents(ctx, tile, result));
  }
  return { title: board.name[ctx.locale], summary: board.description[ctx.locale], facts: await boardFacts(ctx, filter), tiles: contents };
}

async function tileContents(ctx: Context, tile: Tile, result: TileResult): Promise<BoardTile> {
  const t = documentWords(ctx.locale);
  const refusal = tile.kind === 'text' ? null : (result.refusal ?? exportRefusal(ctx, result));
  const says = { tile, result, title: titleOfTile(tile, result, ctx.locale), notes: notesOf(ctx, result) };
  if (refusal) return { ...says, grid: null, refusal: t('document.refused', { why: refusal[ctx.locale] }) };
  if (tile.kind === 'text') return { ...says, grid: null, refusal: null };
  const grid = result.records ? await recordsGrid(ctx, result.records) : gridOf(tile, result, ctx.locale);
  return { ...says, grid, refusal: null };
}

/** Records leave the house only with those who may export them. */
function exportRefusal(ctx: Context, { records }: TileResult): Label | undefined {
  if (!records || isGranted(ctx.actor, records.object, 'export')) return undefined;
  const object = ctx.registry.objects.get(records.object)?.labelPlural ?? { zh: records.object, en: records.object };
  return {
    zh: documentWords('zh')('document.no_export', { object: object.zh }),
    en: documentWords('en')('document.no_export', { object: object.en }),
  };
}

function notesOf(ctx: Context, result: TileResult): string[] {
  const t = documentWords(ctx.locale);
  const shown = result.totals?.[0]?.length ?? (result.records ? result.records.rows.length : result.groups.length);
  const names = result.ignored.map((name) => (name === 'period' || name === 'owner' || name === 'department' ? t(`document.${name}`) : name));
  return [
    ...(result.isTruncated && shown > 0 ? [t('document.truncated', { count: shown })] : []),
    ...(names.length > 0 ? [t('document.ignored', { names: names.join(ctx.locale === 'zh' ? '、' : ', ') })] : []),
  ];
}
