import { formatMessage } from '#platform/contract/messages.ts';
import { recordMessages } from '#engine/contract/records/records.messages.ts';
import { searchRoute } from '#engine/contract/search/search.routes.ts';
import { callRoute } from '#platform/web/api.ts';
import { registerSearchProvider } from '#platform/web/command-registry.ts';
import type { SearchHit } from '#platform/web/command-registry.ts';
import { localeChoice } from '#platform/web/locale.ts';
import { listWebObjects, recordPath, routesOf } from '../objects/object-registry.ts';
import type { WebObject } from '../objects/object-registry.ts';
import { nameOfRecord } from '../objects/read-value.ts';

/** Lets the palette find records of every registered object; returns how to stop. */
export function registerRecordSearch(): () => void {
  return registerSearchProvider(async (text, signal) => {
    const others = listWebObjects().filter((web) => !web.object.search);
    const [found, ...more] = await Promise.all([searchTogether(text, signal), ...others.map((web) => searchObject(web, text, signal))]);
    return [...found, ...more.flat()];
  });
}

/** All objects that keep search entries at once, best match first: by name, pinyin, initials, telephone, e-mail and number. */
async function searchTogether(text: string, signal: AbortSignal): Promise<readonly SearchHit[]> {
  const { hits, newestOnly } = await callRoute(searchRoute, { q: text.slice(0, 100), limit: 5 }, signal);
  return hits.flatMap((hit) => {
    const web = listWebObjects().find((each) => each.object.id === hit.object);
    if (!web) return [];
    const locale = localeChoice.get();
    const cut = newestOnly.includes(hit.object) ? formatMessage(recordMessages['records.search_newest'], locale) : undefined;
    const detail = [web.object.label[locale], hit.matchedText, cut].filter((part) => part).join(' · ');
    return [{ id: hit.id, object: hit.object, title: hit.name, detail, icon: web.icon, link: recordPath(hit.object, hit.id) }];
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
      return {
        id: row.id,
        object: object.id,
        title: nameOfRecord(row, object.nameField),
        detail,
        icon: web.icon,
        link: recordPath(object.id, row.id),
      };
    });
  } catch {
    // One object the person may not see must not hide the hits of the others.
    return [];
  }
}
