import { Suspense, use } from 'react';
import { useQueries } from '@tanstack/react-query';
import { callRoute, useRoute } from '#platform/web/api.ts';
import { usePastDay } from '#platform/web/as-of.ts';
import { useHotkeys } from '#platform/web/hotkeys.ts';
import { Skeleton } from '#platform/web/kit/page-state.tsx';
import { Tabs } from '#platform/web/kit/tabs.tsx';
import { useLabel, useMessages } from '#platform/web/locale.ts';
import { useSearchParam } from '#platform/web/navigation.tsx';
import { usePanels } from '#platform/web/page-registry.ts';
import { countTimelineRoute } from '#engine/contract/discussion/discussion.routes.ts';
import { fileMessages } from '#engine/contract/files/file.messages.ts';
import { recordMessages } from '#engine/contract/records/records.messages.ts';
import { CommentComposer } from '../discussion/comment-composer.tsx';
import { findWebObject, routesOf } from '../objects/object-registry.ts';
import type { WebObject } from '../objects/object-registry.ts';
import { LookingBack } from './past-moment.ts';
import { RecordFiles } from './record-files.tsx';
import { RecordTimeline } from './record-timeline.tsx';
import { RelatedList } from './related-list.tsx';

/** Timeline, related lists, panels of other capabilities, and changes over time. */
export function RecordTabs({ web, id }: { readonly web: WebObject; readonly id: string }) {
  const t = useMessages(recordMessages);
  const label = useLabel();
  const [chosen, setChosen] = useSearchParam('tab');
  const panels = usePanels('record.tab', web.object.id);
  const composers = usePanels('record.composer', web.object.id);
  const relations = relationsOf(web);
  const counts = useCounts(relations, id);
  const f = useMessages(fileMessages);
  const parts = useRoute(countTimelineRoute, { object: web.object.id, id }, { keepPrevious: true });
  const isPast = use(LookingBack) !== undefined;
  const active = chosen ?? 'timeline';
  const relation = relations.find((each) => each.id === active);
  const panel = panels.find((each) => each.id === active);
  const tabs = [
    { id: 'timeline', label: t('records.timeline') },
    ...relations.map((each, at) => ({ id: each.id, label: label(each.relation.label), count: counts[at] })),
    { id: 'files', label: f('file.title'), count: parts.data?.files },
    ...panels.map((each) => ({ id: each.id, label: label(each.title) })),
  ];
  const choose = (next: string | undefined) => setChosen(next === 'timeline' ? undefined : next);
  const step = (by: number) => () => choose(tabs[(tabs.findIndex((each) => each.id === active) + by + tabs.length) % tabs.length]?.id);
  useHotkeys({ '[': step(-1), ']': step(1) });
  return (
    <>
      <Tabs label={t('records.related')} active={active} onChange={choose} tabs={tabs} />
      <Suspense fallback={<Skeleton />}>
        {active === 'timeline' && (
          <div className="records-timeline">
            {!isPast && (
              <div className="records-composers">
                {composers.map((each) => (
                  <each.component key={each.id} object={web.object.id} recordId={id} />
                ))}
                <CommentComposer object={web.object.id} recordId={id} />
              </div>
            )}
            <RecordTimeline web={web} id={id} activityCount={counts[relations.findIndex((each) => each.id === 'activities')]} />
          </div>
        )}
        {relation && (
          <RelatedList
            key={relation.id}
            child={relation.child}
            relation={relation.relation}
            recordId={id}
            {...(relation.columns && { columns: relation.columns })}
          />
        )}
        {panel && <panel.component object={web.object.id} recordId={id} />}
        {active === 'files' && <RecordFiles object={web.object.id} recordId={id} />}
      </Suspense>
    </>
  );
}

function relationsOf(web: WebObject) {
  const children = web.object.children ?? {};
  const listed = web.related ?? Object.keys(children).map((relation) => ({ relation }));
  return listed.flatMap((each: NonNullable<WebObject['related']>[number]) => {
    const relation = children[each.relation];
    const child = relation && findWebObject(relation.object);
    return child ? [{ id: each.relation, relation: each.label ? { ...relation, label: each.label } : relation, child, columns: each.columns }] : [];
  });
}

/** How many records each relation has, in one batch of small requests. */
function useCounts(relations: ReturnType<typeof relationsOf>, recordId: string): readonly (number | undefined)[] {
  const past = usePastDay();
  return useQueries({
    queries: relations.map(({ child, relation }) => {
      const route = routesOf(child.object).aggregate;
      const request = { filter: { field: relation.field, op: 'eq' as const, value: recordId }, measures: [{ id: 'count', kind: 'count' as const }] };
      return {
        queryKey: [route.id, request, past?.at],
        queryFn: async ({ signal }: { signal: AbortSignal }) => (await callRoute(route, request, signal)).groups[0]?.measures['count'] ?? 0,
      };
    }),
  }).map((answer) => (typeof answer.data === 'number' ? answer.data : undefined));
}
