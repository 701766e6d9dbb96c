import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { localeOf } from '#platform/server/http/problem.ts';
import type { BoundRoute } from '../feature.ts';
import { runRead, runWrite } from '../run.ts';
import { answerRaw } from './answer-raw.ts';
import { doOnce, idempotencyUnsupported, readIdempotencyKey } from './idempotency.ts';
import { type DoorHost, enterOpenRoute, enterRoute } from './enter-route.ts';
import { readInput } from './read-input.ts';

/** What routes run on. */
export interface RouteHost extends DoorHost {
  /** Checks every answer against the declared output; on in tests. */
  readonly checkOutputs?: boolean;
}

/** Opens every declared route over HTTP: find the caller, validate, run in one connection or transaction, answer. */
export function registerRoutes(server: FastifyInstance, host: RouteHost, routes: readonly BoundRoute[]): void {
  for (const bound of routes) if (!('raw' in bound) && !isForm(bound)) registerRoute(server, host, bound);
  // Apart from the others: elsewhere a form of another page is not even read.
  server.register(async (scope) => {
    scope.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string', bodyLimit: longestForm }, (_request, body, done) =>
      done(null, Object.fromEntries(new URLSearchParams(String(body)))),
    );
    for (const bound of routes) if (!('raw' in bound) && isForm(bound)) registerRoute(scope, host, bound);
  });
  // Apart from the others, because here a body of any other type than JSON is left as a stream.
  server.register(async (scope) => {
    scope.addContentTypeParser('*', (_request, payload, done) => done(null, payload));
    for (const bound of routes) if ('raw' in bound) registerRaw(scope, host, bound);
  });
}

const longestForm = 8 * 1024;

function isForm({ route }: BoundRoute): boolean {
  return route.access === 'public' && route.form === true;
}

type Raw = Extract<BoundRoute, { raw: unknown }>;

function registerRoute(server: FastifyInstance, host: RouteHost, bound: Exclude<BoundRoute, Raw>): void {
  server.route({
    method: bound.route.method,
    url: bound.route.path,
    handler: async (request, reply) => {
      const output = 'open' in bound ? await runOpen(host, bound, request, reply) : await runBound(host, bound, request, reply);
      if (host.checkOutputs) bound.route.output.parse(output);
      return reply.type('application/json').send(JSON.stringify(output ?? null));
    },
  });
}

function registerRaw(server: FastifyInstance, host: RouteHost, bound: Raw): void {
  server.route({
    method: bound.route.method,
    url: bound.route.path,
    // The use-case limits what it reads.
    bodyLimit: Number.MAX_SAFE_INTEGER,
    handler: async (request, reply) => {
      if (request.headers['idempotency-key'] !== undefined && bound.route.kind === 'write') throw idempotencyUnsupported();
      const caller = await enterRoute(host, bound.route, request, reply);
      return answerRaw(host.app, bound, { caller, findCaller: () => host.resolveCaller(request) }, request, reply);
    },
  });
}

async function runBound(
  host: RouteHost,
  bound: Extract<BoundRoute, { handle: unknown }>,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<unknown> {
  const caller = await enterRoute(host, bound.route, request, reply);
  const input = readInput(bound.route, request, host.app.registry);
  const once = bound.route.kind === 'write' ? readIdempotencyKey(request) : undefined;
  if (once) {
    // oxlint-disable-next-line sloop/no-assertion -- as below
    const answer = await runWrite(host.app, caller, (ctx) => doOnce(ctx, once, () => bound.handle(ctx, input as never)));
    if (answer.isReplayed) reply.header('idempotency-replayed', 'true');
    return answer.output;
  }
  const run = bound.route.kind === 'write' ? runWrite : runRead;
  // oxlint-disable-next-line sloop/no-assertion -- the input has just been parsed by this very route's schemas; `bind` holds the handler to their types
  return run(host.app, caller, (ctx) => bound.handle(ctx, input as never));
}

async function runOpen(
  host: RouteHost,
  bound: Extract<BoundRoute, { open: unknown }>,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<unknown> {
  enterOpenRoute(host, request, reply);
  if (request.headers['idempotency-key'] !== undefined) throw idempotencyUnsupported();
  const input = readInput(bound.route, request, host.app.registry);
  // oxlint-disable-next-line sloop/no-assertion -- parsed by this very route's schemas, as above
  return bound.open({ app: host.app, address: request.ip, locale: localeOf(request) }, input as never);
}
