import { invalid } from '#platform/contract/errors.ts';

/** Where a page of events ended: the instant as the database writes it, and the id. */
export type EventPlace = readonly [at: string, id: string];

/** The place as the text a caller gives back. */
export function writePlace(at: string, id: string): string {
  return `${at}~${id}`;
}

/** Reads the place a caller gives back; undefined for the first page, refused when it is none of ours. */
export function readPlace(cursor: string | undefined): EventPlace | undefined {
  if (cursor === undefined) return undefined;
  const [at = '', id = ''] = cursor.split('~');
  const isOurs = /^\d{4,6}-\d\d-\d\d \d\d:\d\d:\d\d(?:\.\d{1,6})?[+-]\d\d(?::\d\d){0,2}$/.test(at) && !Number.isNaN(Date.parse(at.slice(0, 10)));
  if (isOurs && /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)) return [at, id];
  const message = { zh: '翻页标记不对，请从第一页重新开始。', en: 'The cursor is none of ours; start again from the first page.' };
  throw invalid([{ field: 'cursor', code: 'query.wrong_cursor', message }]);
}
