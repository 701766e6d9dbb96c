import { Readable } from 'node:stream';
import type { FastifyRequest } from 'fastify';
import { type Issue, invalid } from '#platform/contract/errors.ts';
import type { Route } from '#platform/contract/route.ts';
import type { z } from 'zod';
import { issuesFromZod } from './zod-issues.ts';

/** Parameters, query and body of a request, checked by the route's schemas and merged; throws with everything that is wrong. */
export function readInput(route: Route, request: FastifyRequest): object {
  const issues: Issue[] = [];
  const params = readPart(route.params, request.params, issues);
  const query = readPart(route.query, request.query, issues);
  const body = request.body instanceof Readable ? {} : readPart(route.body, request.body ?? {}, issues);
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
