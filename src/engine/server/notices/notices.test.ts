import { afterAll, beforeAll, expect, test } from 'vitest';
import { given, type GivenApp, type GivenMember, type GivenWorkspace } from '#tests/support/given.ts';
import { features } from '#features/features.server.ts';
import { defineNoticeKinds } from '../../contract/notices/notice-kind.ts';
import { defineFeature } from '../feature.ts';
import { createRecord, createRecords, updateRecord } from '../records/records.ts';
import { notify } from './notify.ts';
import { chooseNotices, countNotices, listNoticeChoices, listNotices, markNotices } from './read-notices.ts';

const called = defineFeature({
  id: 'called',
  noticeKinds: defineNoticeKinds([
    {
      id: 'called.mention',
      tab: 'mention',
      look: 'mention',
      name: { zh: '@ 我', en: 'Mentions' },
      says: { zh: '{actor}在{record}提到了你', en: '{actor} mentioned you in {record}' },
    },
    {
      id: 'called.asked',
      tab: 'approval',
      look: 'approval',
      name: { zh: '请示', en: 'Requests' },
      says: { zh: '{actor}申请{what}', en: '{actor} asks for {what}' },
      isAlwaysOn: true,
    },
  ]),
});

let product: GivenApp;
let workspace: GivenWorkspace;

beforeAll(async () => {
  product = await given.app({ features: [...features, called] });
  workspace = await given.workspace(product.app);
});
afterAll(() => product.close());

const inbox = (member: GivenMember) => workspace.read(member, (ctx) => listNotices(ctx, { unread: 'false', limit: 30 }));

function makeAccount(member: GivenMember, name: string): Promise<string> {
  return workspace.write(member, async (ctx) => String((await createRecord(ctx, 'account', { name })).id));
}

test('a notice is told once to each person, never to whoever wrote it, and names the record', async () => {
  const recordId = await makeAccount('representative', '恒锐精密');
  const tell = () =>
    workspace.write('manager', (ctx) =>
      notify(ctx, {
        kind: 'called.mention',
        to: [workspace.members.manager, workspace.members.representative],
        object: 'account',
        recordId,
        text: '周五给方案',
        key: 'comment 1',
      }),
    );
  await tell();
  await tell();
  const found = await inbox('representative');
  expect(found.rows).toMatchObject([
    {
      title: { zh: '东区经理在恒锐精密提到了你', en: '东区经理 mentioned you in 恒锐精密' },
      text: '周五给方案',
      isRead: false,
      recordId,
      isOpen: true,
    },
  ]);
  expect(found.counts).toMatchObject({ all: 1, mention: 1, approval: 0 });
  expect((await inbox('manager')).rows).toEqual([]);
});

test('who does not see the record is told that something happened, but neither its name nor what was said', async () => {
  const recordId = await makeAccount('representative', '云岫医疗');
  await workspace.write('manager', (ctx) =>
    notify(ctx, { kind: 'called.mention', to: [workspace.members.westRepresentative], object: 'account', recordId, text: '底价 80 万', link: '/x' }),
  );
  const [row] = (await inbox('westRepresentative')).rows;
  expect(row).toMatchObject({ title: { zh: '东区经理在一条你看不到的记录提到了你' }, text: null, recordId: null, link: null, isOpen: false });
});

test('a kind turned off is no longer told, and one that others wait for cannot be turned off', async () => {
  const choose = (kind: string) => workspace.write('colleague', (ctx) => chooseNotices(ctx, { kind, isOn: false }));
  await choose('called.mention');
  await expect(choose('called.asked')).rejects.toMatchObject({ kind: 'invalid' });
  const to = [workspace.members.colleague];
  await workspace.write('manager', (ctx) =>
    notify(ctx, { kind: 'called.mention', to }, { kind: 'called.asked', to, facts: { what: { zh: '例外', en: 'an exception' } } }),
  );
  expect((await inbox('colleague')).rows.map((row) => row.title.en)).toEqual(['东区经理 asks for an exception']);
  const choices = await workspace.read('colleague', listNoticeChoices);
  expect(choices.rows.find((row) => row.kind === 'called.mention')).toMatchObject({ isOn: false, isAlwaysOn: false });
});

test('marking reads only one’s own, one by one or a whole tab, and paging loses none', async () => {
  const to = [workspace.members.operations, workspace.members.administrator];
  for (const kind of ['called.mention', 'called.mention', 'called.asked']) {
    await workspace.write('manager', (ctx) => notify(ctx, { kind, to, facts: { what: 'x' } }));
  }
  const first = await workspace.read('operations', (ctx) => listNotices(ctx, { unread: 'false', limit: 2 }));
  const rest = await workspace.read('operations', (ctx) => listNotices(ctx, { unread: 'false', limit: 2, cursor: first.nextCursor ?? '' }));
  expect([...first.rows, ...rest.rows].map((row) => row.kind)).toEqual(['called.asked', 'called.mention', 'called.mention']);
  expect(rest.nextCursor).toBeNull();
  const one = first.rows[0]?.id ?? '';
  await workspace.write('manager', (ctx) => markNotices(ctx, { ids: [one], isRead: true }));
  expect(await workspace.write('operations', (ctx) => markNotices(ctx, { ids: [one], isRead: true }))).toMatchObject({ all: 2, approval: 0 });
  expect(await workspace.write('operations', (ctx) => markNotices(ctx, { tab: 'mention', isRead: true }))).toMatchObject({ all: 0 });
  expect(await workspace.read('administrator', countNotices)).toMatchObject({ all: 3 });
});

test('a transaction that fails tells nobody', async () => {
  const before = await workspace.read('manager', countNotices);
  const failing = workspace.write('administrator', async (ctx) => {
    await notify(ctx, { kind: 'called.mention', to: [workspace.members.manager] });
    throw new Error('changed my mind');
  });
  await expect(failing).rejects.toThrow('changed my mind');
  expect(await workspace.read('manager', countNotices)).toEqual(before);
});

test('handing records over tells the new owner in the same transaction: a few by name, many by their number, none to oneself', async () => {
  const own = await makeAccount('westRepresentative', '自己的客户');
  expect((await inbox('westRepresentative')).rows.some((row) => row.kind === 'record.assigned')).toBe(false);
  await workspace.write('administrator', (ctx) => updateRecord(ctx, 'account', own, { owner: workspace.members.westManager }));
  expect((await inbox('westManager')).rows[0]).toMatchObject({
    kind: 'record.assigned',
    title: { zh: '管理员把自己的客户交给你负责' },
    recordId: own,
  });
  await workspace.write('administrator', (ctx) =>
    createRecords(
      ctx,
      'account',
      ['甲一', '乙二', '丙三', '丁四', '戊五'].map((name) => ({ name, owner: workspace.members.westManager })),
    ),
  );
  expect((await inbox('westManager')).rows).toMatchObject([
    { kind: 'record.assigned_many', title: { zh: '管理员把 5 个客户交给你负责', en: '管理员 handed 5 accounts to you' }, isOpen: true },
    { kind: 'record.assigned' },
  ]);
});
