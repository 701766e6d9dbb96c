import { afterAll, beforeAll, expect, test } from 'vitest';
import { given, type GivenApp, type GivenWorkspace } from '#tests/support/given.ts';
import { runRead } from '../run.ts';
import { recordSensitiveRead } from './sensitive-reads.ts';

let run: GivenApp;
let workspace: GivenWorkspace;

beforeAll(async () => {
  run = await given.app();
  workspace = await given.workspace(run.app);
});
afterAll(() => run.close());

async function reveals(recordId: string): Promise<readonly object[]> {
  const text = "select kind, actor_id, door, facts from event where workspace_id = $1 and kind = 'reveal.field' and record_id = $2";
  return run.app.database.read(workspace.id, (session) => session.query<object>({ text, values: [workspace.id, recordId] }));
}

test.each(['page', 'api', 'mcp', 'cli'] as const)(
  'a reading use-case tells of a sensitive read through the door %s before it answers',
  async (door) => {
    const recordId = run.app.newId();
    const answer = await runRead(run.app, await workspace.as('operations', door), async (ctx) => {
      recordSensitiveRead(ctx, { kind: 'reveal.field', object: 'contact', recordId, facts: { field: 'mobile' } });
      return '13800000000';
    });
    expect(answer).toBe('13800000000');
    expect(await reveals(recordId)).toEqual([{ kind: 'reveal.field', actor_id: workspace.members.operations, door, facts: { field: 'mobile' } }]);
  },
);

test('a writing use-case tells of it in its own transaction', async () => {
  const recordId = run.app.newId();
  await workspace.write('operations', async (ctx) => recordSensitiveRead(ctx, { kind: 'reveal.field', object: 'contact', recordId }));
  expect(await reveals(recordId)).toHaveLength(1);
});

test('nothing is shown when the log cannot be written', async () => {
  const answer = runRead(run.app, await workspace.as('operations'), async (ctx) => {
    recordSensitiveRead(ctx, { kind: 'reveal.field', object: 'contact', recordId: 'not an id' });
    return '13800000000';
  });
  await expect(answer).rejects.toThrow(/uuid/);
});

test('a reading use-case that fails has shown nothing, and nothing is told of it', async () => {
  const recordId = run.app.newId();
  const answer = runRead(run.app, await workspace.as('operations'), async (ctx) => {
    recordSensitiveRead(ctx, { kind: 'reveal.field', object: 'contact', recordId });
    throw new Error('out of reach');
  });
  await expect(answer).rejects.toThrow('out of reach');
  expect(await reveals(recordId)).toEqual([]);
});
