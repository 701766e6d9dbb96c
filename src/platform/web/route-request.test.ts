import { expect, test } from 'vitest';
import { z } from 'zod';
import { defineRoute } from '#platform/contract/route.ts';
import { routeRequest } from './route-request.ts';

const move = defineRoute({
  id: 'opportunity.move',
  method: 'POST',
  path: '/api/opportunities/:id/stage',
  summary: { zh: '移动阶段', en: 'Move stage' },
  params: z.object({ id: z.string() }),
  query: z.object({ dry: z.boolean().optional(), fields: z.array(z.string()).optional() }),
  body: z.object({ stage: z.string() }),
  output: z.object({}),
  kind: 'write',
});

test('one input object is split into path, query and body', () => {
  expect(routeRequest(move, { id: 'a/b', dry: true, fields: ['x', 'y'], stage: 'won' })).toEqual({
    url: '/api/opportunities/a%2Fb/stage?dry=true&fields=x&fields=y',
    body: { stage: 'won' },
  });
});

test('values left undefined do not reach the address', () => {
  expect(routeRequest(move, { id: '1', stage: 'won', dry: undefined }).url).toBe('/api/opportunities/1/stage');
});

test('reads that know asOf carry the instant one looks back to, others and writes do not', () => {
  const asOf = '2026-10-01T15:59:59.999Z';
  const get = defineRoute({
    id: 'x.list',
    method: 'GET',
    path: '/api/x',
    summary: move.summary,
    query: z.object({ asOf: z.string().optional() }),
    output: z.object({}),
    kind: 'read',
  });
  const query = defineRoute({
    id: 'x.query',
    method: 'POST',
    path: '/api/x/query',
    summary: move.summary,
    body: z.object({ asOf: z.string().optional(), limit: z.number() }),
    output: z.object({}),
    kind: 'read',
  });
  const plain = defineRoute({ id: 'x.get', method: 'GET', path: '/api/x', summary: move.summary, output: z.object({}), kind: 'read' });
  expect(routeRequest(get, {}, asOf).url).toBe(`/api/x?asOf=${encodeURIComponent(asOf)}`);
  expect(routeRequest(query, { limit: 5 }, asOf).body).toEqual({ limit: 5, asOf });
  expect(routeRequest(plain, {}, asOf).url).toBe('/api/x');
  expect(routeRequest(move, { id: '1', stage: 'won' }, asOf)).toEqual({ url: '/api/opportunities/1/stage', body: { stage: 'won' } });
});
