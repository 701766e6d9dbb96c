import type { ReactNode } from 'react';
import { Button } from '#platform/web/kit/button.tsx';
import { Avatar } from '#platform/web/kit/avatar.tsx';
import { EmptyState } from '#platform/web/kit/page-state.tsx';
import { StatusText } from '#platform/web/kit/tag.tsx';
import { NoValue } from '#platform/web/kit/values.tsx';
import { useLabel, useLocale, useMessages } from '#platform/web/locale.ts';
import { Link, useGo } from '#platform/web/navigation.tsx';
import { printFigure } from '#engine/contract/metrics/print-figure.ts';
import { todayMessages } from '../contract/today.messages.ts';
import { type TeamCell, type TeamDay, type TeamRow, teamColumns } from '../contract/today.routes.ts';
import { ForecastCall } from './forecast-call.tsx';
import { RiskList } from './risk-list.tsx';
import { SidePanels } from './side-panels.tsx';
import { WaitingList } from './waiting-list.tsx';

const headings = {
  open: 'today.col.open',
  noStep: 'today.col.no_step',
  overdue: 'today.col.overdue',
  stalled: 'today.col.stalled',
  compliance: 'today.col.compliance',
  attainment: 'today.col.attainment',
} as const;

/** The day of somebody who leads: who needs help with what, the forecast, what waits for a decision, and the largest deals at risk. */
export function TeamDayPart({ day, header }: { readonly day: TeamDay; readonly header: ReactNode }) {
  const t = useMessages(todayMessages);
  return (
    <div className="page-split">
      <div className="today-main">
        {header}
        <div className="page page-scroll">
          <h2 className="today-head">
            <b>{t('today.people')}</b>
            <span className="muted t12">{day.rows.length}</span>
          </h2>
          {day.rows.length === 0 ? <NoPeople /> : <PeopleTable rows={day.rows} />}
        </div>
      </div>
      <aside>
        <div className="today-side">
          <SidePanels slot="today.top" />
          <ForecastCall call={day.call} />
          <WaitingList waiting={day.approvals} />
          <RiskList risks={day.risks} listLink="/opportunities" hasOwners />
        </div>
      </aside>
    </div>
  );
}

function PeopleTable({ rows }: { readonly rows: readonly TeamRow[] }) {
  const t = useMessages(todayMessages);
  return (
    <table className="today-people">
      <thead>
        <tr>
          <th scope="col">{t('today.col.person')}</th>
          {teamColumns.map((column) => (
            <th key={column} scope="col" className={`num ${column}`}>
              {t(headings[column])}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <PersonRows key={row.id} row={row} />
        ))}
      </tbody>
    </table>
  );
}

function PersonRows({ row }: { readonly row: TeamRow }) {
  const label = useLabel();
  return (
    <tr>
      <th scope="row">
        <span className="today-person">
          <Avatar name={row.name} />
          <span className="stack">
            <b>{row.name}</b>
            <span className="row g3 wrap t12">
              {row.needs.map((need) => (
                <StatusText key={need.code} tone={need.tone}>
                  {label(need.label)}
                </StatusText>
              ))}
            </span>
          </span>
        </span>
      </th>
      {teamColumns.map((column) => (
        <td key={column} className={`num ${column}`}>
          <CellText cell={row.cells[column]} isCalm={!row.needs.some((need) => codes[column] === need.code)} />
        </td>
      ))}
    </tr>
  );
}

/** The need that speaks of a column. */
const codes: Readonly<Record<string, string>> = {
  noStep: 'no_step',
  overdue: 'overdue',
  stalled: 'stalled',
  compliance: 'compliance',
  attainment: 'attainment',
};

function CellText({ cell, isCalm }: { readonly cell: TeamCell; readonly isCalm: boolean }) {
  const locale = useLocale();
  if (cell.value === null || (cell.unit === 'count' && Number(cell.value) === 0)) return <NoValue />;
  const text = <span className={isCalm ? undefined : 'ink w5'}>{printFigure(cell, locale)}</span>;
  return cell.link === null ? text : <Link to={cell.link}>{text}</Link>;
}

function NoPeople() {
  const t = useMessages(todayMessages);
  const go = useGo();
  return (
    <EmptyState
      icon="users"
      title={t('today.people_none')}
      text={t('today.people_text')}
      action={<Button onClick={() => go('/settings/members')}>{t('today.people_open')}</Button>}
    />
  );
}
