import { formatNumber } from '#platform/contract/format/format-number.ts';
import { Facts } from '#platform/web/kit/page-header.tsx';
import { MoneyText, NoValue } from '#platform/web/kit/values.tsx';
import { useMessages } from '#platform/web/locale.ts';
import { targetMessages } from '../contract/target.messages.ts';
import type { TargetGrid } from '../contract/target.routes.ts';
import { isAdditive, isOverridden, overShare } from './grid-model.ts';

/** The few facts of a grid: what the company is asked, what is handed out, what is reached, what is not set. */
export function TargetsSummary({ grid }: { readonly grid: TargetGrid }) {
  const t = useMessages(targetMessages);
  const [top] = grid.rows;
  const cells = grid.rows.filter((row) => row.unit === 'member').flatMap((row) => row.cells);
  const unset = cells.filter((cell) => cell.value === null && cell.activeDays !== 0).length;
  const overridden = grid.rows.flatMap((row) => row.cells).filter(isOverridden).length;
  const total = isAdditive(grid) ? top?.total : undefined;
  const over = total && overShare(total);
  const print = (value: string | null | undefined) =>
    value === null || value === undefined ? (
      <NoValue />
    ) : grid.metric.isMoney ? (
      <MoneyText value={{ amount: value, currency: grid.currency }} />
    ) : (
      formatNumber(value, 2)
    );
  const overNote =
    over !== undefined && over !== 0 ? (
      <span className="watch">{t(over > 0 ? 'target.over' : 'target.under', { percent: `${formatNumber(Math.abs(over), 1, true)}%` })}</span>
    ) : undefined;
  const facts = [
    { id: 'target', label: t('target.company_target'), value: print(total?.value) },
    { id: 'assigned', label: t('target.assigned'), value: print(total?.assigned), ...(overNote && { note: overNote }) },
    {
      id: 'actual',
      label: t('target.actual'),
      value: print(total?.actual),
      ...(total?.attainment && { note: `${formatNumber(total.attainment, 1, true)}%` }),
    },
    { id: 'unset', label: t('target.unset_cells'), value: t('target.cells', { count: unset }) },
    { id: 'overridden', label: t('target.overridden_cells'), value: t('target.cells', { count: overridden }) },
  ];
  return <Facts facts={facts} />;
}
