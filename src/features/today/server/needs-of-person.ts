import { todayMessages } from '../contract/today.messages.ts';
import type { Reason, TeamRow } from '../contract/today.routes.ts';
import { wordsOf } from './words.ts';

/** What is known of one person of a team. */
export interface PersonFacts {
  readonly cells: TeamRow['cells'];
  readonly openCount: number;
  /** Percent of the quarter's work days that have passed. */
  readonly duePercent: number;
}

const leastFollowUps = 5;
const behindPoints = 15;

/** Where a person needs help, the serious first; each is a fact with its number. */
export function needsOf({ cells, openCount, duePercent }: PersonFacts): Reason[] {
  const number = (column: keyof TeamRow['cells']) => Number(cells[column].value ?? 0);
  const tooMany = (count: number) => (count * 5 >= openCount ? 'bad' : 'watch');
  const needs: Reason[] = [];
  const noStep = number('noStep');
  if (noStep > 0) needs.push({ code: 'no_step', tone: tooMany(noStep), label: wordsOf(todayMessages['today.need.no_step'], { count: noStep }) });
  const overdue = number('overdue');
  if (overdue > 0) needs.push({ code: 'overdue', tone: tooMany(overdue), label: wordsOf(todayMessages['today.need.overdue'], { count: overdue }) });
  const stalled = number('stalled');
  if (stalled >= 3) needs.push({ code: 'stalled', tone: 'watch', label: wordsOf(todayMessages['today.need.stalled'], { count: stalled }) });
  const { compliance, attainment } = cells;
  if (compliance.value !== null && compliance.n >= leastFollowUps && Number(compliance.value) < 60) {
    const percent = Number(compliance.value).toFixed(0);
    const tone = Number(compliance.value) < 40 ? 'bad' : 'watch';
    needs.push({ code: 'compliance', tone, label: wordsOf(todayMessages['today.need.compliance'], { percent, count: compliance.n }) });
  }
  if (attainment.value !== null && Number(attainment.value) < duePercent - behindPoints) {
    const percent = Number(attainment.value).toFixed(0);
    const tone = Number(attainment.value) < duePercent / 2 ? 'bad' : 'watch';
    needs.push({ code: 'attainment', tone, label: wordsOf(todayMessages['today.need.attainment'], { percent, due: duePercent.toFixed(0) }) });
  }
  return needs.toSorted((left, right) => Number(right.tone === 'bad') - Number(left.tone === 'bad'));
}
