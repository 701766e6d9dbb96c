import { afterAll, beforeAll, expect, test } from 'vitest';
import { given, type GivenApp, type GivenMember, type GivenWorkspace } from '#tests/support/given.ts';
import { organisationCacheOf } from '#features/organisation/server/organisation-cache.ts';
import { createRecords, queryRecords } from '../records/records.ts';

let product: GivenApp;
let workspace: GivenWorkspace;

beforeAll(async () => {
  product = await given.app();
  workspace = await given.workspace(product.app, { since: '2020-01-01' });
  await workspace.write('administrator', (ctx) =>
    createRecords(
      ctx,
      'account',
      (['manager', 'representative', 'colleague', 'westRepresentative'] as const).map((member) => ({
        name: member,
        owner: workspace.members[member],
      })),
    ),
  );
});
afterAll(() => product.close());

async function owners(expression: string, member: GivenMember = 'administrator'): Promise<unknown[]> {
  const found = await workspace.read(member, (ctx) =>
    queryRecords(ctx, 'account', { expression, columns: ['name'], sort: [{ field: 'name' }], limit: 50 }),
  );
  return found.rows.map((row) => row['name']);
}

test('“reports to” reaches down the whole chain, and not to oneself', async () => {
  expect(await owners('reportsTo(owner, me())', 'manager')).toEqual(['colleague', 'representative']);
  expect(await owners('reportsTo(owner, me())')).toEqual(['colleague', 'manager', 'representative', 'westRepresentative']);
  expect(await owners(`reportsTo(owner, '${workspace.members.westManager}')`)).toEqual(['westRepresentative']);
});

test('a department holds everybody of the departments below, by its name or by its id', async () => {
  expect(await owners("inDepartment(owner, '东区')")).toEqual(['colleague', 'manager', 'representative']);
  expect(await owners(`inDepartment(owner, '${workspace.departments.shanghai}')`)).toEqual(['colleague', 'representative']);
  expect(await owners("inDepartment(owner, '没有这个部门')")).toEqual([]);
});

test('a role is meant by its id or by what it is called', async () => {
  expect(await owners("hasRole(owner, 'manager')")).toEqual(['manager']);
  expect(await owners("!hasRole(owner, 'representative')")).toEqual(['manager']);
});

test('asked for a day, the organisation of that day answers', async () => {
  await workspace.write('administrator', async (ctx) => {
    const values = [workspace.id, workspace.members.colleague, '2026-05-01'];
    await ctx.session.query({
      text: 'update organisation_assignment set valid_to = $3 where workspace_id = $1 and member_id = $2',
      values,
    });
    await ctx.session.query({
      text: `insert into organisation_assignment (workspace_id, id, member_id, department_id, manager_id, role, valid_from, created_at, updated_at)
        values ($1, $4, $2, $5, $6, 'manager', $3, now(), now())`,
      values: [...values, product.app.newId(), workspace.departments.west, workspace.members.westManager],
    });
    await ctx.session.query({ text: 'update organisation_state set revision = revision + 1 where workspace_id = $1', values: [workspace.id] });
  });
  await organisationCacheOf(product.app.database).refresh();
  const asked = (day: string) =>
    owners(`inDepartment(owner, '西区', date('${day}')) && reportsTo(owner, '${workspace.members.westManager}', date('${day}'))`);
  expect(await asked('2026-04-30')).toEqual(['westRepresentative']);
  expect(await asked('2026-05-01')).toEqual(['colleague', 'westRepresentative']);
  expect(await owners("hasRole(owner, 'manager', dateOf(created_at))")).toEqual(['colleague', 'manager']);
});
