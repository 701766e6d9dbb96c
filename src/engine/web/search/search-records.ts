import { callRoute } from '#platform/web/api.ts';
import { registerSearchProvider } from '#platform/web/command-registry.ts';
import type { SearchHit } from '#platform/web/command-registry.ts';
import { localeChoice } from '#platform/web/locale.ts';
import { listWebObjects, recordPath, routesOf } from '../objects/object-registry.ts';
import type { WebObject } from '../objects/object-registry.ts';
import { nameOfRecord } from '../objects/read-value.ts';

/** Lets the palette find records of every registered object by name; returns how to stop. */
export function registerRecordSearch(): () => void {
  return registerSearchProvider(async (text, signal) => {
    const found = await Promise.all(listWebObjects().map((web) => searchObject(web, text, signal)));
    return found.flat();
  });
}

async function searchObject(web: WebObject, text: string, signal: AbortSignal): Promise<readonly SearchHit[]> {
  const { object } = web;
  const about = Object.keys(object.fields).find((name) => object.fields[name]?.kind === 'reference');
  try {
    const { rows } = await callRoute(
      routesOf(object).query,
      { search: text, limit: 5, columns: [object.nameField, ...(about === undefined ? [] : [about])] },
      signal,
    );
    return rows.map((row) => {
      const detail = [object.label[localeChoice.get()], about === undefined ? undefined : row._names?.[about]].filter((part) => part).join(' · ');
      return { id: row.id, title: nameOfRecord(row, object.nameField), detail, icon: web.icon, link: recordPath(object.id, row.id) };
    });
  } catch {
    // One object the person may not see must not hide the hits of the others.
    return [];
  }
}
