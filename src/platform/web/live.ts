import { useEffect, useEffectEvent } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { z } from 'zod';
import { shownWorkspace } from './shown-workspace.ts';

const Change = z.object({ object: z.string(), id: z.string().nullable(), kind: z.string() });

const Presence = z.object({
  object: z.string(),
  id: z.string(),
  people: z.array(z.object({ id: z.string(), name: z.string(), field: z.string().nullable() })),
});

/** What the server tells open screens: records that changed, a job's progress, who else is there, or that everything shown may be old. */
export type LiveEvent =
  | { readonly type: 'change'; readonly changes: readonly z.infer<typeof Change>[] }
  | { readonly type: 'job'; readonly job: unknown }
  | { readonly type: 'presence'; readonly presence: z.infer<typeof Presence> }
  | { readonly type: 'reset' };

const Changes = z.object({ changes: z.array(Change) });
const listeners = new Set<(event: LiveEvent) => void>();
let source: EventSource | undefined;

/** Hears every live event of the workspace while mounted; all hearers share one connection. */
export function useLive(onEvent: (event: LiveEvent) => void): void {
  const hear = useEffectEvent(onEvent);
  useEffect(() => {
    const listener = (event: LiveEvent) => hear(event);
    listeners.add(listener);
    source ??= connect();
    return () => {
      listeners.delete(listener);
      if (listeners.size > 0) return;
      source?.close();
      source = undefined;
    };
  }, []);
}

/** Refetches what is on screen when its object changed: by the first word of the route id, or `object` in its input. */
export function useLiveQueries(): void {
  const client = useQueryClient();
  useLive((event) => {
    if (event.type === 'reset') void client.invalidateQueries();
    if (event.type !== 'change') return;
    for (const change of event.changes) changed.add(change.object);
    // A bulk change sends many events; one refetch a second is enough for eyes.
    timer ??= setTimeout(() => {
      const objects = [...changed];
      changed.clear();
      timer = undefined;
      void client.invalidateQueries({ predicate: ({ queryKey }) => objects.some((object) => concerns(queryKey, object)) });
    }, 1000);
  });
}

const changed = new Set<string>();
let timer: ReturnType<typeof setTimeout> | undefined;

function concerns(queryKey: readonly unknown[], object: string): boolean {
  const [id, input] = queryKey;
  if (typeof id === 'string' && id.split('.')[0] === object) return true;
  return input !== null && typeof input === 'object' && 'object' in input && input.object === object;
}

function connect(): EventSource {
  const workspace = shownWorkspace.id();
  const opened = new EventSource(`/api/live${workspace === undefined ? '' : `?workspace=${workspace}`}`);
  const tell = (event: LiveEvent) => {
    for (const listener of listeners) listener(event);
  };
  opened.addEventListener('change', (message) => {
    const read = Changes.safeParse(parseJson(message.data));
    if (read.success) tell({ type: 'change', changes: read.data.changes });
  });
  opened.addEventListener('job', (message) => tell({ type: 'job', job: parseJson(message.data) }));
  opened.addEventListener('presence', (message) => {
    const read = Presence.safeParse(parseJson(message.data));
    if (read.success) tell({ type: 'presence', presence: read.data });
  });
  opened.addEventListener('reset', () => tell({ type: 'reset' }));
  return opened;
}

function parseJson(text: unknown): unknown {
  try {
    return typeof text === 'string' ? JSON.parse(text) : undefined;
  } catch {
    return undefined;
  }
}
