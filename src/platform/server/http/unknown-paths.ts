import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { sendRequestProblem } from './problem.ts';

/** Where pages are served; it is no entrance of the API. */
export const anyPath = '/*';

interface Entrance {
  readonly method: string;
  readonly path: RegExp;
}

const entrancesOf = new WeakMap<object, Entrance[]>();

/** Watches which entrances are opened, and tells a wrong method from a wrong path. Call before any is. */
export function watchEntrances(server: FastifyInstance): void {
  const entrances: Entrance[] = [];
  entrancesOf.set(server.server, entrances);
  server.addHook('onRoute', (route) => {
    if (route.url === anyPath) return;
    const path = patternOf(route.url);
    for (const method of [route.method].flat()) entrances.push({ method, path });
  });
  server.setNotFoundHandler((request, reply) => answerUnknownPath(server, request, reply));
}

/** Answers a request of the API that leads nowhere. */
export function answerUnknownPath(server: FastifyInstance, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const [path = ''] = request.url.split('?');
  const fitting = (entrancesOf.get(server.server) ?? []).filter((entrance) => entrance.path.test(path));
  const methods = [...new Set(fitting.map((entrance) => entrance.method))].toSorted();
  if (methods.length === 0) return sendRequestProblem('request.no_route', request, reply, { path: path.slice(0, 200) });
  return sendRequestProblem('request.method', request, reply.header('allow', methods.join(', ')), { allowed: methods });
}

function patternOf(url: string): RegExp {
  const parts = url.split('/').map((part) => {
    if (part.startsWith(':')) return '[^/]+';
    return part === '*' ? '.*' : part.replaceAll(/[.+?^${}()|[\]\\]/g, String.raw`\$&`);
  });
  return new RegExp(`^${parts.join('/')}$`);
}
