import { lazy, Suspense } from 'react';
import { Skeleton } from '#platform/web/kit/page-state.tsx';
import type { BoardViewProps, WebObject } from '../objects/object-registry.ts';
import type { ListState } from './use-list-state.ts';

const RecordBoard = lazy(() => import('../board/record-board.tsx').then((module) => ({ default: module.RecordBoard })));
const RecordCalendar = lazy(() => import('../calendar/record-calendar.tsx').then((module) => ({ default: module.RecordCalendar })));
const RecordChart = lazy(() => import('../chart/record-chart.tsx').then((module) => ({ default: module.RecordChart })));

interface OtherLayoutProps extends Pick<BoardViewProps, 'openId' | 'onOpen'> {
  readonly object: WebObject;
  readonly state: ListState;
}

/** Board, calendar or chart over the filter of the list; each is fetched when it is first wanted. */
export function OtherLayout({ object, state, openId, onOpen }: OtherLayoutProps) {
  const shared = { object, selection: state.selection, openId, onOpen, settings: state.settings, onSettings: state.setSettings };
  if (!state.isReady) return <Skeleton shape="cards" />;
  return (
    <Suspense fallback={<Skeleton shape="cards" />}>
      {state.layout === 'board' && <RecordBoard {...shared} />}
      {state.layout === 'calendar' && <RecordCalendar {...shared} />}
      {state.layout === 'chart' && (
        <RecordChart
          {...shared}
          onDrill={(parts) => {
            state.setParts([...state.parts, ...parts]);
            state.setLayout('table');
          }}
        />
      )}
    </Suspense>
  );
}
