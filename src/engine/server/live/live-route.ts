import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { conflict, unauthenticated } from '#platform/contract/errors.ts';
import type { Caller } from '../run.ts';
import type { LiveConnection, LiveHub } from './live-hub.ts';

/** A screen that reads slower than this much is behind is cut off; it comes back and resumes. */
const longestBacklogBytes = 1024 * 1024;

const Shown = z.object({ workspace: z.string().optional() });

/** Opens `GET /api/live`: server-sent events for the signed-in person's open screens. */
export function registerLiveRoute(
  server: FastifyInstance,
  hub: LiveHub,
  resolveCaller: (request: FastifyRequest) => Promise<Caller | undefined>,
): void {
  server.get('/api/live', async (request, reply) => {
    const caller = await resolveCaller(request);
    if (!caller) throw unauthenticated({ zh: '请先登录。', en: 'Please sign in first.' });
    const { id } = caller.workspace;
    const { workspace: shown = id } = Shown.parse(request.query);
    if (shown !== id)
      throw conflict('workspace.other', { zh: '这个登录已切换到另一个工作区。', en: 'This session has switched to another workspace.' });
    // A screen of one workspace never hears of another one, whatever its session turned to.
    const findCaller = async () => {
      const now = await resolveCaller(request);
      return now?.workspace.id === id ? now : undefined;
    };
    const connection = openStream(reply, findCaller);
    const lastSeen = request.headers['last-event-id'];
    const leave = await hub.open(connection, typeof lastSeen === 'string' ? lastSeen : undefined);
    request.raw.once('close', leave);
  });
}

function openStream(reply: FastifyReply, findCaller: LiveConnection['findCaller']): LiveConnection {
  reply.hijack();
  const { raw } = reply;
  raw.on('error', () => undefined);
  raw.writeHead(200, {
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    // Proxies that gather answers would hold the messages back.
    'x-accel-buffering': 'no',
  });
  const write = (text: string): void => {
    if (raw.destroyed || raw.writableEnded) return;
    raw.write(text);
    if (raw.writableLength > longestBacklogBytes) raw.destroy();
  };
  write('retry: 1000\n\n');
  return {
    findCaller,
    send: (name, message, id) => write(`${id ? `id: ${id}\n` : ''}event: ${name}\ndata: ${JSON.stringify(message)}\n\n`),
    beat: () => write(': still here\n\n'),
    close: () => raw.end(),
  };
}
