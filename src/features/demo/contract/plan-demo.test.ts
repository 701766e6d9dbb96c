import { expect, test } from 'vitest';
import { isBlankText } from '#engine/contract/expression/text-rules.ts';
import type { FieldValue } from '#engine/contract/objects/fields.ts';
import { defaultOpportunityProcess } from '#features/process/contract/default-process.ts';
import { findStage } from '#features/process/contract/definition.ts';
import { planDemo } from './plan-demo.ts';

const plan = planDemo('2026-11-22', 'Asia/Shanghai');

test('the same day gives the same company, of the promised size', () => {
  expect(JSON.stringify(planDemo('2026-11-22', 'Asia/Shanghai'))).toBe(JSON.stringify(plan));
  expect(plan.team).toHaveLength(40);
  expect(plan.accounts).toHaveLength(600);
  expect(plan.deals).toHaveLength(2_000);
  expect(plan.products).toHaveLength(15);
});

test('everything happens within the year that ends yesterday, in order', () => {
  const from = Date.parse('2025-11-22T00:00:00+08:00');
  const to = Date.parse('2026-11-22T00:00:00+08:00');
  for (const record of [...plan.deals, ...plan.activities]) {
    const instants = record.changes.map((change) => change.at.getTime());
    expect(instants.every((instant, at) => instant >= from && instant < to && (at === 0 || instant > (instants[at - 1] ?? 0)))).toBe(true);
  }
});

test('every deal got through each gate with what the gate asks for', () => {
  const contactsOf = new Map(plan.accounts.map((account) => [account.id, account.contacts]));
  const faults: string[] = [];
  for (const deal of plan.deals) {
    let state: Record<string, FieldValue> = {};
    for (const change of deal.changes) {
      state = { ...state, ...change.values };
      const stage = findStage(defaultOpportunityProcess, typeof change.values['stage'] === 'string' ? change.values['stage'] : null);
      if (!stage || change.event?.facts?.['reason'] !== undefined) continue;
      for (const field of stage.entry.required) if (!isFilled(state[field])) faults.push(`${deal.id} ${stage.id} ${field}`);
      const known = (contactsOf.get(String(state['account'])) ?? []).filter((contact) => contact.change.at <= change.at);
      if (stage.id === 'solution' && known.length === 0) faults.push(`${deal.id} has no contact`);
      if (stage.id === 'negotiation' && !known.some((contact) => contact.role === 'decision_maker')) faults.push(`${deal.id} has no decision maker`);
    }
  }
  expect(faults).toEqual([]);
});

test('it looks like a business: win rate, length, uneven groups', () => {
  const won = plan.deals.filter((deal) => deal.course.outcome === 'won');
  const lost = plan.deals.filter((deal) => deal.course.outcome === 'lost');
  const days = won
    .map((deal) => ((deal.changes.at(-1)?.at.getTime() ?? 0) - (deal.changes[0]?.at.getTime() ?? 0)) / 86_400_000)
    .toSorted((a, b) => a - b);
  const rateOf = (group: string): number => {
    const own = [...won, ...lost].filter((deal) => deal.course.owner.group?.id === group);
    return own.filter((deal) => deal.course.outcome === 'won').length / own.length;
  };
  expect(won.length / (won.length + lost.length)).toBeGreaterThan(0.25);
  expect(won.length / (won.length + lost.length)).toBeLessThan(0.45);
  expect(days[Math.floor(days.length / 2)]).toBeGreaterThan(40);
  expect(days[Math.floor(days.length / 2)]).toBeLessThan(90);
  expect(rateOf('east-key')).toBeGreaterThan(rateOf('south-west') + 0.1);
  expect(plan.deals.filter((deal) => deal.isBlank).length).toBeGreaterThan(10);
});

function isFilled(value: FieldValue | undefined): boolean {
  return value !== null && value !== undefined && !(typeof value === 'string' && isBlankText(value));
}
