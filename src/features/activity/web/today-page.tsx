import { useState } from 'react';
import { dayOf, formatDayAbsolute } from '#platform/contract/format/format-date.ts';
import { Button } from '#platform/web/kit/button.tsx';
import { PageHeader } from '#platform/web/kit/page-header.tsx';
import { EmptyState, PageState } from '#platform/web/kit/page-state.tsx';
import { Tabs } from '#platform/web/kit/tabs.tsx';
import { MoneyText } from '#platform/web/kit/values.tsx';
import { useMessages } from '#platform/web/locale.ts';
import { useGo, useSearchParam } from '#platform/web/navigation.tsx';
import { useReading } from '#platform/web/reading.ts';
import { activityMessages } from '../contract/activity.messages.ts';
import { TodayRow } from './today-row.tsx';
import { TodaySide } from './today-side.tsx';
import { useToday } from './use-today.ts';
import type { TodayAction } from './use-today.ts';
import './activity.css';

const groups = ['first', 'today', 'later'] as const;

/** The day of a seller: what to do next and why, in order, with the composer open in place; deals at risk beside it. */
export function TodayPage() {
  const t = useMessages(activityMessages);
  const reading = useReading();
  const [wanted, setWhose] = useSearchParam('whose');
  const today = useToday(wanted === 'mine' || wanted === 'team' ? wanted : undefined);
  const [tab, setTab] = useSearchParam('tab');
  const [openId, setOpenId] = useState<string>();
  const active = tab === 'deal' || tab === 'task' ? tab : 'all';
  const shown = today.actions.filter((action) => active === 'all' || action.kind === active);
  const count = (kind: TodayAction['kind']) => today.actions.filter((action) => action.kind === kind).length;
  const isLoading = !today.tasks.data || !today.deals.data;
  return (
    <div className="page-split">
      <div className="today-main">
        <PageHeader
          title={t(today.whose === 'team' ? 'today.title_team' : 'today.title')}
          summary={formatDayAbsolute(dayOf(reading.now, reading.timeZone), reading)}
          actions={
            <>
              <span className="muted t12">{t('today.sorting')}</span>
              <Button onClick={() => setWhose(today.whose === 'team' ? 'mine' : 'team')}>
                {t(today.whose === 'team' ? 'today.to_mine' : 'today.to_team')}
              </Button>
            </>
          }
        >
          <Tabs
            label={t('today.title')}
            active={active}
            onChange={(id) => setTab(id === 'all' ? undefined : id)}
            tabs={[
              { id: 'all', label: t('today.all'), count: today.actions.length },
              { id: 'deal', label: t('today.deals'), count: count('deal') },
              { id: 'task', label: t('today.tasks'), count: count('task') },
            ]}
          />
        </PageHeader>
        {isLoading ? (
          <PageState of={today.tasks.error ? today.tasks : today.deals} />
        ) : (
          <div className="page page-scroll">
            {shown.length === 0 && <NothingToDo />}
            {groups.map((group) => (
              <TodayGroup key={group} group={group} actions={groupOf(shown, group)} openId={openId} onOpen={setOpenId} />
            ))}
          </div>
        )}
      </div>
      <aside>
        <TodaySide risks={today.risks} actions={today.actions} />
      </aside>
    </div>
  );
}

/** The three that matter most stand alone; the rest by whether it is due today. */
function groupOf(actions: readonly TodayAction[], group: (typeof groups)[number]): readonly TodayAction[] {
  if (group === 'first') return actions.slice(0, 3);
  const isNow = (action: TodayAction) => action.daysAhead === undefined || action.daysAhead <= 0;
  return actions.slice(3).filter((action) => isNow(action) === (group === 'today'));
}

interface TodayGroupProps {
  readonly group: (typeof groups)[number];
  readonly actions: readonly TodayAction[];
  readonly openId: string | undefined;
  readonly onOpen: (id: string | undefined) => void;
}

function TodayGroup({ group, actions, openId, onOpen }: TodayGroupProps) {
  const t = useMessages(activityMessages);
  if (actions.length === 0) return null;
  const sums = actions.map((action) => action.amount).filter((amount) => amount !== undefined);
  const [first] = sums;
  const isOneCurrency = sums.every((sum) => sum.currency === first?.currency);
  const total =
    first && isOneCurrency
      ? { amount: String(sums.reduce((sum, each) => sum + Math.round(Number(each.amount)), 0)), currency: first.currency }
      : undefined;
  return (
    <section>
      <h2 className="today-head">
        <b>{t(`today.${group}`)}</b>
        <span className="muted t12">{actions.length}</span>
        {group === 'first' && total && (
          <span className="muted t12">
            <MoneyText value={total} />
          </span>
        )}
      </h2>
      {actions.map((action) => (
        <TodayRow
          key={action.id}
          action={action}
          isOpen={openId === action.id}
          onToggle={() => onOpen(openId === action.id ? undefined : action.id)}
        />
      ))}
    </section>
  );
}

function NothingToDo() {
  const t = useMessages(activityMessages);
  const go = useGo();
  return (
    <EmptyState
      icon="sun"
      title={t('today.empty_title')}
      text={t('today.empty_text')}
      action={<Button onClick={() => go('/opportunities')}>{t('today.open_deals')}</Button>}
    />
  );
}
