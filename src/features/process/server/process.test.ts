import { afterAll, beforeAll, expect, test } from 'vitest';
import { getRecord, queryRecords, updateRecord } from '#engine/server/records/records.ts';
import { moveStage } from '#features/opportunity/server/use-cases/move-stage.ts';
import { type GivenApp, type GivenMember, type GivenWorkspace, given } from '#tests/support/given.ts';
import { ProcessDefinition } from '../contract/definition.ts';
import { buildDealIn } from './process.given.ts';
import { recordImportedStages } from './public.ts';
import { createDraft, updateDraft } from './use-cases/draft-process.ts';
import { grantException, listExceptions, revokeException } from './use-cases/grant-exception.ts';
import { publishVersion } from './use-cases/publish-version.ts';
import { diffVersion, getProcessInForce, lintVersion, listProcessVersions } from './use-cases/read-processes.ts';

let clock = new Date('2026-03-02T02:00:00Z');
let product: GivenApp;
let company: GivenWorkspace;

beforeAll(async () => {
  product = await given.app({ now: () => clock });
});
afterAll(() => product.close());

async function freshCompany(): Promise<void> {
  clock = new Date('2026-03-02T02:00:00Z');
  company = await given.workspace(product.app);
}

const moveAs = (
  member: GivenMember,
  id: string,
  to: string,
  more: { values?: Record<string, unknown>; checklist?: string[]; reason?: string } = {},
) =>
  company.write(member, (ctx) =>
    moveStage(ctx, { id, to, values: more.values ?? {}, checklist: more.checklist ?? [], reason: more.reason, version: undefined }),
  );

const budget = { budget: { amount: '5000', currency: 'CNY' }, amount: { amount: '4000', currency: 'CNY' } };

test('an exception lets exactly that person past that condition until it expires', async () => {
  await freshCompany();
  const deals = await company.write('administrator', async (ctx) => {
    const made = [];
    for (let count = 0; count < 3; count += 1) made.push(await buildDealIn(ctx, 'technical_validation', { owner: company.members.representative }));
    return made;
  });
  const [own, other, late] = deals.map((deal) => deal.id);
  const step = { values: budget, checklist: ['validation_report'] };
  const refusal = { code: 'process.condition.has_decision_maker' };
  await expect(moveAs('representative', own ?? '', 'negotiation', step)).rejects.toMatchObject(refusal);

  const grant = {
    object: 'opportunity',
    memberId: company.members.representative,
    conditionId: 'has_decision_maker',
    reason: '决策人出国，周五补齐',
    expiresAt: '2026-03-06T00:00:00Z',
  };
  await expect(company.write('representative', (ctx) => grantException(ctx, grant))).rejects.toMatchObject({ kind: 'forbidden' });
  await company.write('manager', (ctx) => grantException(ctx, grant));

  // Somebody else is still held up, and so is the same person by every other condition.
  await expect(moveAs('manager', other ?? '', 'negotiation', step)).rejects.toMatchObject(refusal);
  await expect(moveAs('representative', other ?? '', 'negotiation', { values: budget })).rejects.toMatchObject({ code: 'process.checklist_open' });
  expect(await moveAs('representative', own ?? '', 'negotiation', step)).toMatchObject({ stage: 'negotiation' });

  clock = new Date('2026-03-06T00:00:01Z');
  await expect(moveAs('representative', late ?? '', 'negotiation', step)).rejects.toMatchObject(refusal);
  const { exceptions } = await company.read('manager', (ctx) => listExceptions(ctx, { object: 'opportunity', recordId: undefined }));
  expect(exceptions).toMatchObject([{ conditionId: 'has_decision_maker', uses: 1, isInForce: false }]);
  const [moved] = await company.read('administrator', (ctx) =>
    ctx.session.query<{ facts: { exceptions: string[] } }>({
      text: `select facts from event where workspace_id = $1 and record_id = $2 and kind = 'opportunity.stage_moved'`,
      values: [ctx.workspace.id, own],
    }),
  );
  expect(moved?.facts.exceptions).toEqual([exceptions[0]?.id]);
});

test('an exception for one record holds for that record only, and not after it is revoked', async () => {
  await freshCompany();
  const [named, other] = await company.write('administrator', async (ctx) => [
    await buildDealIn(ctx, 'technical_validation'),
    await buildDealIn(ctx, 'technical_validation'),
  ]);
  const step = { values: budget, checklist: ['validation_report'] };
  const { id } = await company.write('manager', (ctx) =>
    grantException(ctx, {
      object: 'opportunity',
      conditionId: 'has_decision_maker',
      reason: '集采项目',
      expiresAt: '2026-04-01T00:00:00Z',
      recordId: undefined,
      memberId: company.members.administrator,
    }),
  );
  await company.write('manager', (ctx) => revokeException(ctx, { id }));
  await expect(moveAs('administrator', named?.id ?? '', 'negotiation', step)).rejects.toMatchObject({ code: 'process.condition.has_decision_maker' });
  await company.write('administrator', (ctx) =>
    grantException(ctx, {
      object: 'opportunity',
      conditionId: 'has_decision_maker',
      reason: '集采项目',
      expiresAt: '2026-04-01T00:00:00Z',
      recordId: named?.id,
    }),
  );
  await expect(moveAs('administrator', other?.id ?? '', 'negotiation', step)).rejects.toMatchObject({ code: 'process.condition.has_decision_maker' });
  expect(await moveAs('administrator', named?.id ?? '', 'negotiation', step)).toMatchObject({ stage: 'negotiation' });
});

test('an exception must name somebody, a requirement that exists, and a day in the future', async () => {
  await freshCompany();
  const wrong = { object: 'opportunity', conditionId: 'no_such', reason: '?', expiresAt: '2020-01-01T00:00:00Z' };
  await expect(company.write('manager', (ctx) => grantException(ctx, wrong))).rejects.toMatchObject({
    issues: [{ code: 'process.exception_for_nobody' }, { code: 'process.exception_expired' }, { code: 'process.exception_unknown' }],
  });
});

async function draftWith(change: (definition: ProcessDefinition) => void): Promise<string> {
  const draft = await company.write('operations', (ctx) => createDraft(ctx, { object: 'opportunity' }));
  const definition = structuredClone(draft.definition);
  change(definition);
  await company.write('operations', (ctx) => updateDraft(ctx, { id: draft.id, definition, revision: draft.revision }));
  return draft.id;
}

test('publishing a draft makes its gate hold at once, and the old version stays as it was', async () => {
  await freshCompany();
  const deal = await company.write('administrator', (ctx) => buildDealIn(ctx, 'initial_contact', { need: '扩产' }));
  const id = await draftWith((definition) =>
    definition.stages[1]?.entry.conditions.push({
      id: 'next_step_planned',
      expression: 'next_step_on != null',
      message: { zh: '写下一步日期', en: 'Plan the next step' },
      remedy: { action: 'fill', field: 'next_step_on' },
      origin: 'action:1',
    }),
  );
  const { changes } = await company.read('operations', (ctx) => diffVersion(ctx, { id }));
  expect(changes.map((change) => [change.kind, change.path])).toEqual([['added', 'stages.needs_confirmed.entry.conditions.next_step_planned']]);

  await expect(company.write('representative', (ctx) => publishVersion(ctx, { id, mapping: {} }))).rejects.toMatchObject({ kind: 'forbidden' });
  clock = new Date('2026-03-03T02:00:00Z');
  await company.write('operations', (ctx) => publishVersion(ctx, { id, mapping: {} }));
  await expect(moveAs('administrator', deal.id, 'needs_confirmed')).rejects.toMatchObject({ code: 'process.condition.next_step_planned' });
  expect(await moveAs('administrator', deal.id, 'needs_confirmed', { values: { next_step_on: '2026-03-10' } })).toMatchObject({
    stage: 'needs_confirmed',
  });

  const { versions } = await company.read('operations', (ctx) => listProcessVersions(ctx, { object: 'opportunity' }));
  expect(versions.map((version) => [version.number, version.status, version.validTo])).toEqual([
    [2, 'published', null],
    [1, 'retired', clock.toISOString()],
  ]);
  await expect(
    company.write('operations', (ctx) => updateDraft(ctx, { id, definition: ProcessDefinition.parse({ stages: [], transitions: [] }) })),
  ).rejects.toThrow();
});

test('a draft with a fault can be saved and is named by the linter, but not published', async () => {
  await freshCompany();
  const id = await draftWith((definition) =>
    definition.stages[1]?.entry.conditions.push({ id: 'typo', expression: 'amuont > 0', message: { zh: '金额', en: 'amount' } }),
  );
  const { issues } = await company.read('operations', (ctx) => lintVersion(ctx, { id }));
  expect(issues).toMatchObject([{ severity: 'error', code: 'process.lint.bad_expression', span: { start: 0, end: 6 } }]);
  await expect(company.write('operations', (ctx) => publishVersion(ctx, { id, mapping: {} }))).rejects.toMatchObject({
    code: 'process.lint.bad_expression',
  });
});

test('when a stage vanishes its records go where the mapping says, each with its event; without a mapping nothing is published', async () => {
  await freshCompany();
  const deal = await company.write('administrator', (ctx) => buildDealIn(ctx, 'technical_validation'));
  const id = await draftWith((definition) => {
    definition.stages = definition.stages.filter((stage) => stage.id !== 'technical_validation');
    definition.transitions = definition.transitions.filter((move) => move.from !== 'technical_validation' && move.to !== 'technical_validation');
    definition.transitions.push({
      from: 'solution',
      to: 'negotiation',
      required: [],
      conditions: [],
      checklist: [],
      who: { kind: 'anyone' },
      requires_reason: false,
    });
  });
  await expect(company.write('operations', (ctx) => publishVersion(ctx, { id, mapping: {} }))).rejects.toMatchObject({
    code: 'process.mapping_missing',
  });
  expect(await company.write('operations', (ctx) => publishVersion(ctx, { id, mapping: { technical_validation: 'solution' } }))).toMatchObject({
    moved: 1,
    status: 'published',
  });
  expect(await company.read('administrator', (ctx) => getRecord(ctx, 'opportunity', deal.id))).toMatchObject({
    stage: 'solution',
    probability: '40.00',
  });
});

test('imported history keeps past stages and dates without gates, marked as imported, and a second run changes nothing', async () => {
  await freshCompany();
  const deal = await company.write('administrator', (ctx) =>
    buildDealIn(ctx, 'won', { amount: { amount: '1054', currency: 'USD' }, close_date: '2017-03-01' }),
  );
  const rows = [
    {
      recordId: deal.id,
      stages: [
        { stage: 'needs_confirmed', at: new Date('2016-10-19T16:00:00Z') },
        { stage: 'won', at: new Date('2017-02-28T16:00:00Z') },
      ],
    },
  ];
  await expect(company.write('operations', (ctx) => recordImportedStages(ctx, 'opportunity', rows))).rejects.toMatchObject({ kind: 'forbidden' });
  await company.write('administrator', (ctx) => recordImportedStages(ctx, 'opportunity', rows));
  const record = await company.read('administrator', (ctx) => getRecord(ctx, 'opportunity', deal.id));
  expect(record).toMatchObject({
    stage: 'won',
    outcome: 'won',
    closed_on: '2017-03-01',
    stage_entered_at: '2017-02-28T16:00:00.000Z',
    imported: true,
  });

  const countAsOf = async (asOf: string) => {
    const page = await company.read('administrator', (ctx) => queryRecords(ctx, 'opportunity', { asOf, columns: ['stage', 'outcome'] }));
    return page.rows.map((row) => row['stage']);
  };
  expect(await countAsOf('2016-10-01T00:00:00Z')).toEqual([]);
  expect(await countAsOf('2017-01-01T00:00:00Z')).toEqual(['needs_confirmed']);
  expect(await countAsOf('2017-03-02T00:00:00Z')).toEqual(['won']);

  await company.write('administrator', (ctx) => recordImportedStages(ctx, 'opportunity', rows));
  const again = await company.read('administrator', (ctx) => getRecord(ctx, 'opportunity', deal.id));
  expect(again).toMatchObject({ version: record.version });
  const stays = await company.read('administrator', (ctx) =>
    ctx.session.query({
      text: 'select stage, entered_at, left_at, imported from process_stage_history where workspace_id = $1 and record_id = $2 order by entered_at',
      values: [ctx.workspace.id, deal.id],
    }),
  );
  expect(stays).toEqual([
    { stage: 'needs_confirmed', entered_at: rows[0]?.stages[0]?.at, left_at: rows[0]?.stages[1]?.at, imported: true },
    { stage: 'won', entered_at: rows[0]?.stages[1]?.at, left_at: null, imported: true },
  ]);
});

test('nobody can pass off new work as imported history to get past a gate', async () => {
  await freshCompany();
  const deal = await company.write('administrator', (ctx) => buildDealIn(ctx, 'initial_contact'));
  await expect(
    company.write('administrator', (ctx) => updateRecord(ctx, 'opportunity', deal.id, { imported: true, stage: 'won' })),
  ).rejects.toMatchObject({ code: 'record.read_only' });
  await expect(company.write('administrator', (ctx) => updateRecord(ctx, 'opportunity', deal.id, { stage: 'won' }))).rejects.toMatchObject({
    code: 'process.no_transition',
  });
});

test('before anybody writes, the process a workspace will start with is stored and can be read', async () => {
  await freshCompany();
  const process = await company.read('representative', (ctx) => getProcessInForce(ctx, { object: 'opportunity' }));
  expect(process).toMatchObject({ versionId: expect.any(String), number: 1 });
  expect(process.definition.stages).toHaveLength(8);
});
