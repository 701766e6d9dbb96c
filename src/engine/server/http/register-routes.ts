import type { FastifyInstance, FastifyRequest } from 'fastify';
import { type Issue, invalid, unauthenticated } from '#platform/contract/errors.ts';
import type { Route } from '#platform/contract/route.ts';
import type { z } from 'zod';
import type { BoundRoute } from '../feature.ts';
import { type App, type Caller, runRead, runWrite } from '../run.ts';
import { issuesFromZod } from './zod-issues.ts';

export interface RouteHost {
  readonly app: App;
  /** Finds out who calls, by cookie or API key; undefined when nobody is signed in. */
  readonly resolveCaller: (request: FastifyRequest) => Promise<Caller | undefined>;
  /** Checks every answer against the declared output; on in tests. */
  readonly checkOutputs?: boolean;
}

/** Opens every declared route over HTTP: validate, find the caller, run in one connection or transaction, answer. */
export function registerRoutes(server: FastifyInstance, host: RouteHost, routes: readonly BoundRoute[]): void {
  for (const bound of routes) {
    server.route({
      method: bound.route.method,
      url: bound.route.path,
      handler: async (request, reply) => {
        const caller = await host.resolveCaller(request);
        if (!caller) throw unauthenticated({ zh: '请先登录。', en: 'Please sign in first.' });
        const output = await runBound(host, bound, caller, readInput(bound.route, request));
        if (host.checkOutputs) bound.route.output.parse(output);
        return reply.type('application/json').send(JSON.stringify(output ?? null));
      },
    });
  }
}

function runBound(host: RouteHost, bound: BoundRoute, caller: Caller, input: unknown): Promise<unknown> {
  const run = bound.route.kind === 'write' ? runWrite : runRead;
  // The input has just been parsed by this very route's schemas; `bind` holds the handler to their types.
  return run(host.app, caller, (ctx) => bound.handle(ctx, input as never));
}

function readInput(route: Route, request: FastifyRequest): unknown {
  const issues: Issue[] = [];
  const params = readPart(route.params, request.params, issues);
  const query = readPart(route.query, request.query, issues);
  const body = readPart(route.body, request.body ?? {}, issues);
  if (issues.length > 0) throw invalid(issues);
  return { ...params, ...query, ...body };
}

function readPart(schema: z.ZodType | undefined, value: unknown, issues: Issue[]): object {
  if (!schema) return {};
  const parsed = schema.safeParse(value);
  if (parsed.success) return typeof parsed.data === 'object' && parsed.data !== null ? parsed.data : {};
  issues.push(...issuesFromZod(parsed.error));
  return {};
}
