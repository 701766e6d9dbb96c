import { callRoute } from '#platform/web/api.ts';
import { bulkLimit } from '#engine/contract/records/query.ts';
import type { QueryRequest, RecordRow } from '#engine/contract/records/query.ts';
import { relatedChoices } from '../form/dependent-fields.ts';
import { routesOf } from '../objects/object-registry.ts';
import type { WebObject } from '../objects/object-registry.ts';

/** More are not named one by one: a condition stands for them. */
const most = bulkLimit;

/** The ids of all records a selection holds, page by page. */
export async function readMatching(web: WebObject, selection: Pick<QueryRequest, 'filter' | 'search' | 'asOf'>): Promise<readonly string[]> {
  const ids: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await callRoute(routesOf(web.object).query, {
      ...selection,
      columns: [web.object.nameField],
      limit: 1000,
      ...(cursor !== undefined && { cursor }),
    });
    ids.push(...page.rows.map((row) => row.id));
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined && ids.length < most);
  return ids;
}

/** These records with one of their fields; those at hand are not asked for again. */
export async function readRows(web: WebObject, ids: readonly string[], field: string, known: readonly RecordRow[]): Promise<readonly RecordRow[]> {
  const fields = [field, ...relatedChoices(web.object.fields, [field])];
  const atHand = new Map(known.filter((row) => fields.every((name) => name in row)).map((row) => [row.id, row]));
  const missing = ids.filter((id) => !atHand.has(id));
  for (let at = 0; at < missing.length; at += 1000) {
    const page = await callRoute(routesOf(web.object).query, {
      filter: { field: 'id', op: 'in', value: missing.slice(at, at + 1000) },
      columns: [...new Set([web.object.nameField, ...fields])],
      limit: 1000,
    });
    for (const row of page.rows) atHand.set(row.id, row);
  }
  return ids.flatMap((id) => atHand.get(id) ?? []);
}
