/** Where a file stands in the house. */
export type Place = { area: Area; room: Room; slice: string | undefined };

/** The four areas, from the top down. */
export const areas = ['apps', 'features', 'engine', 'platform'] as const;

/** One of the four areas. */
export type Area = (typeof areas)[number];

/** The three rooms. */
export type Room = 'contract' | 'server' | 'web';

/** Tells area, room and capability of a file below `src`; undefined when it stands in none. */
export function findPlace(file: string): Place | undefined {
  const [, areaName, ...rest] = file.split('/');
  const area = areas.find((one) => one === areaName);
  if (!area) return undefined;
  const slice = area === 'features' && rest.length > 1 ? rest[0] : undefined;
  const room = findRoom(area, rest);
  return room && { area, room, slice };
}

function findRoom(area: Area, rest: string[]): Room | undefined {
  const folders = rest.slice(0, -1);
  const named = folders.find((folder) => folder === 'contract' || folder === 'server' || folder === 'web');
  if (named === 'contract' || named === 'server' || named === 'web') return named;
  if (area === 'apps') return 'server';
  const last = rest.at(-1) ?? '';
  if (last.endsWith('.server.ts')) return 'server';
  return /\.web\.tsx?$/.test(last) ? 'web' : undefined;
}
