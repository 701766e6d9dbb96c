import type { FastifyInstance, FastifyRequest } from 'fastify';
import { unauthenticated } from '#platform/contract/errors.ts';
import { localeOf } from '#platform/server/http/problem.ts';
import type { BoundRoute } from '../feature.ts';
import { type App, type Caller, runRead, runWrite } from '../run.ts';
import { answerRaw } from './answer-raw.ts';
import { readInput } from './read-input.ts';

/** What routes run on. */
export interface RouteHost {
  readonly app: App;
  /** Finds out who calls, by cookie or API key; undefined when nobody is signed in. */
  readonly resolveCaller: (request: FastifyRequest) => Promise<Caller | undefined>;
  /** Checks every answer against the declared output; on in tests. */
  readonly checkOutputs?: boolean;
}

/** Opens every declared route over HTTP: find the caller, validate, run in one connection or transaction, answer. */
export function registerRoutes(server: FastifyInstance, host: RouteHost, routes: readonly BoundRoute[]): void {
  for (const bound of routes) if (!('raw' in bound)) registerRoute(server, host, bound);
  // Apart from the others, because here a body of any other type than JSON is left as a stream.
  server.register(async (scope) => {
    scope.addContentTypeParser('*', (_request, payload, done) => done(null, payload));
    for (const bound of routes) if ('raw' in bound) registerRaw(scope, host, bound);
  });
}

type Raw = Extract<BoundRoute, { raw: unknown }>;

function registerRoute(server: FastifyInstance, host: RouteHost, bound: Exclude<BoundRoute, Raw>): void {
  server.route({
    method: bound.route.method,
    url: bound.route.path,
    handler: async (request, reply) => {
      const output = 'open' in bound ? await runOpen(host, bound, request) : await runBound(host, bound, request);
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
      const caller = await requireCaller(host, request);
      return answerRaw(host.app, bound, { caller, findCaller: () => host.resolveCaller(request) }, request, reply);
    },
  });
}

async function runBound(host: RouteHost, bound: Extract<BoundRoute, { handle: unknown }>, request: FastifyRequest): Promise<unknown> {
  const caller = await requireCaller(host, request);
  const input = readInput(bound.route, request);
  const run = bound.route.kind === 'write' ? runWrite : runRead;
  // oxlint-disable-next-line sloop/no-assertion -- the input has just been parsed by this very route's schemas; `bind` holds the handler to their types
  return run(host.app, caller, (ctx) => bound.handle(ctx, input as never));
}

async function runOpen(host: RouteHost, bound: Extract<BoundRoute, { open: unknown }>, request: FastifyRequest): Promise<unknown> {
  const input = readInput(bound.route, request);
  // oxlint-disable-next-line sloop/no-assertion -- parsed by this very route's schemas, as above
  return bound.open({ app: host.app, address: request.ip, locale: localeOf(request) }, input as never);
}

async function requireCaller(host: RouteHost, request: FastifyRequest): Promise<Caller> {
  const caller = await host.resolveCaller(request);
  if (!caller) throw unauthenticated({ zh: '请先登录。', en: 'Please sign in first.' });
  // The language a request asks for wins over the one the member chose.
  return request.headers['x-locale'] === undefined ? caller : { ...caller, locale: localeOf(request) };
}
