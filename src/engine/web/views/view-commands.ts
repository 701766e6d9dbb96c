import { recordMessages } from '#engine/contract/records/records.messages.ts';
import { listViewsRoute } from '#engine/contract/views/view.routes.ts';
import type { View } from '#engine/contract/views/view.routes.ts';
import { callRoute } from '#platform/web/api.ts';
import type { Command, PaletteQuestion } from '#platform/web/command-registry.ts';
import { listPath, listWebObjects } from '../objects/object-registry.ts';
import type { WebObject } from '../objects/object-registry.ts';

const keptMs = 60_000;
let kept: { readonly until: number; readonly views: readonly { readonly web: WebObject; readonly view: View }[] } | undefined;

/** The saved views of every list, one's own and those shared with one, as commands of the palette. */
export async function findViewCommands({ go, signal }: PaletteQuestion): Promise<readonly Command[]> {
  if (!kept || kept.until < Date.now()) kept = { until: Date.now() + keptMs, views: await readViews(signal) };
  return kept.views.map(({ web, view }) => ({
    id: `view ${view.id}`,
    section: 'view',
    icon: web.icon,
    label: { zh: view.name, en: view.name },
    detail: web.object.labelPlural,
    keywords: `view ${recordMessages['records.views'].zh}`,
    run: () => go(`${listPath(web.object.id)}?view=${view.id}`),
  }));
}

async function readViews(signal: AbortSignal) {
  const answers = await Promise.allSettled(
    listWebObjects().map(async (web) => ({ web, views: await callRoute(listViewsRoute, { object: web.object.id }, signal) })),
  );
  // A list the person may not see has no views for them.
  return answers.flatMap((answer) => (answer.status === 'fulfilled' ? answer.value.views.rows.map((view) => ({ web: answer.value.web, view })) : []));
}
