import fastify, { type FastifyInstance } from 'fastify';
import { replyWithProblem } from './problem.ts';

/** The HTTP server without any capability: limits, error form, health. */
export function createHttpServer(options: { isReady: () => Promise<boolean> }): FastifyInstance {
  const server = fastify({ bodyLimit: 64 * 1024 * 1024, trustProxy: 'loopback', forceCloseConnections: true });
  server.setErrorHandler((error, request, reply) => replyWithProblem(error, request, reply));
  server.get('/api/health', async (_request, reply) => {
    const ready = await options.isReady();
    return reply.status(ready ? 200 : 503).send({ status: ready ? 'ready' : 'starting' });
  });
  return server;
}
