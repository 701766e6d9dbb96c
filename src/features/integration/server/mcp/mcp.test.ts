import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { createRecord } from '#engine/server/records/records.ts';
import { createApiKey } from '#features/organisation/server/use-cases/manage-api-keys.ts';
import { writeDeals } from '#features/opportunity/server/deals.given.ts';
import { createApiKeyResolver } from '#features/organisation/server/resolve-api-key.ts';
import { createHttpServer } from '#platform/server/http/server.ts';
import { given, type GivenApp, type GivenMember, type GivenWorkspace } from '#tests/support/given.ts';
import { serveMcp } from './serve-mcp.ts';

let app: GivenApp;
let server: FastifyInstance;
let workspace: GivenWorkspace;
let url: URL;
const problems: unknown[] = [];

beforeAll(async () => {
  app = await given.app();
  workspace = await given.workspace(app.app);
  server = createHttpServer({ isReady: async () => true });
  const resolve = createApiKeyResolver(app.app);
  const resolveCaller = (request: FastifyRequest) => resolve(request.headers.authorization ?? '');
  serveMcp(server, { app: app.app, resolveCaller }, (error) => problems.push(error));
  url = new URL('/mcp', await server.listen({ host: '127.0.0.1', port: 0 }));
});
afterAll(async () => {
  await server.close();
  await app.close();
});

async function keyOf(member: GivenMember, scopes: string[] = ['write']): Promise<string> {
  const made = await workspace.write('administrator', (ctx) =>
    createApiKey(ctx, { name: member, memberId: workspace.members[member], scopes, expiresInDays: 1 }),
  );
  return made.secret;
}

async function connect(member: GivenMember, scopes?: string[]): Promise<Client> {
  const client = new Client({ name: 'test', version: '1' });
  const headers = { authorization: `Bearer ${await keyOf(member, scopes)}` };
  await client.connect(new StreamableHTTPClientTransport(url, { requestInit: { headers } }));
  return client;
}

function today(): string {
  return new Date().toISOString().slice(0, 10);
}

const Found = z.looseObject({ id: z.string().default('') });
const Data = z.looseObject({
  id: z.string().default(''),
  rows: z.array(Found).catch([]),
  fields: z.array(Found).default([]),
  templates: z.array(Found).default([]),
});
interface Answer {
  readonly isError: boolean;
  readonly text: string;
  readonly data: z.infer<typeof Data>;
}

async function call(client: Client, name: string, args: Record<string, unknown> = {}): Promise<Answer> {
  const result = await client.callTool({ name, arguments: args });
  const [first] = result.content;
  return { isError: result.isError === true, text: first?.type === 'text' ? first.text : '', data: Data.parse(result.structuredContent ?? {}) };
}

test('the official client lists the tools, each described, with schemas of what goes in and comes out', async () => {
  const client = await connect('administrator');
  const { tools } = await client.listTools();
  expect(tools.map((tool) => tool.name)).toEqual(
    expect.arrayContaining([
      'list_objects',
      'describe_object',
      'query_records',
      'aggregate_records',
      'get_record',
      'create_record',
      'update_record',
      'search',
      'measure_metric',
      'move_opportunity',
      'list_findings',
      'run_inspection',
    ]),
  );
  for (const tool of tools) {
    expect(tool.description?.length, tool.name).toBeGreaterThan(40);
    expect({ in: tool.inputSchema.type, out: tool.outputSchema?.type }, tool.name).toEqual({ in: 'object', out: 'object' });
  }
  const { data } = await call(client, 'describe_object', { object: 'opportunity' });
  expect(data.fields.find((field) => field.id === 'account')).toMatchObject({ kind: 'reference', refersTo: 'account' });
  await client.close();
});

test('a model finds a customer, is told what the gate misses, mends it and moves the deal; figures come with their trace', async () => {
  const client = await connect('representative');
  const owner = workspace.members.representative;
  const made = await call(client, 'create_record', { object: 'account', values: { name: '苏州恒力液压', owner } });
  expect(made.text).toContain('苏州恒力液压');
  const found = await call(client, 'search', { q: '恒力' });
  expect(found.data).toMatchObject({ hits: [{ object: 'account', id: made.data.id }] });

  const deal = await call(client, 'create_record', { object: 'opportunity', values: { name: '液压站改造', owner, account: made.data.id } });
  const moves = await call(client, 'list_opportunity_moves', { id: deal.data.id });
  expect(moves.isError, moves.text).toBe(false);
  const refused = await call(client, 'move_opportunity', { id: deal.data.id, to: 'needs_confirmed' });
  expect(refused).toMatchObject({ isError: true, text: expect.stringContaining('need:') });
  const moved = await call(client, 'move_opportunity', { id: deal.data.id, to: 'needs_confirmed', values: { need: '换掉漏油的旧站' } });
  expect(moved.isError, moved.text).toBe(false);
  expect(moved.data).toMatchObject({ stage: 'needs_confirmed' });

  await writeDeals(app.app, workspace.id, [
    { owner, outcome: 'won', closedOn: today() },
    { owner, outcome: 'won', closedOn: today() },
    { owner, outcome: 'lost', closedOn: today() },
    { owner: workspace.members.colleague, outcome: 'lost', closedOn: today() },
  ]);
  const measured = await call(client, 'measure_metric', { metric: 'win_rate', period: 'this_year' });
  expect(measured.isError, measured.text).toBe(false);
  expect(measured.data).toMatchObject({ metric: 'win_rate', trace: expect.anything(), n: 3 });
  expect(Number(measured.data['value'])).toBeCloseTo(66.67, 1);
  const counted = await call(client, 'aggregate_records', { object: 'opportunity', measures: [{ id: 'n', kind: 'count' }] });
  expect(counted.data).toMatchObject({ groups: [{ measures: { n: 4 } }] });

  const door = await workspace.read('administrator', (ctx) =>
    ctx.session.query<{ door: string }>({
      text: `select door from event where workspace_id = $1 and record_id = $2`,
      values: [workspace.id, deal.data.id],
    }),
  );
  expect(new Set(door.map((row) => row.door))).toEqual(new Set(['mcp']));
  await client.close();
});

test('a key sees only what its member sees, and does only what its scopes allow', async () => {
  const foreign = await workspace.write('administrator', (ctx) =>
    createRecord(ctx, 'account', { name: '别人的大客户', owner: workspace.members.westRepresentative }),
  );
  const client = await connect('representative', ['read']);
  const listed = await call(client, 'query_records', { object: 'account', limit: 100 });
  expect(listed.data.rows.map((row) => row.id)).not.toContain(foreign.id);
  expect(await call(client, 'get_record', { object: 'account', id: foreign.id })).toMatchObject({
    isError: true,
    text: expect.stringContaining('not_found'),
  });
  const refused = await call(client, 'create_record', { object: 'account', values: { name: '不能写' } });
  expect(refused).toMatchObject({ isError: true, text: expect.stringContaining('api_key.scope_missing') });
  await client.close();
});

test('what is wrong is said in the words of the API, and an unknown object by the known ones', async () => {
  const client = await connect('administrator');
  const wrong = await call(client, 'query_records', { object: 'account', expression: 'nam == "x"' });
  expect(wrong).toMatchObject({ isError: true, text: expect.stringContaining('expression') });
  expect((await call(client, 'describe_object', { object: 'spaceship' })).text).toContain('account');
  expect((await call(client, 'measure_metric', {})).isError).toBe(true);
  const started = await call(client, 'list_inspection_templates');
  expect(started.isError, started.text).toBe(false);
  const run = await call(client, 'run_inspection', { templateId: started.data.templates[0]?.id });
  expect(run.isError, run.text).toBe(false);
  const report = await call(client, 'list_findings', { id: run.data.id });
  expect(report.isError, report.text).toBe(false);
  expect(problems).toEqual([]);
  await client.close();
});

test('without a key nobody enters', async () => {
  const answer = await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' });
  expect([answer.status, answer.headers.get('www-authenticate')]).toEqual([401, 'Bearer']);
});
