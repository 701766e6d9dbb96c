import { useState } from 'react';
import { IconButton } from '#platform/web/kit/button.tsx';
import { TextInput } from '#platform/web/kit/inputs.tsx';
import { Menu } from '#platform/web/kit/menu.tsx';
import { PageHeader } from '#platform/web/kit/page-header.tsx';
import { Segmented, Tabs } from '#platform/web/kit/tabs.tsx';
import { showToast } from '#platform/web/kit/toast.tsx';
import { MoneyText } from '#platform/web/kit/values.tsx';
import { useLabel, useMessages } from '#platform/web/locale.ts';
import { useGo } from '#platform/web/navigation.tsx';
import { usePastDay } from '#platform/web/as-of.ts';
import { useIsPhone } from '#platform/web/reading.ts';
import { kitMessages } from '#platform/contract/kit.messages.ts';
import type { Field } from '#engine/contract/objects/fields.ts';
import { bulkMessages } from '#engine/contract/bulk/bulk.messages.ts';
import { recordMessages } from '#engine/contract/records/records.messages.ts';
import type { WebObject } from '../objects/object-registry.ts';
import type { ViewTask } from '../views/view-tasks.tsx';
import { useViewItems } from '../views/view-tasks.tsx';
import { ExportsDrawer } from '../export/exports-drawer.tsx';
import { useExportItems } from '../export/use-export-items.ts';
import { useSegmentItems } from '../segments/use-segment-items.tsx';
import { AsOfNote } from './as-of-note.tsx';
import { linkView, type ListState } from './use-list-state.ts';
import { useViewCounts } from '../views/use-view-counts.ts';
import { summable } from './use-records.ts';
import { useWeightedSum } from './use-weighted-sum.ts';

const layoutIcons = { table: 'table', board: 'board', calendar: 'calendar', chart: 'bars' } as const;

interface ListHeaderProps {
  readonly web: WebObject;
  readonly state: ListState;
  readonly fields: Readonly<Record<string, Field>>;
  readonly columns: readonly string[];
  readonly onTask: (task: ViewTask) => void;
  readonly totals: { readonly count: number | undefined; readonly sumOf: (name: string) => { amount: string; currency: string } | undefined };
}

/** What the list is, how many and how much, its views, and its actions. */
export function ListHeader({ web, state, fields, columns, totals, onTask }: ListHeaderProps) {
  const t = useMessages(recordMessages);
  const label = useLabel();
  const isPhone = useIsPhone();
  const [firstSum] = summable(fields, columns);
  const sum = firstSum === undefined ? undefined : totals.sumOf(firstSum);
  const weighted = useWeightedSum(web, state, firstSum, totals.count);
  const countOf = useViewCounts(web, state.views.views, totals.count !== undefined);
  return (
    <PageHeader
      title={label(web.object.labelPlural)}
      summary={
        totals.count !== undefined && (
          <span className="row g2">
            {t('records.count', { count: totals.count })}
            {sum && (
              <>
                <span>·</span>
                <MoneyText value={sum} />
              </>
            )}
            {weighted && (
              <>
                <span>·</span>
                <span title={t('records.weighted_hint', { by: label(weighted.by) })}>
                  {t('records.weighted')} <MoneyText value={weighted.sum} />
                </span>
              </>
            )}
            <AsOfNote asOf={state.asOf} />
          </span>
        )
      }
      actions={
        <>
          {!isPhone && <SearchBox state={state} />}
          <Segmented
            label={t('records.layout')}
            active={state.layout}
            onChange={state.setLayout}
            tabs={state.layouts.map((layout) => ({ id: layout, label: t(`records.${layout}`), icon: layoutIcons[layout] }))}
            isCompact={isPhone}
          />
          <ListMenu web={web} state={state} columns={columns} onTask={onTask} />
        </>
      }
    >
      <Tabs
        label={t('records.views')}
        active={state.isLink ? linkView : (state.view?.id ?? '')}
        onChange={state.setView}
        tabs={[
          ...(state.hasLink ? [{ id: linkView, label: t('records.from_link'), icon: 'link' as const }] : []),
          ...state.views.views.map((view) => ({
            id: view.id,
            label: label(view.label),
            ...(view.saved && view.saved.shared !== 'nobody' && { icon: 'users' as const }),
            count: view.id === state.view?.id ? totals.count : countOf(view.id),
          })),
        ]}
      />
    </PageHeader>
  );
}

/** Finds by name within the view; asks the server when typing pauses. */
function SearchBox({ state }: { readonly state: ListState }) {
  const t = useMessages(recordMessages);
  const [typed, setTyped] = useState(state.search);
  const [timer, setTimer] = useState<ReturnType<typeof setTimeout>>();
  const change = (text: string) => {
    setTyped(text);
    clearTimeout(timer);
    setTimer(setTimeout(() => state.setSearch(text.trim()), 250));
  };
  return (
    <span className="records-search">
      <TextInput icon="search" value={typed} onChange={change} placeholder={t('records.search')} aria-label={t('records.search')} />
    </span>
  );
}

function ListMenu({ web, state, columns, onTask }: Pick<ListHeaderProps, 'web' | 'state' | 'columns' | 'onTask'>) {
  const t = useMessages(recordMessages);
  const kit = useMessages(kitMessages);
  const bulk = useMessages(bulkMessages);
  const go = useGo();
  const viewItems = useViewItems(web, state, usePastDay() === undefined, onTask);
  const segments = useSegmentItems(web, state);
  const [isShown, setIsShown] = useState(false);
  const request = { object: web.object.id, ...state.selection, sort: [...state.sort], columns: [...columns] };
  const exportItems = useExportItems(request, () => setIsShown(true));
  return (
    <>
      <Menu
        label={kit('kit.more')}
        items={[
          ...exportItems,
          {
            id: 'copy',
            label: t('records.copy_link'),
            icon: 'link',
            onSelect: () => void navigator.clipboard.writeText(location.href).then(() => showToast({ text: t('records.copied') })),
          },
          { id: 'bulk', label: bulk('bulk.recent'), icon: 'checklist', onSelect: () => go('/bulk-changes') },
          ...viewItems,
          ...segments.items,
        ]}
        trigger={(trigger) => <IconButton icon="more" label={kit('kit.more')} {...trigger} />}
      />
      {segments.drawer}
      {isShown && <ExportsDrawer onClose={() => setIsShown(false)} />}
    </>
  );
}
