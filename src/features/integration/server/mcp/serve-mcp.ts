import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { type DoorHost, enterRoute } from '#engine/server/http/enter-route.ts';
import { unauthenticated } from '#platform/contract/errors.ts';
import { defineRoute } from '#platform/contract/route.ts';

/** Who may enter at all: any key; each tool asks for its own scope. */
const entrance = defineRoute({
  id: 'mcp.enter',
  method: 'POST',
  path: '/api/mcp',
  kind: 'read',
  keyScope: 'any',
  summary: { zh: 'MCP', en: 'MCP' },
  output: z.unknown(),
});

/** Opens `/mcp` (streamable HTTP, no session kept) for language models with an API key. */
export function serveMcp(server: FastifyInstance, host: DoorHost, report: (error: unknown) => void): void {
  server.route({
    method: ['GET', 'POST', 'DELETE'],
    url: '/mcp',
    handler: async (request, reply) => {
      reply.header('cache-control', 'no-store');
      // A page in a browser carries cookies; a model carries a key. Cookies are not taken here.
      if (request.headers.authorization === undefined) {
        reply.header('www-authenticate', 'Bearer');
        throw unauthenticated({ zh: '请带上 API 密钥：Authorization: Bearer slp_…', en: 'Send an API key: Authorization: Bearer slp_…' });
      }
      const caller = await enterRoute(host, entrance, request, reply);
      // Loaded when the first model comes: a start without any is quicker.
      const { answerMcp } = await import('./mcp-server.ts');
      return relay(reply, await answerMcp(host.app, caller, report, { request: toWebRequest(request), body: request.body }));
    },
  });
}

function toWebRequest(request: FastifyRequest): Request {
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers)) if (value !== undefined) headers.set(name, String(value));
  headers.delete('content-length');
  const url = new URL(request.url, `${request.protocol}://${request.host}`);
  const body = request.method === 'POST' ? { body: JSON.stringify(request.body ?? null) } : {};
  return new Request(url, { method: request.method, headers, ...body });
}

function relay(reply: FastifyReply, response: Response): FastifyReply {
  reply.status(response.status);
  for (const [name, value] of response.headers) reply.header(name, value);
  return reply.send(response.body ? Readable.fromWeb(response.body) : null);
}
