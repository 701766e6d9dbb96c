import type { z } from 'zod';
import type { Route } from '#platform/contract/route.ts';

/** An address and a body, ready to send. */
export interface RouteCall {
  readonly url: string;
  readonly body: unknown;
}

/** Splits one input object into path parameters, query string and JSON body, by the route's schemas; reads that know `asOf` get it. */
export function routeRequest(route: Route, input: unknown, asOf?: string): RouteCall {
  const values = input !== null && typeof input === 'object' ? new Map<string, unknown>(Object.entries(input)) : new Map<string, unknown>();
  const path = route.path.replaceAll(/:(\w+)/g, (_, name: string) => encodeURIComponent(String(values.get(name) ?? '')));
  const query = new URLSearchParams();
  for (const key of keysOf(route.query)) appendQuery(query, key, values.get(key));
  const isLookingBack = asOf !== undefined && route.kind === 'read' && !values.has('asOf');
  if (isLookingBack && keysOf(route.query).includes('asOf')) query.set('asOf', asOf);
  const text = query.toString();
  return {
    url: text ? `${path}?${text}` : path,
    body: bodyOf(route, input, isLookingBack && bodyKnowsAsOf(route) ? values.set('asOf', asOf) : values),
  };
}

function bodyKnowsAsOf(route: Route): boolean {
  return (
    route.body !== undefined &&
    'shape' in route.body &&
    typeof route.body.shape === 'object' &&
    route.body.shape !== null &&
    'asOf' in route.body.shape
  );
}

function bodyOf(route: Route, input: unknown, values: Map<string, unknown>): unknown {
  if (!route.body) return undefined;
  if (values.size === 0 || Array.isArray(input)) return input;
  const elsewhere = new Set([...keysOf(route.params), ...keysOf(route.query)]);
  return Object.fromEntries([...values].filter(([key]) => !elsewhere.has(key)));
}

function keysOf(schema: z.ZodObject | undefined): string[] {
  return schema ? Object.keys(schema.shape) : [];
}

function appendQuery(query: URLSearchParams, key: string, value: unknown): void {
  if (value === undefined || value === null) return;
  if (Array.isArray(value)) {
    for (const each of value) appendQuery(query, key, each);
  } else {
    query.append(key, typeof value === 'object' ? JSON.stringify(value) : String(value));
  }
}
