import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useSyncExternalStore } from 'react';
import type { Route } from '#platform/contract/route.ts';
import { fetchJson } from '../api.ts';
import { connection } from '../connection.ts';
import { useSession } from '../session.ts';
import { listWrites, type QueuedWrite } from './queue-store.ts';
import { flushQueue, followQueue, queueWrite, type WaitingWrite, type WriteFate } from './write-queue.ts';

const queueKey = ['offline.queue'] as const;
/** How often what waits is tried while the browser believes to be online. */
const retryEveryMs = 20_000;
/** How often the server is looked for while it is not reached. */
const lookEveryMs = 5_000;

/** Whether the browser has a connection and the server was reached last. */
export function useIsOnline(): boolean {
  return useSyncExternalStore(
    (listener) => {
      const leave = connection.subscribe(listener);
      window.addEventListener('online', listener);
      window.addEventListener('offline', listener);
      return () => {
        leave();
        window.removeEventListener('online', listener);
        window.removeEventListener('offline', listener);
      };
    },
    () => navigator.onLine && connection.isReached(),
  );
}

/** Looks now and then whether the server is reached again, while it is not. */
export function useReaching(): void {
  const isOnline = useIsOnline();
  useEffect(() => {
    if (isOnline) return;
    const look = () => void fetchJson('GET', '/api/session').catch(() => undefined);
    const timer = setInterval(look, lookEveryMs);
    window.addEventListener('online', look);
    return () => {
      clearInterval(timer);
      window.removeEventListener('online', look);
    };
  }, [isOnline]);
}

/** What the signed-in person wrote and was not sent yet. */
export function useQueuedWrites(): readonly QueuedWrite[] {
  const person = useSession()?.member.id;
  const client = useQueryClient();
  useEffect(() => followQueue(() => void client.invalidateQueries({ queryKey: queueKey })), [client]);
  const writes = useQuery({
    queryKey: [...queueKey, person],
    queryFn: () => listWrites(person ?? ''),
    enabled: person !== undefined,
    networkMode: 'always',
    staleTime: Infinity,
  });
  return writes.data ?? [];
}

/** Writes as the signed-in person, now or when the connection is back. */
export function useQueueWrite(): <R extends Route>(wanted: Omit<WaitingWrite<R>, 'person'>) => Promise<WriteFate<R>> {
  const person = useSession()?.member.id ?? '';
  return (wanted) => queueWrite({ ...wanted, person });
}

/** Sends what waits when the connection is back, and looks again now and then; tells how many were sent. */
export function useQueueSending(waiting: number, onSent: (count: number) => void): void {
  const person = useSession()?.member.id;
  const isOnline = useIsOnline();
  const client = useQueryClient();
  const flush = useEffectEvent(async () => {
    const sent = person === undefined ? 0 : await flushQueue(person);
    if (sent === 0) return;
    onSent(sent);
    await client.invalidateQueries({ predicate: (query) => query.queryKey[0] !== queueKey[0] });
  });
  useEffect(() => {
    if (waiting === 0 || !isOnline) return;
    void flush();
    const timer = setInterval(() => void flush(), retryEveryMs);
    return () => clearInterval(timer);
  }, [waiting, isOnline]);
}
