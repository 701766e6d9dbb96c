import { useQueries, useQueryClient } from '@tanstack/react-query';
import { callRoute, routeKey } from '#platform/web/api.ts';
import { useGo, useSearchParam } from '#platform/web/navigation.tsx';
import { getDraft, type ImportDraft } from '#engine/contract/import/import.routes.ts';

/** The files of the wizard, in the order they are imported. */
export interface Drafts {
  readonly ids: readonly string[];
  readonly drafts: readonly ImportDraft[];
  readonly isLoading: boolean;
  readonly error: unknown;
  readonly refetch: () => void;
}

/** Reads the files named in the address. */
export function useDrafts(): Drafts {
  const [files] = useSearchParam('files');
  const ids = (files ?? '').split(',').filter(Boolean);
  const queries = useQueries({
    queries: ids.map((id) => ({
      queryKey: routeKey(getDraft, { id }),
      queryFn: ({ signal }: { signal: AbortSignal }) => callRoute(getDraft, { id }, signal),
    })),
  });
  const drafts = queries.flatMap((query) => query.data ?? []);
  return {
    ids,
    drafts: inOrder(drafts),
    isLoading: queries.some((query) => query.isPending),
    error: queries.find((query) => query.error)?.error ?? null,
    refetch: () => queries.forEach((query) => void query.refetch()),
  };
}

/** Those that others refer to come first. */
function inOrder(drafts: readonly ImportDraft[]): ImportDraft[] {
  const placeOf = (draft: ImportDraft): number => draft.kinds.find((kind) => kind.id === draft.import.object)?.order ?? 99;
  return drafts.toSorted((left, right) => placeOf(left) - placeOf(right));
}

/** Adds files to the wizard, takes one out, or takes one for something else. */
export function useChangeDrafts(drafts: readonly ImportDraft[]) {
  const client = useQueryClient();
  const go = useGo();
  const show = (ids: readonly string[]) =>
    go(ids.length === 0 ? '/imports/new' : `/imports/new?files=${ids.join(',')}&step=files`, { isReplacing: true });
  const keep = (draft: ImportDraft) => client.setQueryData(routeKey(getDraft, { id: draft.import.id }), draft);
  const ids = drafts.map((draft) => draft.import.id);
  return {
    /** Ids, so that what else a file or an archive holds comes along; read first, so that the step stays on the screen with what it says. */
    add: async (added: readonly string[]) => {
      await Promise.allSettled(
        added.map((id) => client.fetchQuery({ queryKey: routeKey(getDraft, { id }), queryFn: () => callRoute(getDraft, { id }) })),
      );
      show([...ids, ...added]);
    },
    remove: (id: string) => show(ids.filter((each) => each !== id)),
    replace: keep,
  };
}
