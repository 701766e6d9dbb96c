import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { MeasureRequest } from '#engine/contract/metrics/measure.ts';
import { measure } from '#engine/server/metrics/measure.ts';
import { writeDeals } from '#features/opportunity/server/deals.given.ts';
import { given, type GivenApp, type GivenWorkspace } from '#tests/support/given.ts';

const now = new Date('2017-07-15T04:00:00Z');
let it: GivenApp;
let workspace: GivenWorkspace;

interface GivenActivity {
  status: string;
  originalDueAt?: string;
  dueAt?: string;
  doneAt?: string;
  content?: string;
  opportunity?: string;
}

async function writeActivities(activities: readonly GivenActivity[]): Promise<void> {
  await it.app.database.write(workspace.id, async ({ query }) => {
    for (const each of activities) {
      await query({
        text: `insert into activity (workspace_id, id, type, subject, status, original_due_at, due_at, done_at, at, content, opportunity_id, owner_id, created_at, updated_at)
          values ($1, $2, 'call', '电话', $3, $4, $5, $6, $7, $8, $9, $10, now(), now())`,
        values: [
          workspace.id,
          randomUUID(),
          each.status,
          each.originalDueAt ?? null,
          each.dueAt ?? each.originalDueAt ?? null,
          each.doneAt ?? null,
          each.doneAt ?? each.dueAt ?? each.originalDueAt ?? null,
          each.content ?? null,
          each.opportunity ?? null,
          workspace.members.representative,
        ],
      });
    }
  });
}

beforeAll(async () => {
  it = await given.app({ now: () => now });
  workspace = await given.workspace(it.app);
  const deals = await writeDeals(it.app, workspace.id, [
    { outcome: 'open' },
    { outcome: 'open' },
    { outcome: 'open', stays: [['initial_contact', '2017-07-01T00:00:00Z']] },
  ]);
  await writeActivities([
    // Done in the evening of the day it was due: on time, with content.
    { status: 'done', originalDueAt: '2017-06-05T02:00:00Z', doneAt: '2017-06-05T12:00:00Z', content: '谈了报价', opportunity: deals[0] ?? '' },
    // Put off and then done on the new day: late all the same.
    { status: 'done', originalDueAt: '2017-06-06T02:00:00Z', dueAt: '2017-06-10T02:00:00Z', doneAt: '2017-06-10T02:00:00Z', content: '电话' },
    // On time, but nothing written down.
    { status: 'done', originalDueAt: '2017-06-07T02:00:00Z', doneAt: '2017-06-07T03:00:00Z', content: '无' },
    // Never done.
    { status: 'planned', originalDueAt: '2017-06-08T02:00:00Z' },
    // Not counted: cancelled, not due yet, never planned.
    { status: 'cancelled', originalDueAt: '2017-06-09T02:00:00Z' },
    { status: 'planned', originalDueAt: '2017-07-20T02:00:00Z' },
    { status: 'done', doneAt: '2017-07-14T02:00:00Z', opportunity: deals[1] ?? '' },
  ]);
});
afterAll(() => it.close());

const ask = (request: MeasureRequest) => workspace.read('administrator', (ctx) => measure(ctx, request));

test('activities count in the period they were done in', async () => {
  expect((await ask({ metric: 'activity_count' })).value).toBe('4');
  expect((await ask({ metric: 'activity_count', period: '2017-06' })).value).toBe('3');
});

test('a follow-up put off is late all the same', async () => {
  expect(await ask({ metric: 'follow_up_timeliness' })).toMatchObject({ value: '50.00', numerator: '2', denominator: '4' });
});

test('a follow-up due later is not yet late', async () => {
  expect(await ask({ metric: 'follow_up_timeliness', period: '2017-07' })).toMatchObject({ value: null, n: 0 });
});

test('compliance asks for content besides being on time', async () => {
  expect(await ask({ metric: 'activity_compliance' })).toMatchObject({ value: '25.00' });
});

test('a deal is stalled when neither followed up nor moved for 30 days', async () => {
  // The first was followed up 40 days ago, the second yesterday, the third moved two weeks ago.
  expect(await ask({ metric: 'stalled_share' })).toMatchObject({ value: '33.33', n: 3 });
});

test('adoption counts deals a person changed within 7 days, not imports', async () => {
  const [deal, imported] = await it.app.database.read(workspace.id, ({ query }) =>
    query<{ id: string }>({ text: 'select id from opportunity order by id' }),
  );
  await it.app.database.write(workspace.id, async ({ query }) => {
    for (const [id, at, door] of [
      [deal?.id, '2017-07-10T00:00:00Z', 'page'],
      [deal?.id, '2017-01-10T00:00:00Z', 'page'],
      [imported?.id, '2017-07-11T00:00:00Z', 'import'],
    ]) {
      await query({
        text: `insert into event (workspace_id, id, at, kind, object, record_id, door) values ($1, gen_random_uuid(), $2, 'record.updated', 'opportunity', $3, $4)`,
        values: [workspace.id, at, id, door],
      });
    }
  });
  expect(await ask({ metric: 'adoption' })).toMatchObject({ value: '33.33', n: 3 });
});
