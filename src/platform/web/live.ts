import { useEffect } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { z } from 'zod';

/** One change told by the server: which object, which record, what happened. */
const LiveEvent = z.object({
  type: z.string(),
  object: z.string().optional(),
  recordId: z.string().optional(),
});
export type LiveEvent = z.infer<typeof LiveEvent>;

const listeners = new Set<(event: LiveEvent) => void>();
let source: EventSource | undefined;

/** Hears every live event of the workspace while mounted; all hearers share one connection. */
export function useLive(onEvent: (event: LiveEvent) => void): void {
  useEffect(() => {
    listeners.add(onEvent);
    source ??= connect();
    return () => {
      listeners.delete(onEvent);
      if (listeners.size > 0) return;
      source?.close();
      source = undefined;
    };
  }, [onEvent]);
}

/** Refetches what is on screen when its object changed: a query belongs to `opportunity` when its key's first word starts so. */
export function useLiveQueries(): void {
  const client = useQueryClient();
  useEffect(() => {
    const changed = new Set<string>();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const flush = () => {
      const objects = [...changed];
      changed.clear();
      timer = undefined;
      void client.invalidateQueries({ predicate: ({ queryKey }) => objects.some((object) => concerns(queryKey, object)) });
    };
    const hear = (event: LiveEvent) => {
      if (!event.object) return;
      changed.add(event.object);
      // A bulk change sends thousands of events; one refetch per second is enough for eyes.
      timer ??= setTimeout(flush, 1000);
    };
    listeners.add(hear);
    source ??= connect();
    return () => {
      listeners.delete(hear);
      clearTimeout(timer);
    };
  }, [client]);
}

function concerns(queryKey: readonly unknown[], object: string): boolean {
  const [id, input] = queryKey;
  if (typeof id === 'string' && id.split('.')[0] === object) return true;
  return input !== null && typeof input === 'object' && 'object' in input && input.object === object;
}

function connect(): EventSource {
  const opened = new EventSource('/api/live');
  opened.addEventListener('message', (message) => {
    const event = LiveEvent.safeParse(parseJson(message.data));
    if (!event.success) return;
    for (const listener of listeners) listener(event.data);
  });
  return opened;
}

function parseJson(text: unknown): unknown {
  try {
    return typeof text === 'string' ? JSON.parse(text) : undefined;
  } catch {
    return undefined;
  }
}
