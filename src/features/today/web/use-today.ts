import { useQueryClient } from '@tanstack/react-query';
import { useRoute } from '#platform/web/api.ts';
import { useSearchParam } from '#platform/web/navigation.tsx';
import { getTodayRoute } from '../contract/today.routes.ts';
import { type TodayView, todayViews } from '../contract/today-views.ts';

/** The day as the address asks for it, or as the role opens it; and a way to open another view of it. */
export function useToday() {
  const [wanted, setView] = useSearchParam('view');
  const view = todayViews.find((each) => each === wanted);
  const today = useRoute(getTodayRoute, view ? { view } : {}, { keepPrevious: true });
  return { today, setView: (next: TodayView) => setView(next) };
}

/** Reads the day anew after something was done. */
export function useRefreshToday(): () => void {
  const client = useQueryClient();
  return () => void client.invalidateQueries({ queryKey: [getTodayRoute.id] });
}

/** How many actions wait, once the page has been opened; the frame itself asks nothing. */
export function useTodayCount(): number | undefined {
  const { data } = useRoute(getTodayRoute, {}, { enabled: false });
  return data?.mine?.actions.length;
}
