import { afterAll, beforeAll, expect, test } from 'vitest';
import { given, type GivenApp, type GivenMember, type GivenWorkspace } from '#tests/support/given.ts';
import { actorNow } from '#features/organisation/server/public.ts';
import { listNotices } from '../notices/read-notices.ts';
import { createRecord, deleteRecords, updateRecord } from '../records/records.ts';
import { readTimeline } from '../query/read-timeline.ts';
import { getFollowing, setFollowing } from './follow-record.ts';
import { findPeople } from './find-people.ts';
import { addCommentWith, deleteComment, editCommentWith, noteBecame } from './manage-comments.ts';
import { countTimeline, readComments, readCommentVersions } from './read-comments.ts';
import { tellFollowers } from './tell-followers.ts';
import { createJobContext } from '../jobs/job-context.ts';
import { listEventsById } from '../events/read-events.ts';
import { callerFor, systemCaller } from '#features/organisation/server/resolve-caller.ts';

const addComment = addCommentWith(actorNow);
const editComment = editCommentWith(actorNow);

let product: GivenApp;
let workspace: GivenWorkspace;

beforeAll(async () => {
  product = await given.app();
  workspace = await given.workspace(product.app);
});
afterAll(() => product.close());

const place = (id: string) => ({ object: 'account', id });
const makeAccount = (owner: GivenMember): Promise<string> =>
  workspace.write('administrator', async (ctx) => {
    const values = { name: '恒锐精密', owner: workspace.members[owner] };
    return (await createRecord(ctx, 'account', values, { allowDuplicate: true })).id;
  });
const say = (member: GivenMember, id: string, text: string, mentions: readonly GivenMember[] = []) =>
  workspace.write(member, (ctx) => addComment(ctx, { ...place(id), text, mentions: mentions.map((each) => workspace.members[each]) }));
const told = async (member: GivenMember, id: string) =>
  (await workspace.read(member, (ctx) => listNotices(ctx, { unread: 'false', limit: 50 }))).rows
    .filter((row) => row.recordId === id && row.kind.startsWith('discussion.'))
    .map((row) => row.kind);

test('who is mentioned and sees the record is told once; the owner who follows hears of the comment', async () => {
  const id = await makeAccount('representative');
  const { comment, unseenBy } = await say('manager', id, '@李雷 看一下', ['colleague']);
  expect(unseenBy).toEqual([{ id: workspace.members.colleague, name: '李雷' }]);
  expect(comment).toMatchObject({ text: '@李雷 看一下', mentions: [{ name: '李雷' }], canEdit: true, version: 1 });
  expect(await told('colleague', id)).toEqual([]);
  expect(await told('representative', id)).toEqual(['discussion.comment']);

  await say('representative', id, '@东区经理 好', ['manager']);
  expect(await told('manager', id)).toEqual(['discussion.mention']);
});

test('who does not see the record finds none of its comments, writes none and is told nothing', async () => {
  const id = await makeAccount('representative');
  const { comment } = await say('representative', id, '底价 80 万');
  for (const look of [
    () => workspace.read('westRepresentative', (ctx) => readComments(ctx, { ...place(id), limit: 10 })),
    () => say('westRepresentative', id, 'hallo'),
    () => workspace.write('westRepresentative', (ctx) => editComment(ctx, { id: comment.id, text: 'x', mentions: [] })),
    () => workspace.read('westRepresentative', (ctx) => readCommentVersions(ctx, { id: comment.id })),
    () => workspace.write('westRepresentative', (ctx) => setFollowing(ctx, { ...place(id), isOn: true })),
    () => workspace.read('westRepresentative', (ctx) => countTimeline(ctx, place(id))),
  ]) {
    await expect(look()).rejects.toMatchObject({ kind: 'not_found' });
  }
});

test('an author changes and deletes their own comment, nobody else does, and every earlier text is kept', async () => {
  const id = await makeAccount('representative');
  const { comment } = await say('representative', id, '一');
  await expect(workspace.write('manager', (ctx) => editComment(ctx, { id: comment.id, text: 'x', mentions: [] }))).rejects.toMatchObject({
    kind: 'forbidden',
  });
  await expect(workspace.write('manager', (ctx) => deleteComment(ctx, { id: comment.id }))).rejects.toMatchObject({ kind: 'forbidden' });

  const edited = await workspace.write('representative', (ctx) => editComment(ctx, { id: comment.id, text: '二', mentions: [] }));
  expect(edited.comment).toMatchObject({ text: '二', version: 2, editedAt: expect.any(String) });
  const gone = await workspace.write('representative', (ctx) => deleteComment(ctx, { id: comment.id }));
  expect(gone).toMatchObject({ isDeleted: true, text: '', canEdit: false });

  const { versions } = await workspace.read('administrator', (ctx) => readCommentVersions(ctx, { id: comment.id }));
  expect(versions.map((each) => [each.text, each.isDeletion])).toEqual([
    ['一', false],
    ['二', true],
  ]);
  await expect(workspace.read('manager', (ctx) => readCommentVersions(ctx, { id: comment.id }))).rejects.toMatchObject({ kind: 'forbidden' });
  const { rows } = await workspace.read('manager', (ctx) => readComments(ctx, { ...place(id), limit: 10 }));
  expect(rows).toEqual([]);
});

test('the timeline holds comments as they stand now, and gives one part when asked', async () => {
  const id = await makeAccount('representative');
  const { comment } = await say('representative', id, '首次拜访');
  await workspace.write('representative', (ctx) => editComment(ctx, { id: comment.id, text: '首次拜访，聊得不错', mentions: [] }));
  await workspace.write('representative', (ctx) => updateRecord(ctx, 'account', id, { name: '恒锐' }));
  const all = await workspace.read('manager', (ctx) => readTimeline(ctx, 'account', id, {}));
  expect(all.entries.map((entry) => entry.kind)).toEqual(['record.updated', 'comment.edited', 'comment.added', 'record.created']);
  expect(all.entries.find((entry) => entry.kind === 'comment.added')?.comment?.text).toBe('首次拜访，聊得不错');
  expect(JSON.stringify(all.entries.map((entry) => entry.facts))).not.toContain('首次');
  const kindsOf = async (part: 'changes' | 'comments') =>
    (await workspace.read('manager', (ctx) => readTimeline(ctx, 'account', id, { part }))).entries.map((entry) => entry.kind);
  expect(await kindsOf('comments')).toEqual(['comment.added']);
  expect(await kindsOf('changes')).toEqual(['record.updated', 'record.created']);
  expect(await workspace.read('manager', (ctx) => countTimeline(ctx, place(id)))).toEqual({ changes: 2, comments: 1, files: 0 });
});

test('owners follow unless they say otherwise, others when they say so or speak', async () => {
  const id = await makeAccount('representative');
  const following = (member: GivenMember) => workspace.read(member, (ctx) => getFollowing(ctx, place(id)));
  expect(await following('representative')).toMatchObject({ isOn: true, isByOwning: true });
  expect(await following('manager')).toMatchObject({ isOn: false });
  await workspace.write('representative', (ctx) => setFollowing(ctx, { ...place(id), isOn: false }));
  expect(await following('representative')).toMatchObject({ isOn: false });
  await say('manager', id, '辛苦');
  expect(await following('manager')).toMatchObject({ isOn: true, isByOwning: false, people: [{ name: '东区经理' }] });
  expect(await told('representative', id)).toEqual([]);
});

test('whom a record is handed to hears of it once, and the one before hears what changed if they follow', async () => {
  const id = await makeAccount('representative');
  await workspace.write('manager', (ctx) => setFollowing(ctx, { ...place(id), isOn: true }));
  await workspace.write('administrator', (ctx) => updateRecord(ctx, 'account', id, { owner: workspace.members.colleague }));
  await runTellFollowers(product, workspace);
  const { rows } = await workspace.read('colleague', (ctx) => listNotices(ctx, { unread: 'false', limit: 50 }));
  expect(rows.filter((row) => row.recordId === id).map((row) => row.kind)).toEqual(['record.assigned']);
  expect(await told('manager', id)).toEqual(['discussion.changed']);
});

test('followers hear which fields somebody else changed, never the values, and nothing once they see the record no more', async () => {
  const id = await makeAccount('representative');
  const watched = await makeAccount('colleague');
  await workspace.write('manager', (ctx) => setFollowing(ctx, { ...place(watched), isOn: true }));
  for (const each of [id, watched])
    await workspace.write('administrator', (ctx) => updateRecord(ctx, 'account', each, { website: 'https://neu.example.com' }));
  await workspace.write('representative', (ctx) => updateRecord(ctx, 'account', id, { website: 'https://eigen.example.com' }));
  await runTellFollowers(product, workspace);
  expect(await told('representative', id)).toEqual(['discussion.changed']);
  expect(await told('manager', watched)).toEqual(['discussion.changed']);
  const { rows } = await workspace.read('representative', (ctx) => listNotices(ctx, { unread: 'false', limit: 5 }));
  const title = rows.find((row) => row.kind === 'discussion.changed')?.title.zh;
  expect(title).toContain('网址');
  expect(title).not.toContain('example.com');
});

test('a comment that became a to-do says so', async () => {
  const id = await makeAccount('representative');
  const { comment } = await say('manager', id, '周一前发报价');
  const todo = { object: 'activity', id: product.app.newId() };
  expect(await workspace.write('manager', (ctx) => noteBecame(ctx, comment.id, todo))).toMatchObject({ became: todo });
  const { rows } = await workspace.read('representative', (ctx) => readComments(ctx, { ...place(id), limit: 10 }));
  expect(rows[0]?.became).toEqual(todo);
});

test('colleagues are found by name, pinyin and initials', async () => {
  const found = async (text: string) => (await workspace.read('representative', (ctx) => findPeople(ctx, text, 8))).map((each) => each.name);
  expect(await found('李')).toEqual(['李雷']);
  expect(await found('lilei')).toEqual(['李雷']);
  expect(await found('zq')).toEqual(['赵倩']);
  expect(await found('nobody')).toEqual([]);
});

test('comments of a deleted record are out of reach with it', async () => {
  const id = await makeAccount('representative');
  const { comment } = await say('representative', id, '一');
  await workspace.write('administrator', (ctx) => deleteRecords(ctx, 'account', [id]));
  await expect(workspace.write('representative', (ctx) => deleteComment(ctx, { id: comment.id }))).rejects.toMatchObject({ kind: 'not_found' });
});

/** Runs the reaction over all events there are, as the worker would. */
async function runTellFollowers({ app }: GivenApp, { id }: GivenWorkspace): Promise<void> {
  const findCaller = (workspaceId: string, memberId: string | null) =>
    memberId === null ? systemCaller(app.database, workspaceId) : callerFor(app.database, workspaceId, memberId, 'job');
  const job = createJobContext(app, findCaller, { workspaceId: id, jobId: 'test', cause: 'test' });
  const events = await app.database.read(id, async (session) => {
    const rows = await session.query<{ id: string }>({ text: `select id from event where workspace_id = $1`, values: [id] });
    return listEventsById(
      session,
      id,
      rows.map((row) => row.id),
    );
  });
  const followed = events.map((event) => ({ ...event, txId: '1', changes: event.changes ?? null }));
  const chosen = new Set((await tellFollowers.choose?.(app.database, followed.slice(-40)))?.map((event) => event.id));
  await tellFollowers.run(
    job.context,
    events.filter((event) => chosen.has(event.id)),
  );
}
