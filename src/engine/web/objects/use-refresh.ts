import { useQueryClient } from '@tanstack/react-query';

/** Fetches again whatever the screen shows of an object, and what was computed from it. */
export function useRefreshObject(): (...objects: readonly string[]) => Promise<void> {
  const client = useQueryClient();
  return (...objects) =>
    client.invalidateQueries({
      predicate: ({ queryKey: [id] }) => typeof id === 'string' && (objects.includes(id.split('.')[0] ?? '') || id === 'pick' || id === 'names'),
    });
}
