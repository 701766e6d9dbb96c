import type { Label } from '#platform/contract/label.ts';
import { useRoute } from '#platform/web/api.ts';
import { routesOf } from '../objects/object-registry.ts';
import type { WebObject } from '../objects/object-registry.ts';
import type { ListState } from './use-list-state.ts';

/** A weighted sum reads every record; of more than these it is a matter for a dashboard. */
const mostRead = 50_000;

/** The sum of the money shown, each amount by its probability; asked once the list is there, of lists it costs little for. */
export function useWeightedSum(
  web: WebObject,
  state: ListState,
  shownSum: string | undefined,
  count: number | undefined,
): { readonly sum: { readonly amount: string; readonly currency: string }; readonly by: Label } | undefined {
  const { weighted, fields } = web.object;
  const isShown = weighted !== undefined && weighted.sum === shownSum && count !== undefined && count > 0 && count <= mostRead;
  const answer = useRoute(
    routesOf(web.object).aggregate,
    { ...state.selection, measures: [{ id: 'weighted', kind: 'sum' as const, of: weighted?.sum ?? '', weightedBy: weighted?.by ?? '' }] },
    { keepPrevious: true, enabled: isShown },
  );
  const sum = answer.data?.groups[0]?.measures['weighted'];
  const by = weighted && fields[weighted.by]?.label;
  return isShown && by && sum !== null && typeof sum === 'object' ? { sum, by } : undefined;
}
