import fastify, { type FastifyInstance } from 'fastify';
import { checkBodies } from './check-body.ts';
import { compressAnswers } from './compress-answers.ts';
import { refuseForeignOrigins } from './foreign-origin.ts';
import { replyWithProblem } from './problem.ts';
import { addSecurityHeaders } from './security-headers.ts';
import { pageFormUrl } from './page-form-url.ts';
import { watchEntrances } from './unknown-paths.ts';

/** The HTTP server without any capability: limits, error form, health, and what protects browsers. */
export function createHttpServer(options: { isReady: () => Promise<boolean> }): FastifyInstance {
  const server = fastify({
    bodyLimit: 64 * 1024 * 1024,
    trustProxy: 'loopback',
    rewriteUrl: pageFormUrl,
    // A signed token, as in the links of messages, is longer than the usual 100.
    routerOptions: { maxParamLength: 300 },
    forceCloseConnections: true,
    // What goes wrong before any route is found, such as an address that cannot be decoded.
    frameworkErrors: (error, request, reply) => void replyWithProblem(error, request, reply),
  });
  watchEntrances(server);
  server.setErrorHandler((error, request, reply) => replyWithProblem(error, request, reply));
  // JSON only: a form of another page could send plain text without asking first.
  server.removeContentTypeParser('text/plain');
  addSecurityHeaders(server);
  refuseForeignOrigins(server);
  checkBodies(server);
  compressAnswers(server);
  server.get('/api/health', async (_request, reply) => {
    const ready = await options.isReady();
    return reply.status(ready ? 200 : 503).send({ status: ready ? 'ready' : 'starting' });
  });
  return server;
}
