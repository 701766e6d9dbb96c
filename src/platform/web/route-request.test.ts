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

test('reads carry the date one is looking back to, writes never do', () => {
  const read = defineRoute({ ...move, method: 'GET', kind: 'read', body: undefined });
  expect(routeRequest(read, { id: '1' }, '2026-10-01').url).toBe('/api/opportunities/1/stage?asOf=2026-10-01');
  expect(routeRequest(move, { id: '1', stage: 'won' }, '2026-10-01').url).toBe('/api/opportunities/1/stage');
});
