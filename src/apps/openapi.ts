import { readFileSync } from 'node:fs';
import type { FastifyInstance } from 'fastify';
import { buildOpenApi } from '#engine/server/http/openapi.ts';
import { buildRegistry, type Registry } from '#engine/server/registry.ts';
import { features } from '#features/features.server.ts';
import { webhookMessage } from '#features/integration/contract/webhook-message.ts';

/** The OpenAPI document of the whole product, as it is checked in. */
export function describeApi(registry: Registry = buildRegistry(features)): Readonly<Record<string, unknown>> {
  const description =
    'Sales operations on the same records: run, plan, see, check, score, improve. Amounts are decimal text with a currency; instants are ISO 8601.';
  return buildOpenApi(
    registry.routes.map((bound) => bound.route),
    { title: 'Sloop', version: readVersion(), description },
    [webhookMessage],
    (name) => registry.objects.has(name),
  );
}

/** Serves the document; it is built when first asked for. */
export function serveOpenApi(server: FastifyInstance, registry: Registry): void {
  let text: string | undefined;
  server.get('/api/openapi.json', async (_request, reply) => {
    text ??= JSON.stringify(describeApi(registry));
    return reply.type('application/json').send(text);
  });
}

/** The version people see, from package.json. */
export function readVersion(): string {
  const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
  return String(version);
}
