import { usePastDay } from '#platform/web/as-of.ts';
import { useSearchParam } from '#platform/web/navigation.tsx';
import { BoardFilter } from '../../contract/tile.ts';

/** The filter in the address, or what the dashboard opens with; the as-of day of the frame comes on top. */
export function useBoardFilter(opening: BoardFilter) {
  const [text, setText] = useSearchParam('filter');
  const past = usePastDay();
  const own = readFilter(text);
  const chosen = own ?? opening;
  const filter: BoardFilter = past ? { ...chosen, asOf: past.day } : chosen;
  const change = (next: BoardFilter) => setText(JSON.stringify(next) === JSON.stringify(opening) ? undefined : JSON.stringify(next));
  return { chosen, filter, isChanged: own !== undefined, change, restore: () => setText(undefined) };
}

function readFilter(text: string | undefined): BoardFilter | undefined {
  if (text === undefined) return undefined;
  try {
    const read = BoardFilter.safeParse(JSON.parse(text));
    return read.success ? read.data : undefined;
  } catch {
    return undefined;
  }
}
