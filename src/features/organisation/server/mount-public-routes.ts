import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { issuesFromZod } from '#engine/server/http/zod-issues.ts';
import type { App } from '#engine/server/run.ts';
import { invalid } from '#platform/contract/errors.ts';
import type { Route, RouteInput } from '#platform/contract/route.ts';
import { admitSignIn } from '#platform/server/auth/sign-in-limit.ts';
import { acceptInvitationRoute, getInvitationRoute, getSetupRoute, setupRoute } from '../contract/access.routes.ts';
import { requireSetupToken } from './setup-token.ts';
import { acceptInvitation, getInvitation } from './use-cases/invite-member.ts';
import { isSetupNeeded, setupWorkspace } from './use-cases/setup-workspace.ts';

/** The entrances for people who cannot be signed in yet: first run, and invitations. */
export function mountPublicRoutes(server: FastifyInstance, app: App): void {
  open(server, getSetupRoute, async () => ({ isNeeded: await isSetupNeeded(app) }));
  open(server, setupRoute, async (input, request) => {
    // Guessing the token counts as trying to sign in.
    await admitSignIn(app.database, request.ip, 'setup');
    await requireSetupToken(app, input.token);
    const { workspaceId, memberId } = await setupWorkspace(app, input, { onlyFirst: true, door: 'page' });
    return { workspaceId, memberId };
  });
  open(server, getInvitationRoute, (input) => getInvitation(app, input));
  open(server, acceptInvitationRoute, (input) => acceptInvitation(app, input));
}

function open<R extends Route>(
  server: FastifyInstance,
  route: R,
  answer: (input: RouteInput<R>, request: FastifyRequest) => Promise<z.input<R['output']>>,
): void {
  server.route({
    method: route.method,
    url: route.path,
    handler: async (request, reply) => {
      const input = readInput(route, request);
      return reply
        .header('cache-control', 'no-store')
        .type('application/json')
        .send(JSON.stringify(await answer(input, request)));
    },
  });
}

function readInput<R extends Route>(route: R, request: FastifyRequest): RouteInput<R> {
  const parts = [readPart(route.params, request.params), readPart(route.query, request.query), readPart(route.body, request.body ?? {})];
  // oxlint-disable-next-line sloop/no-assertion -- each part has just been parsed by this route's own schema
  return Object.assign({}, ...parts) as RouteInput<R>;
}

function readPart(schema: z.ZodType | undefined, value: unknown): object {
  if (!schema) return {};
  const parsed = schema.safeParse(value);
  if (!parsed.success) throw invalid(issuesFromZod(parsed.error));
  return typeof parsed.data === 'object' && parsed.data !== null ? parsed.data : {};
}
