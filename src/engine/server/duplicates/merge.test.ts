import { afterAll, beforeAll, expect, test } from 'vitest';
import { given, type GivenApp, type GivenWorkspace } from '#tests/support/given.ts';
import { createRecord, createRecords, deleteRecords, getRecord, updateRecord } from '../records/records.ts';
import { systemCaller } from '#features/organisation/server/resolve-caller.ts';
import { readHistory, readTimeline } from '../query/read-timeline.ts';
import { runJob } from '../jobs/run-job.ts';
import { dismissGroup, openGroup, readGroups, sweepObject } from './group.use-cases.ts';
import { mergeRecords } from './merge-records.ts';
import { readMerges } from './merge.queries.ts';
import { undoMergeOf } from './undo-merge.ts';

let run: GivenApp;
let workspace: GivenWorkspace;

beforeAll(async () => {
  run = await given.app();
  workspace = await given.workspace(run.app);
});
afterAll(() => run.close());

async function sweep(home: GivenWorkspace, object: string): Promise<void> {
  const { jobId } = await home.write('operations', (ctx) => sweepObject(ctx, { object }));
  const findCaller = async (id: string, _member: string | null, cause: string) => ({ ...(await systemCaller(run.app.database, id)), cause });
  await runJob(run.app, findCaller, { workspaceId: home.id, jobId }, true);
}

const unmatched = { unmatched: true };
const groupsOf = (home: GivenWorkspace, member: 'administrator' | 'representative' = 'administrator') =>
  home.read(member, (ctx) => readGroups(ctx, { object: 'account', state: 'open', limit: 50, offset: 0 }));

/** Two accounts of one company, the second with a contact, a subsidiary, a past and a field the first has not. */
async function givenTwins() {
  return workspace.write('administrator', async (ctx) => {
    const name = `长风${ctx.newId().slice(-6)}机械`;
    const survivor = await createRecord(ctx, 'account', { name: `上海${name}有限公司`, tier: 'B' }, unmatched);
    const merged = await createRecord(ctx, 'account', { name, phone: '021-88887777', website: 'https://changfeng.example', tier: 'A' }, unmatched);
    const person = await createRecord(ctx, 'contact', { name: '钱工', account: merged.id }, unmatched);
    const below = await createRecord(ctx, 'account', { name: `${ctx.newId()}分厂`, parent: merged.id }, unmatched);
    return { survivor: survivor.id, merged: merged.id, person: person.id, below: below.id };
  });
}

test('a sweep finds the groups of a workspace, with confidence and reasons, and nobody sees more than two records they may see', async () => {
  const home = await given.workspace(run.app);
  await home.write('administrator', (ctx) =>
    createRecords(
      ctx,
      'account',
      [
        { name: '上海云帆科技有限公司', phone: '021-55667788', owner: home.members.representative },
        { name: '云帆科技', phone: '55667788', owner: home.members.westRepresentative },
        { name: '云帆科技（上海）', owner: home.members.representative },
        { name: '北京长空重工', owner: home.members.representative },
        { name: '北京长空重工集团', owner: home.members.westRepresentative },
      ],
      unmatched,
    ),
  );
  await sweep(home, 'account');
  const { groups, total } = await groupsOf(home);
  expect(total).toBe(2);
  expect(groups.map(({ records }) => records.map(({ name }) => name).toSorted())).toEqual(
    expect.arrayContaining([['上海云帆科技有限公司', '云帆科技', '云帆科技（上海）'].toSorted(), ['北京长空重工', '北京长空重工集团'].toSorted()]),
  );
  expect(groups[0]?.pairs[0]?.reasons[0]).toMatchObject({ fields: ['name'], as: 'company' });
  const seen = await groupsOf(home, 'representative');
  expect(seen.groups.map(({ records }) => records.map(({ name }) => name).toSorted())).toEqual([
    ['上海云帆科技有限公司', '云帆科技（上海）'].toSorted(),
  ]);
});

test('what people tell apart is not put together again', async () => {
  const home = await given.workspace(run.app);
  await home.write('administrator', (ctx) => createRecords(ctx, 'account', [{ name: '同名贸易' }, { name: '同名贸易有限公司' }], unmatched));
  await sweep(home, 'account');
  const [group] = (await groupsOf(home)).groups;
  await home.write('operations', (ctx) => dismissGroup(ctx, { id: group?.id ?? '' }));
  await sweep(home, 'account');
  expect((await groupsOf(home)).total).toBe(0);
});

test('a merge takes fields as chosen and moves everything that pointed to the merged record', async () => {
  const twins = await givenTwins();
  const { merges } = await workspace.write('operations', (ctx) =>
    mergeRecords(ctx, { object: 'account', survivor: twins.survivor, merged: [twins.merged], fields: { tier: twins.merged } }),
  );
  expect(merges).toMatchObject([{ moved: { 'contact.account': 1, 'account.parent': 1 } }]);
  const read = (object: string, id: string) => workspace.read('administrator', (ctx) => getRecord(ctx, object, id));
  expect(await read('account', twins.survivor)).toMatchObject({ phone: '021-88887777', website: 'https://changfeng.example', tier: 'A' });
  expect(await read('contact', twins.person)).toMatchObject({ account: twins.survivor });
  expect(await read('account', twins.below)).toMatchObject({ parent: twins.survivor });
  await expect(read('account', twins.merged)).rejects.toMatchObject({ code: 'not_found' });
  const timeline = await workspace.read('administrator', (ctx) => readTimeline(ctx, 'account', twins.survivor, {}));
  expect(timeline.entries.filter(({ kind }) => kind === 'record.created')).toHaveLength(2);
});

test('an undo brings the merged record back with its past and relations, keeps what changed since, and says so', async () => {
  const twins = await givenTwins();
  await workspace.write('administrator', (ctx) => updateRecord(ctx, 'account', twins.merged, { tier: 'C' }));
  const before = await workspace.read('administrator', (ctx) => readHistory(ctx, 'account', twins.merged));
  const { merges } = await workspace.write('operations', (ctx) =>
    mergeRecords(ctx, { object: 'account', survivor: twins.survivor, merged: [twins.merged], fields: {} }),
  );
  const id = merges[0]?.id ?? '';
  await workspace.write('administrator', async (ctx) => {
    await updateRecord(ctx, 'account', twins.survivor, { phone: '021-11112222' });
    await deleteRecords(ctx, 'account', [twins.below]);
  });
  const undone = await workspace.write('operations', (ctx) => undoMergeOf(ctx, { id }));
  expect(undone.kept.map(({ en }) => en)).toEqual([
    '“Phone” has been changed since and stays as it is.',
    '1 Accounts have been changed or deleted since and were not moved back.',
  ]);
  const read = (object: string, record: string) => workspace.read('administrator', (ctx) => getRecord(ctx, object, record));
  expect(await read('account', twins.survivor)).toMatchObject({ phone: '021-11112222', website: null, tier: 'B' });
  expect(await read('account', twins.merged)).toMatchObject({ phone: '021-88887777', website: 'https://changfeng.example', tier: 'C' });
  expect(await read('contact', twins.person)).toMatchObject({ account: twins.merged });
  expect(await workspace.read('administrator', (ctx) => readHistory(ctx, 'account', twins.merged))).toEqual(before);
  await expect(workspace.write('operations', (ctx) => undoMergeOf(ctx, { id }))).rejects.toMatchObject({ code: 'duplicate.undone_already' });
});

test('a merge and its undo stand in the log, and files move with the record', async () => {
  const twins = await givenTwins();
  const file = await workspace.write('administrator', async (ctx) => {
    const id = ctx.newId();
    await ctx.session.query({
      text: `insert into platform_file (workspace_id, id, name, type, size, sha256, uploaded_by, uploaded_at, object, record_id)
        values ($1, $2, 'a.pdf', 'application/pdf', 1, 'x', $3, now(), 'account', $4)`,
      values: [ctx.workspace.id, id, ctx.actor.memberId, twins.merged],
    });
    return id;
  });
  const holder = () =>
    workspace.read('administrator', async (ctx) => {
      const rows = await ctx.session.query<{ record_id: string }>({ text: 'select record_id from platform_file where id = $1', values: [file] });
      return rows[0]?.record_id;
    });
  const { merges } = await workspace.write('operations', (ctx) =>
    mergeRecords(ctx, { object: 'account', survivor: twins.survivor, merged: [twins.merged], fields: {} }),
  );
  expect(await holder()).toBe(twins.survivor);
  await workspace.write('operations', (ctx) => undoMergeOf(ctx, { id: merges[0]?.id ?? '' }));
  expect(await holder()).toBe(twins.merged);
  const kinds = await workspace.read('administrator', (ctx) =>
    ctx.session.query<{ kind: string }>({
      text: 'select kind from event where workspace_id = $1 and record_id = any($2) order by at, id',
      values: [ctx.workspace.id, [twins.survivor, twins.merged]],
    }),
  );
  expect(kinds.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['record.deleted', 'duplicate.merged', 'duplicate.merge_undone']));
  expect(
    (await workspace.read('administrator', (ctx) => readMerges(ctx, { limit: 50 }))).merges.find(({ id }) => id === merges[0]?.id),
  ).toMatchObject({
    undoneAt: expect.any(String),
  });
});

test('only who may merge does, and only records within their reach; a record is not merged with itself', async () => {
  const twins = await givenTwins();
  const input = { object: 'account', survivor: twins.survivor, merged: [twins.merged], fields: {} };
  await expect(workspace.write('representative', (ctx) => mergeRecords(ctx, input))).rejects.toMatchObject({ code: 'duplicate.merge_not_granted' });
  await expect(workspace.write('westManager', (ctx) => mergeRecords(ctx, input))).rejects.toMatchObject({ code: 'not_found' });
  await expect(workspace.write('operations', (ctx) => mergeRecords(ctx, { ...input, merged: [twins.survivor] }))).rejects.toMatchObject({
    code: 'duplicate.with_itself',
  });
});

test('the record that stays by default is the fuller one, then the later changed', async () => {
  const home = await given.workspace(run.app);
  const ids = await home.write('administrator', async (ctx) => {
    const rows = await createRecords(
      ctx,
      'account',
      [{ name: '满仓粮油' }, { name: '满仓粮油有限公司', phone: '010-1234567', tier: 'A' }],
      unmatched,
    );
    return rows.map((row) => row.id);
  });
  await sweep(home, 'account');
  const [group] = (await groupsOf(home)).groups;
  const opened = await home.read('operations', (ctx) => openGroup(ctx, { id: group?.id ?? '' }));
  expect(opened.survivor).toBe(ids[1]);
  await home.write('operations', (ctx) => mergeRecords(ctx, { object: 'account', survivor: ids[1] ?? '', merged: [ids[0] ?? ''], fields: {} }));
  expect((await groupsOf(home)).total).toBe(0);
});
