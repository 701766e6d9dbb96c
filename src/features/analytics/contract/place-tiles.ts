import { gridColumns, type Tile, type TilePlace } from './tile.ts';

/** Puts a tile where it is wanted; what lies there makes way downwards, and gaps above close. */
export function placeTile(tiles: readonly Tile[], id: string, wanted: TilePlace): Tile[] {
  const tile = tiles.find((each) => each.id === id);
  if (!tile) return [...tiles];
  const moved = { ...tile, place: within(wanted) };
  const others = tiles.filter((each) => each.id !== id).toSorted(byPlace);
  const settled = others.reduce<Tile[]>((laid, each) => [...laid, { ...each, place: below(each.place, laid) }], [moved]);
  const closed = closeGaps(settled);
  return tiles.flatMap((each) => closed.find((one) => one.id === each.id) ?? []);
}

/** Adds a tile at the first free place for its size, from the top. */
export function addTile(tiles: readonly Tile[], tile: Tile): Tile[] {
  const { w, h } = tile.place;
  const bottom = Math.max(0, ...tiles.map((each) => each.place.y + each.place.h));
  for (let y = 0; y <= bottom; y += 1) {
    for (let x = 0; x + w <= gridColumns; x += 1) {
      const place = { x, y, w, h };
      if (!tiles.some((each) => overlap(each.place, place))) return [...tiles, { ...tile, place }];
    }
  }
  return [...tiles, { ...tile, place: { x: 0, y: bottom, w, h } }];
}

/** Takes a tile away; those below move up. */
export function removeTile(tiles: readonly Tile[], id: string): Tile[] {
  const left = tiles.filter((each) => each.id !== id);
  const closed = closeGaps(left);
  return left.flatMap((each) => closed.find((one) => one.id === each.id) ?? []);
}

/** In reading order: rows from the top, each from the left. */
export function byPlace(left: Pick<Tile, 'place'>, right: Pick<Tile, 'place'>): number {
  return left.place.y - right.place.y || left.place.x - right.place.x;
}

function closeGaps(tiles: readonly Tile[]): Tile[] {
  return tiles.toSorted(byPlace).reduce<Tile[]>((laid, each) => [...laid, { ...each, place: raised(each.place, laid) }], []);
}

function raised(place: TilePlace, laid: readonly Tile[]): TilePlace {
  let { y } = place;
  while (y > 0 && !laid.some((each) => overlap(each.place, { ...place, y: y - 1 }))) y -= 1;
  return { ...place, y };
}

function below(place: TilePlace, laid: readonly Tile[]): TilePlace {
  let lowered = place;
  for (let hit = laid.find((each) => overlap(each.place, lowered)); hit; hit = laid.find((each) => overlap(each.place, lowered))) {
    lowered = { ...lowered, y: hit.place.y + hit.place.h };
  }
  return lowered;
}

function within({ x, y, w, h }: TilePlace): TilePlace {
  const width = Math.min(gridColumns, Math.max(2, w));
  return { x: Math.min(gridColumns - width, Math.max(0, x)), y: Math.max(0, y), w: width, h: Math.min(20, Math.max(2, h)) };
}

function overlap(left: TilePlace, right: TilePlace): boolean {
  return left.x < right.x + right.w && right.x < left.x + left.w && left.y < right.y + right.h && right.y < left.y + left.h;
}
