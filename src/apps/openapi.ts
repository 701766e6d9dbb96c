import { readFileSync } from 'node:fs';
import type { FastifyInstance } from 'fastify';
import { buildOpenApi } from '#engine/server/http/openapi.ts';
import type { RouteHost } from '#engine/server/http/register-routes.ts';
import { workspaceRoutes } from '#engine/server/http/workspace-routes.ts';
import { buildRegistry, type Registry } from '#engine/server/registry.ts';
import { features } from '#features/features.server.ts';
import { webhookMessage } from '#features/integration/contract/webhook-message.ts';

/** The OpenAPI document of the whole product, as it is checked in. */
export function describeApi(registry: Registry = buildRegistry(features)): Readonly<Record<string, unknown>> {
  const description =
    'Sales operations on the same records: run, plan, see, check, score, improve. Amounts are decimal text with a currency; instants are ISO 8601.';
  return buildOpenApi(workspaceRoutes(registry), { title: 'Sloop', version: readVersion(), description }, [webhookMessage], (name) =>
    registry.objects.has(name),
  );
}

/** Serves the document, for who is signed in with the objects and fields of their workspace; each is built when first asked for. */
export function serveOpenApi(server: FastifyInstance, { app, resolveCaller }: Pick<RouteHost, 'app' | 'resolveCaller'>): void {
  const texts = new WeakMap<Registry, string>();
  server.get('/api/openapi.json', async (request, reply) => {
    const caller = await resolveCaller(request).catch(() => undefined);
    const registry = caller ? await app.registries.of(caller.workspace.id) : app.registry;
    const text = texts.get(registry) ?? JSON.stringify(describeApi(registry));
    texts.set(registry, text);
    return reply.type('application/json').send(text);
  });
}

/** The version people see, from package.json. */
export function readVersion(): string {
  const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
  return String(version);
}
