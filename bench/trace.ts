import { setTimeout as pause } from 'node:timers/promises';
import type { CDPSession } from 'playwright-core';

/** An event of Chromium’s own trace, by the fields that are read. */
export interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  readonly ts: number;
  readonly dur?: number;
  /** What the thread really worked of it. */
  readonly tdur?: number;
  readonly args?: { readonly name?: string };
}

/** Everything the browser did while something was done. */
export async function traced(session: CDPSession, act: () => Promise<void>): Promise<readonly TraceEvent[]> {
  const events: TraceEvent[] = [];
  const keep = ({ value }: { value: object[] }) => {
    // oxlint-disable-next-line sloop/no-assertion -- Chromium’s own format, read only by the fields every event has
    for (const event of value) events.push(event as TraceEvent);
  };
  session.on('Tracing.dataCollected', keep);
  const done = new Promise<void>((resolve) => session.once('Tracing.tracingComplete', () => resolve()));
  await session.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: { includedCategories: ['toplevel', 'devtools.timeline', '__metadata'] },
  });
  await act();
  await pause(500);
  await session.send('Tracing.end');
  await done;
  session.off('Tracing.dataCollected', keep);
  return events;
}

/** How long the page’s main thread was busy in one go, in milliseconds: by the clock, and what it worked itself. */
export interface Task {
  readonly tookMs: number;
  readonly workedMs: number;
}

/** What the page’s main thread did in one go, each time. */
export function tasksOf(events: readonly TraceEvent[]): readonly Task[] {
  const mains = new Set(
    events.filter((event) => event.name === 'thread_name' && event.args?.name === 'CrRendererMain').map(({ pid, tid }) => `${pid} ${tid}`),
  );
  return events
    .filter((event) => event.name.endsWith('RunTask') && event.dur !== undefined && mains.has(`${event.pid} ${event.tid}`))
    .map((event) => ({ tookMs: (event.dur ?? 0) / 1000, workedMs: (event.tdur ?? event.dur ?? 0) / 1000 }));
}
