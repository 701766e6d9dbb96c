import { afterAll, beforeAll, expect, test } from 'vitest';
import { createRecord } from '#engine/server/records/records.ts';
import { given, type GivenApp, type GivenWorkspace } from '#tests/support/given.ts';
import { getOnboarding, markOnboarding } from './get-onboarding.ts';

let run: GivenApp;
let company: GivenWorkspace;

beforeAll(async () => {
  run = await given.app();
  company = await given.workspace(run.app);
});
afterAll(() => run.close());

const stateOf = async (member: 'representative' | 'manager', step: string) =>
  (await company.read(member, (ctx) => getOnboarding(ctx))).steps.find((each) => each.id === step)?.state;

test('a step is done once the person did it, and only for that person', async () => {
  expect(await stateOf('representative', 'create_customer')).toBe('open');
  await company.write('representative', (ctx) => createRecord(ctx, 'account', { name: '恒锐精密', owner: ctx.actor.memberId }));
  expect(await stateOf('representative', 'create_customer')).toBe('done');
  expect(await stateOf('manager', 'create_customer')).toBe('open');
});

test('a skipped step stays skipped until it is done, and can be taken up again', async () => {
  const mark = (state: 'skipped' | 'open') =>
    company.write('manager', (ctx) => markOnboarding(ctx, { marks: [{ what: 'step', step: 'run_inspection', state }] }));
  await mark('skipped');
  expect(await stateOf('manager', 'run_inspection')).toBe('skipped');
  await mark('open');
  expect(await stateOf('manager', 'run_inspection')).toBe('open');
});

test('everybody gets the list of their role', async () => {
  const roleOf = async (member: 'representative' | 'manager' | 'operations' | 'administrator') =>
    (await company.read(member, (ctx) => getOnboarding(ctx))).role;
  expect(await roleOf('representative')).toBe('seller');
  expect(await roleOf('manager')).toBe('leader');
  expect(await roleOf('operations')).toBe('operations');
  expect(await roleOf('administrator')).toBe('administrator');
});

test('the release whose news was read is kept, and so is a hidden checklist', async () => {
  await company.write('representative', (ctx) =>
    markOnboarding(ctx, {
      marks: [
        { what: 'release', release: '2026-11-22' },
        { what: 'checklist', state: 'hidden' },
      ],
    }),
  );
  expect(await company.read('representative', (ctx) => getOnboarding(ctx))).toMatchObject({ release: '2026-11-22', isHidden: true });
});
