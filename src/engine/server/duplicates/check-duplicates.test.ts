import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { MatchRules } from '../../contract/duplicates/match-rules.ts';
import { given, type GivenApp, type GivenMember, type GivenWorkspace } from '#tests/support/given.ts';
import { createHttpServer } from '#platform/server/http/server.ts';
import type { Session } from '#platform/server/database/database.ts';
import { registerRoutes } from '../http/register-routes.ts';
import { createRecord, createRecords, createRecordsEach, updateRecord, updateRecords } from '../records/records.ts';
import { findMatches } from './find-matches.ts';
import { publishRules } from './match-rules.use-cases.ts';

let run: GivenApp;
let workspace: GivenWorkspace;
let server: FastifyInstance;

beforeAll(async () => {
  run = await given.app();
  workspace = await given.workspace(run.app);
  server = createHttpServer({ isReady: async () => true });
  const resolveCaller = () => workspace.as('administrator', 'api');
  registerRoutes(server, { app: run.app, checkOutputs: true, resolveCaller }, run.app.registry.routes);
  await workspace.write('administrator', (ctx) =>
    createRecords(ctx, 'account', [
      { name: '上海云帆科技有限公司', phone: '021-5566 7788', owner: workspace.members.representative },
      { name: '成都长河重工集团', owner: workspace.members.westRepresentative },
    ]),
  );
});
afterAll(async () => {
  await server.close();
  await run.close();
});

function create(member: GivenMember, values: Record<string, unknown>, allowDuplicate = false) {
  return workspace.write(member, (ctx) => createRecord(ctx, 'account', values, { allowDuplicate }));
}

test('a company that is there already, however it is written, is refused and the one found is named', async () => {
  await expect(create('representative', { name: '云帆科技（上海）股份公司' })).rejects.toMatchObject({
    kind: 'conflict',
    code: 'record.duplicate',
    facts: { records: [expect.any(String)], hidden: 0 },
    message: expect.stringContaining('上海云帆科技有限公司'),
  });
});

test('of a record they may not see a person learns only that there is one', async () => {
  const refused = await create('representative', { name: '成都长河重工有限公司' }).catch((error: unknown) => error);
  expect(refused).toMatchObject({ code: 'record.duplicate', facts: { records: [], hidden: 1 } });
  expect(JSON.stringify(refused)).not.toContain('长河重工集团');
  const { matches } = await workspace.read('representative', (ctx) =>
    findMatches(ctx, { object: 'account', values: { name: '成都长河重工有限公司' } }),
  );
  expect(matches).toEqual([{ id: null, name: null, verdict: 'certain', confidence: 95, reasons: [] }]);
});

test('who has the right writes it all the same, who has not is told so', async () => {
  await expect(create('representative', { name: '上海云帆科技' }, true)).rejects.toMatchObject({ code: 'record.duplicate' });
  const made = await create('manager', { name: '上海云帆科技', owner: workspace.members.colleague }, true);
  expect(made).toMatchObject({ name: '上海云帆科技', _warnings: [{ code: 'record.possible_duplicate' }] });
});

test('a record that may be there already is written with a warning', async () => {
  const made = await create('administrator', { name: '云帆科技有限公司' });
  expect(made).toMatchObject({
    _warnings: [{ code: 'record.possible_duplicate', message: { zh: expect.stringContaining('上海云帆科技有限公司') } }],
  });
});

test('a company of the same name with another id of the old system is another company', async () => {
  await create('administrator', { name: '海峡物流有限公司', external_id: 'A-1' });
  expect(await create('administrator', { name: '海峡物流有限公司', external_id: 'A-2' })).not.toHaveProperty('_warnings');
});

test('the records of one batch are compared with each other; the faultless are written', async () => {
  const outcomes = await workspace.write('administrator', (ctx) =>
    createRecordsEach(
      ctx,
      'account',
      [{ name: '青禾种业有限公司' }, { name: '蓝海渔业有限公司' }, { name: '青禾种业股份有限公司' }, { name: '云帆科技（上海）' }],
      { partial: true },
    ),
  );
  expect(outcomes.map(({ issues }) => issues.map((issue) => issue.code))).toEqual([[], [], ['record.duplicate'], ['record.duplicate']]);
  expect(outcomes[2]?.issues[0]?.message.en).toContain('row 1 of the same batch');
});

test('a change is refused only when it makes a match that was not there', async () => {
  const { id } = await create('administrator', { name: '远山茶业有限公司' });
  await expect(workspace.write('administrator', (ctx) => updateRecord(ctx, 'account', id, { name: '上海云帆科技公司' }))).rejects.toMatchObject({
    code: 'record.duplicate',
  });
  expect(await workspace.write('administrator', (ctx) => updateRecord(ctx, 'account', id, { name: '远山茶叶有限公司' }))).not.toHaveProperty(
    '_warnings',
  );
  const { matches } = await workspace.read('administrator', (ctx) => findMatches(ctx, { object: 'account', values: { name: '远山茶叶' } }));
  expect(matches).toMatchObject([{ id, verdict: 'certain' }]);
  expect((await workspace.read('administrator', (ctx) => findMatches(ctx, { object: 'account', values: { name: '远山茶叶' }, id }))).matches).toEqual(
    [],
  );
});

test('the API answers 409 with the found record, and 200 when a duplicate is allowed', async () => {
  const post = (payload: Record<string, unknown>, url = '/api/accounts') => server.inject({ method: 'POST', url, payload });
  const refused = await post({ name: '上海云帆科技有限公司' });
  expect(refused.statusCode).toBe(409);
  expect(refused.json()).toMatchObject({ code: 'record.duplicate' });
  const allowed = await post({ name: '上海云帆科技有限公司', allowDuplicate: true });
  expect(allowed.statusCode).toBe(200);
  const bulk = await post(
    { action: 'create', partial: true, records: [{ name: '上海云帆科技有限公司' }, { name: '独一份咨询' }] },
    '/api/accounts/bulk',
  );
  expect(bulk.json()).toMatchObject({ written: 1, results: [{ isWritten: false, issues: [{ code: 'record.duplicate' }] }, { isWritten: true }] });
  const checked = await post({ object: 'account', values: { phone: '+86 21 55667788' } }, '/api/duplicates/check');
  expect(checked.json()).toMatchObject({ matches: [], isRefused: false });
});

test('1,000 records are checked by two statements', async () => {
  let statements = 0;
  const outcomes = await workspace.write('administrator', (ctx) => {
    const session: Session = {
      db: ctx.session.db,
      query: (statement) => {
        if (statement.text.includes('engine_match_key')) statements += 1;
        return ctx.session.query(statement);
      },
    };
    const names = Array.from({ length: 1000 }, (_, at) => ({ name: `批量客户${String(at * 7919).padStart(8, '0')}` }));
    return createRecordsEach({ ...ctx, session }, 'account', names, { partial: true });
  });
  expect(outcomes.filter(({ issues }) => issues.length === 0)).toHaveLength(1000);
  expect(statements).toBe(3);
});

test('rules of a workspace replace those declared, by version, and only who keeps them may', async () => {
  const home = await given.workspace(run.app);
  const rules = MatchRules.parse({
    comparisons: [{ fields: ['name'], as: 'exact', agree: 10, differ: 10 }],
    keys: [[{ fields: ['name'], as: 'exact' }]],
    possible: 5,
    certain: 10,
    onCertain: 'warn',
  });
  const input = { object: 'account', version: 0, rules };
  await expect(home.write('manager', (ctx) => publishRules(ctx, input))).rejects.toMatchObject({ kind: 'forbidden' });
  expect(await home.write('operations', (ctx) => publishRules(ctx, input))).toMatchObject({ version: 1 });
  await expect(home.write('operations', (ctx) => publishRules(ctx, input))).rejects.toMatchObject({ code: 'duplicate.rules_changed' });
  const wrong = { ...input, version: 1, rules: { ...rules, certain: 1, keys: [[{ fields: ['nonsense'], as: 'exact' as const }]] } };
  await expect(home.write('operations', (ctx) => publishRules(ctx, wrong))).rejects.toMatchObject({
    issues: [{ code: 'duplicate.unknown_field' }, { code: 'duplicate.thresholds' }],
  });
  await home.write('administrator', (ctx) => createRecord(ctx, 'account', { name: '甲有限公司' }));
  expect(await home.write('administrator', (ctx) => createRecord(ctx, 'account', { name: '甲有限公司' }))).toHaveProperty('_warnings');
});

test('two companies known to be alike may both be changed at once: that is no news', async () => {
  const alike = { name: '同舟共济船舶配套', owner: workspace.members.representative };
  const made = await workspace.write('administrator', (ctx) => createRecords(ctx, 'account', [alike, alike], { allowDuplicate: true }));
  const changes = made.map(({ id }) => ({ id, values: { phone: '021-53334444' } }));
  const changed = await workspace.write('administrator', (ctx) => updateRecords(ctx, 'account', changes));
  expect(changed.map(({ phone }) => phone)).toEqual(['021-53334444', '021-53334444']);
});
