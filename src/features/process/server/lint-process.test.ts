import { expect, test } from 'vitest';
import { objectSchema } from '#engine/server/query/object-schema.ts';
import { buildRegistry } from '#engine/server/registry.ts';
import { features } from '#features/features.server.ts';
import { defaultOpportunityProcess } from '../contract/default-process.ts';
import { ProcessDefinition } from '../contract/definition.ts';
import { lintProcess } from '../contract/lint-process.ts';

const registry = buildRegistry(features);
const subject = {
  object: 'opportunity',
  fields: new Set(Object.keys(registry.objects.get('opportunity')?.fields ?? {})),
  schema: objectSchema(registry),
};

function changed(change: (definition: ProcessDefinition) => void): string[] {
  const definition = ProcessDefinition.parse(structuredClone(defaultOpportunityProcess));
  change(definition);
  return lintProcess(definition, subject).map((issue) => issue.code.replace('process.lint.', ''));
}

test('the process a workspace starts with has nothing wrong with it', () => {
  expect(lintProcess(defaultOpportunityProcess, subject)).toEqual([]);
  expect(ProcessDefinition.parse(defaultOpportunityProcess)).toEqual(defaultOpportunityProcess);
});

test('a stage nothing leads to is refused', () => {
  expect(changed((definition) => (definition.transitions = definition.transitions.filter((move) => move.to !== 'solution')))).toContain(
    'unreachable',
  );
});

test('a stage from which no deal can ever close is refused', () => {
  expect(
    changed((definition) => (definition.transitions = definition.transitions.filter((move) => move.to !== 'lost' && move.to !== 'won'))),
  ).toContain('no_exit');
});

test('a stage without a way back is refused unless it says so', () => {
  const drop = (definition: ProcessDefinition) => (definition.transitions = definition.transitions.filter((move) => move.from !== 'won'));
  expect(changed(drop)).toEqual(['no_way_back']);
  expect(
    changed((definition) => {
      drop(definition);
      for (const stage of definition.stages) if (stage.id === 'won') stage.no_return = true;
    }),
  ).toEqual([]);
});

test('unknown names are refused where they stand: field, stage, and inside an expression', () => {
  expect(changed((definition) => definition.stages[1]?.entry.required.push('mood'))).toEqual(['unknown_field']);
  expect(
    changed((definition) =>
      definition.transitions.push({
        from: 'solution',
        to: 'moon',
        who: { kind: 'anyone' },
        requires_reason: false,
        required: [],
        conditions: [],
        checklist: [],
      }),
    ),
  ).toEqual(['unknown_stage']);
  expect(
    changed((definition) =>
      definition.stages[1]?.entry.conditions.push({ id: 'typo', expression: 'amuont > 0', message: { zh: '金额', en: 'amount' } }),
    ),
  ).toEqual(['bad_expression']);
});

test('two conditions of one name are refused, since an exception could mean either', () => {
  expect(
    changed((definition) =>
      definition.stages[2]?.entry.conditions.push({ id: 'amount_positive', expression: 'amount > 1', message: { zh: '金额', en: 'amount' } }),
    ),
  ).toEqual(['duplicate_condition']);
});
