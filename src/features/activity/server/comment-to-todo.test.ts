import { afterAll, beforeAll, expect, test } from 'vitest';
import { addCommentWith } from '#engine/server/discussion/manage-comments.ts';
import { readComments } from '#engine/server/discussion/read-comments.ts';
import { createRecord, getRecord } from '#engine/server/records/records.ts';
import { actorNow } from '#features/organisation/server/public.ts';
import { given, type GivenApp, type GivenWorkspace } from '#tests/support/given.ts';
import { turnCommentIntoTodo } from './use-cases/comment-to-todo.ts';

let product: GivenApp;
let workspace: GivenWorkspace;

beforeAll(async () => {
  product = await given.app();
  workspace = await given.workspace(product.app);
});
afterAll(() => product.close());

test('a manager’s comment becomes a to-do of the owner, once, and the comment leads to it', async () => {
  const { representative } = workspace.members;
  const account = await workspace.write('administrator', (ctx) => createRecord(ctx, 'account', { name: '恒锐', owner: representative }));
  const place = { object: 'account', id: account.id };
  const { comment } = await workspace.write('manager', (ctx) =>
    addCommentWith(actorNow)(ctx, { ...place, text: '周一前发报价\n按新折扣', mentions: [] }),
  );
  const todo = await workspace.write('manager', (ctx) => turnCommentIntoTodo(ctx, { comment: comment.id, dueAt: '2027-01-04T10:00:00Z' }));

  const record = await workspace.read('representative', (ctx) => getRecord(ctx, 'activity', todo.id));
  expect(record).toMatchObject({ type: 'task', status: 'planned', subject: '周一前发报价', owner: representative, account: account.id });
  const { rows } = await workspace.read('representative', (ctx) => readComments(ctx, { ...place, limit: 5 }));
  expect(rows[0]?.became).toEqual({ object: 'activity', id: todo.id });
  await expect(workspace.write('manager', (ctx) => turnCommentIntoTodo(ctx, { comment: comment.id }))).rejects.toMatchObject({ kind: 'invalid' });
});

test('nobody makes a to-do of a comment they do not see', async () => {
  const account = await workspace.write('administrator', (ctx) =>
    createRecord(ctx, 'account', { name: '东海', owner: workspace.members.representative }),
  );
  const { comment } = await workspace.write('manager', (ctx) =>
    addCommentWith(actorNow)(ctx, { object: 'account', id: account.id, text: '一', mentions: [] }),
  );
  await expect(workspace.write('westRepresentative', (ctx) => turnCommentIntoTodo(ctx, { comment: comment.id }))).rejects.toMatchObject({
    kind: 'not_found',
  });
});
