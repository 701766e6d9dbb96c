import { useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { useHotkeys } from '#platform/web/hotkeys.ts';
import { Button } from '#platform/web/kit/button.tsx';
import { Icon } from '#platform/web/kit/icon.tsx';
import { EmptyState } from '#platform/web/kit/page-state.tsx';
import { Tip } from '#platform/web/kit/popover.tsx';
import { Tabs } from '#platform/web/kit/tabs.tsx';
import { DateText, MoneyText } from '#platform/web/kit/values.tsx';
import { useMessages } from '#platform/web/locale.ts';
import { Link, useGo, useSearchParam } from '#platform/web/navigation.tsx';
import { useIsPhone } from '#platform/web/reading.ts';
import { todayMessages } from '../contract/today.messages.ts';
import type { MyDay, TodayAction } from '../contract/today.routes.ts';
import { ActionRow } from './action-row.tsx';
import { MySide } from './my-side.tsx';
import { PaceBar } from './pace-bar.tsx';
import { useRefreshToday } from './use-today.ts';

const groups = ['first', 'today', 'later'] as const;
const kinds = ['deal', 'task', 'approval'] as const;

/** The day of a seller: what to do next and why, in order, with the composer opening in place; where they stand beside it. */
export function MyDayPart({ day, header }: { readonly day: MyDay; readonly header: ReactNode }) {
  const isPhone = useIsPhone();
  const [tab] = useSearchParam('tab');
  const list = useRef<HTMLDivElement>(null);
  useRowKeys(list);
  const shown = kinds.some((kind) => kind === tab) ? day.actions.filter((action) => action.kind === tab) : day.actions;
  return (
    <div className="page-split">
      <div className="today-main">
        {header}
        {isPhone && day.pace && <PaceBar pace={day.pace} />}
        <KindTabs day={day} />
        <div className="page page-scroll" ref={list}>
          {tab === 'done' ? <DoneList done={day.done} /> : <ActionList actions={shown} impact={day.impact} />}
        </div>
      </div>
      <aside>
        <MySide day={day} />
      </aside>
    </div>
  );
}

/** J and K move between the rows, O opens the record; Enter and L open the composer of the row that has the focus. */
function useRowKeys(list: { readonly current: HTMLDivElement | null }): void {
  const go = useGo();
  const rows = () => [...(list.current?.querySelectorAll<HTMLElement>('[data-today-row]') ?? [])];
  const move = (step: number) => {
    const all = rows();
    const at = all.findIndex((row) => row.contains(document.activeElement));
    const next = all[Math.max(0, Math.min(all.length - 1, at + step))];
    next?.querySelector('button')?.focus();
  };
  useHotkeys({
    j: () => move(1),
    k: () => move(-1),
    o: () => {
      const link = rows().find((row) => row.contains(document.activeElement))?.dataset['todayRow'];
      if (link !== undefined) go(link);
    },
  });
}

function KindTabs({ day }: { readonly day: MyDay }) {
  const t = useMessages(todayMessages);
  const isPhone = useIsPhone();
  const [tab, setTab] = useSearchParam('tab');
  const count = (kind: string) => day.actions.filter((action) => action.kind === kind).length;
  const known = ['all', ...kinds, 'done'] as const;
  const tabs = known
    .map((id) => ({ id, label: t(`today.kind.${id}`), count: id === 'all' ? day.actions.length : id === 'done' ? day.done.length : count(id) }))
    .filter((each) => each.id === 'all' || each.id === 'done' || each.count > 0);
  return (
    <div className="today-tabs">
      <Tabs
        label={t('today.tabs')}
        active={tabs.find((each) => each.id === tab)?.id ?? 'all'}
        onChange={(id) => setTab(id === 'all' ? undefined : id)}
        tabs={tabs}
        extra={
          !isPhone && (
            <Tip text={t('today.sorting_help')}>
              <span className="row g1 muted t12" tabIndex={0}>
                {t('today.sorting')} <Icon name="info" size={14} />
              </span>
            </Tip>
          )
        }
      />
    </div>
  );
}

function ActionList({ actions, impact }: { readonly actions: readonly TodayAction[]; readonly impact: MyDay['impact'] }) {
  const [openId, setOpenId] = useState<string>();
  const refresh = useRefreshToday();
  if (actions.length === 0) return <NothingToDo />;
  const close = () => {
    setOpenId(undefined);
    refresh();
  };
  return groups.map((group) => (
    <ActionGroup
      key={group}
      group={group}
      impact={group === 'first' ? impact : null}
      actions={actions.filter((action) => action.group === group)}
      openId={openId}
      onOpen={setOpenId}
      onClose={close}
    />
  ));
}

interface ActionGroupProps {
  readonly group: (typeof groups)[number];
  readonly impact: MyDay['impact'];
  readonly actions: readonly TodayAction[];
  readonly openId: string | undefined;
  readonly onOpen: (id: string | undefined) => void;
  readonly onClose: () => void;
}

function ActionGroup({ group, impact, actions, openId, onOpen, onClose }: ActionGroupProps) {
  const t = useMessages(todayMessages);
  if (actions.length === 0) return null;
  const [before = '', after = ''] = t('today.impact', { amount: '\n' }).split('\n');
  return (
    <section aria-label={t(`today.${group}`)}>
      <h2 className="today-head">
        <b>{t(`today.${group}`)}</b>
        {impact ? (
          <span className="muted t12">
            {before}
            <MoneyText value={impact} />
            {after}
          </span>
        ) : (
          <span className="muted t12">{actions.length}</span>
        )}
      </h2>
      {actions.map((action) => (
        <ActionRow
          key={action.id}
          action={action}
          isOpen={openId === action.id}
          onToggle={() => onOpen(openId === action.id ? undefined : action.id)}
          onClose={onClose}
        />
      ))}
    </section>
  );
}

function DoneList({ done }: { readonly done: MyDay['done'] }) {
  const t = useMessages(todayMessages);
  if (done.length === 0) return <p className="muted today-none">{t('today.nothing_done')}</p>;
  return done.map((row) => (
    <Link key={row.id} to={`/activities/${row.id}`} className="today-row">
      <Icon name="tick" className="good" />
      <span className="row g2">
        <b className="clip">{row.subject}</b>
        <span className="muted t12 clip">{row.about}</span>
      </span>
      <span />
      <span className="today-due">
        <DateText value={row.at} />
      </span>
    </Link>
  ));
}

function NothingToDo() {
  const t = useMessages(todayMessages);
  const go = useGo();
  return (
    <EmptyState
      icon="sun"
      title={t('today.empty_title')}
      text={t('today.empty_text')}
      example={t('today.empty_example')}
      action={<Button onClick={() => go('/opportunities')}>{t('today.open_deals')}</Button>}
    />
  );
}
