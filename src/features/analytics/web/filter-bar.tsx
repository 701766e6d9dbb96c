import { useRoute } from '#platform/web/api.ts';
import { Button } from '#platform/web/kit/button.tsx';
import { SelectInput } from '#platform/web/kit/select-input.tsx';
import { useMessages } from '#platform/web/locale.ts';
import { useGo } from '#platform/web/navigation.tsx';
import { PeriodChoice } from '#engine/web/metrics/period-choice.tsx';
import { listDepartmentsRoute } from '#features/organisation/contract/organisation.routes.ts';
import { MemberSelect } from '#features/organisation/web/public.ts';
import { analyticsMessages } from '../contract/analytics.messages.ts';
import { ProductSelect } from './product-select.tsx';
import type { DashboardFilterState } from './use-dashboard.ts';

/** Period, department, owner and product; all of it stays in the address. */
export function FilterBar({ filter }: { readonly filter: DashboardFilterState }) {
  const t = useMessages(analyticsMessages);
  const go = useGo();
  const departments = useRoute(listDepartmentsRoute, {});
  const options = (departments.data?.departments ?? []).map((each) => ({ value: each.id, label: `${'　'.repeat(each.depth)}${each.name}` }));
  const isNarrowed = filter.department !== undefined || filter.owner !== undefined || filter.product !== undefined;
  return (
    <div className="period-bar dashboard-filter">
      <PeriodChoice period={filter.period} />
      <SelectInput
        label={t('analytics.department')}
        value={filter.department}
        onChange={filter.setDepartment}
        options={options}
        placeholder={t('analytics.department')}
        canClear
      />
      <div>
        <MemberSelect value={filter.owner} onChange={filter.setOwner} placeholder={t('analytics.owner')} canClear />
      </div>
      <ProductSelect value={filter.product} onChange={filter.setProduct} placeholder={t('analytics.product')} />
      {isNarrowed && (
        <Button kind="quiet" size="small" className="dashboard-clear" onClick={() => go(`/dashboards/overview?${periodOnly(filter)}`)}>
          {t('analytics.clear')}
        </Button>
      )}
    </div>
  );
}

function periodOnly({ period }: DashboardFilterState): string {
  const { range } = period;
  return new URLSearchParams(range ? { period: 'custom', ...range } : { period: period.name }).toString();
}
