import { useQueryClient } from '@tanstack/react-query';

/** Reads that answer at once; whoever waits for fresh data waits for these only. */
const quick = new Set(['query', 'board', 'get', 'moves', 'timeline']);

/** Fetches again whatever the screen shows of an object, and what was computed from it; resolves when lists and records are fresh. */
export function useRefreshObject(): (...objects: readonly string[]) => Promise<void> {
  const client = useQueryClient();
  return (...objects) => {
    const refetch = (isQuick: boolean) =>
      client.invalidateQueries({
        predicate: ({ queryKey: [id] }) => {
          if (typeof id !== 'string') return false;
          const [object = '', verb = ''] = id.split('.');
          return (objects.includes(object) || id === 'pick' || id === 'names') && quick.has(verb) === isQuick;
        },
      });
    void refetch(false);
    return refetch(true);
  };
}
