import { useQueryClient } from '@tanstack/react-query';
import type { Route, RouteOutput, RouteRequest } from '#platform/contract/route.ts';
import { useRouteMutation } from '#platform/web/api.ts';
import { showToast } from '#platform/web/kit/toast.tsx';
import { getObjectRoute, getSchemaRoute, hiddenObjectsRoute, listChangesRoute } from '#engine/contract/schema/schema.routes.ts';

/** A change of the schema; afterwards whatever the pages know of it is asked for again. */
export function useSchemaChange<R extends Route>(route: R, onDone?: (output: RouteOutput<R>) => void) {
  return useRouteMutation<R>(route, {
    invalidates: [getSchemaRoute, getObjectRoute, hiddenObjectsRoute, listChangesRoute],
    ...(onDone && { onSuccess: onDone }),
  });
}

/** The same for a button without a form: what is refused is said in a toast. */
export function useSchemaAction<R extends Route>(route: R, said: string) {
  const client = useQueryClient();
  const change = useSchemaChange(route);
  return {
    isBusy: change.isPending,
    run: async (input: RouteRequest<R>) => {
      try {
        await change.mutateAsync(input);
        await client.invalidateQueries({ queryKey: [getSchemaRoute.id] });
        showToast({ text: said, tone: 'good' });
      } catch (error) {
        if (error instanceof Error) showToast({ text: error.message, tone: 'bad' });
        throw error;
      }
    },
  };
}
