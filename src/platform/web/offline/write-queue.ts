import type { Route, RouteOutput, RouteRequest } from '#platform/contract/route.ts';
import { ApiError, fetchJson } from '../api.ts';
import { routeRequest } from '../route-request.ts';
import { dropWrite, keepWrite, listWrites, type QueuedFile, type QueuedWrite } from './queue-store.ts';

/** A write that may wait: what is asked of which route, what people call it, and the files that go with it. */
export interface WaitingWrite<R extends Route> {
  readonly route: R;
  readonly input: RouteRequest<R>;
  readonly label: string;
  readonly person: string;
  /** Files by the field of the body that lists their references. */
  readonly files?: readonly { readonly field: string; readonly file: File }[];
  /** The path files are uploaded to. */
  readonly uploadTo?: string;
}

/** What became of it: done with the server's answer, or kept until the connection is back. */
export type WriteFate<R extends Route> = { readonly isQueued: false; readonly output: RouteOutput<R> } | { readonly isQueued: true };

const changes = new EventTarget();
const otherTabs = typeof BroadcastChannel === 'undefined' ? undefined : new BroadcastChannel('sloop.queue');

/** Tells when the queue of this browser changed, in whichever tab. */
export function followQueue(listener: () => void): () => void {
  changes.addEventListener('change', listener);
  otherTabs?.addEventListener('message', listener);
  return () => {
    changes.removeEventListener('change', listener);
    otherTabs?.removeEventListener('message', listener);
  };
}

/** Writes now, or, when there is no connection, keeps the write and sends it later, once. What the server refuses now is thrown as always. */
export async function queueWrite<R extends Route>(wanted: WaitingWrite<R>): Promise<WriteFate<R>> {
  const { url, body } = routeRequest(wanted.route, wanted.input);
  const write: QueuedWrite = {
    id: crypto.randomUUID(),
    person: wanted.person,
    label: wanted.label,
    at: Date.now(),
    method: wanted.route.method,
    url,
    body,
    files: (wanted.files ?? []).map(({ field, file }) => ({ field, name: file.name, type: file.type, content: file })),
    uploadTo: wanted.uploadTo ?? null,
    state: 'waiting',
  };
  // With the files that arrived: sent again under the same key, it must say the same.
  let reached = write;
  try {
    const output = await send(write, async (further) => (reached = further));
    // oxlint-disable-next-line sloop/no-assertion -- the declared output is trusted at this door as in callRoute
    return { isQueued: false, output: output as RouteOutput<R> };
  } catch (error) {
    if (!isConnectionLost(error)) throw error;
    await keepWrite(reached);
    announce();
    return { isQueued: true };
  }
}

/** Sends what waits, in order, in one tab at a time; ends at the first write the connection does not carry. Answers how many were done. */
export async function flushQueue(person: string): Promise<number> {
  return navigator.locks.request('sloop.queue', { ifAvailable: true }, async (lock) => {
    if (!lock) return 0;
    let done = 0;
    for (const write of await listWrites(person)) {
      if (write.state === 'refused') continue;
      if (!(await settle(write))) break;
      done += 1;
    }
    if (done > 0) announce();
    return done;
  });
}

/** Sends one refused write again. */
export async function retryWrite(write: QueuedWrite): Promise<void> {
  const { reason: _, ...rest } = write;
  await keepWrite({ ...rest, state: 'waiting' });
  announce();
  await flushQueue(write.person);
}

/** Gives a write up. */
export async function discardWrite(write: QueuedWrite): Promise<void> {
  await dropWrite(write.id);
  announce();
}

/** Whether the queue may go on: the write was done, or was refused for good and is kept with the reason. */
async function settle(write: QueuedWrite): Promise<boolean> {
  try {
    await send(write, keepWrite);
    await dropWrite(write.id);
    return true;
  } catch (error) {
    if (isConnectionLost(error) || !(error instanceof ApiError) || error.status === 401 || error.status === 429 || error.status >= 500) return false;
    const reason = error.detail || error.issues.map((issue) => (typeof issue.message === 'string' ? issue.message : issue.message.zh)).join(' ');
    await keepWrite({ ...write, state: 'refused', reason: reason || error.code });
    announce();
    return true;
  }
}

/** Uploads what is not there yet, then writes; each upload is kept, so that a connection lost between does not upload twice. */
async function send(write: QueuedWrite, keep: (write: QueuedWrite) => Promise<unknown>): Promise<unknown> {
  const files: QueuedFile[] = [...write.files];
  for (const [at, file] of files.entries()) {
    if (file.uploaded !== undefined || write.uploadTo === null) continue;
    const { content: _, ...rest } = file;
    files[at] = { ...rest, uploaded: await upload(write.uploadTo, file) };
    await keep({ ...write, files: [...files] });
  }
  return fetchJson(write.method, write.url, { body: withFiles(write.body, files), headers: { 'idempotency-key': write.id } });
}

function upload(path: string, file: QueuedFile): Promise<unknown> {
  return fetchJson('POST', `${path}?${new URLSearchParams({ name: file.name }).toString()}`, { body: file.content });
}

function withFiles(body: unknown, files: readonly QueuedFile[]): unknown {
  if (files.length === 0 || typeof body !== 'object' || body === null) return body;
  const lists = Map.groupBy(files, (file) => file.field);
  return { ...body, ...Object.fromEntries([...lists].map(([field, listed]) => [field, listed.map((file) => file.uploaded)])) };
}

function isConnectionLost(error: unknown): boolean {
  return error instanceof ApiError && error.status === 0;
}

function announce(): void {
  changes.dispatchEvent(new Event('change'));
  otherTabs?.postMessage('change');
}
