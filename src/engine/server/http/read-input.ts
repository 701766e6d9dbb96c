import { Readable } from 'node:stream';
import type { FastifyRequest } from 'fastify';
import { type Issue, invalid } from '#platform/contract/errors.ts';
import type { Route } from '#platform/contract/route.ts';
import type { z } from 'zod';
import type { Registry } from '../registry.ts';
import { inputNamer } from './name-input.ts';
import { issuesFromZod } from './zod-issues.ts';

/** Parameters, query and body of a request, checked by the route's schemas and merged; throws with everything that is wrong. */
export function readInput(route: Route, request: FastifyRequest, registry: Registry): object {
  const issues: Issue[] = [];
  const readPart = (schema: z.ZodType | undefined, value: unknown) => parsePart(schema, value, registry, issues);
  const params = readPart(route.params, request.params);
  const query = readPart(route.query, request.query);
  const body = request.body instanceof Readable ? {} : readPart(route.body, request.body ?? {});
  if (issues.length > 0) throw invalid(issues);
  return { ...params, ...query, ...body };
}

function parsePart(schema: z.ZodType | undefined, value: unknown, registry: Registry, issues: Issue[]): object {
  if (!schema) return {};
  const parsed = schema.safeParse(value);
  if (parsed.success) return typeof parsed.data === 'object' && parsed.data !== null ? parsed.data : {};
  issues.push(...issuesFromZod(parsed.error, inputNamer(registry)));
  return {};
}
