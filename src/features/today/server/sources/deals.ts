import { daysBetween } from '#platform/contract/format/format-date.ts';
import type { Label } from '#platform/contract/label.ts';
import type { RecordRow } from '#engine/contract/records/query.ts';
import { todayMessages } from '../../contract/today.messages.ts';
import type { Reason } from '../../contract/today.routes.ts';
import type { DayOfSeller } from '../day.ts';
import type { ActionDraft, DaySource } from '../day-source.ts';
import { moneyIn, nameIn, textIn } from '../record-values.ts';
import { wordsOf, writtenWords } from '../words.ts';
import { dueReason } from './tasks.ts';

const daysAhead = 7;

/** Deals whose agreed next step is near or late, or with which something is badly wrong. */
export const dealSource: DaySource = {
  id: 'deal',
  find: async (_ctx, day) => day.deals.flatMap((deal) => draftOf(deal, day) ?? []),
};

function draftOf(deal: RecordRow, day: DayOfSeller): ActionDraft | undefined {
  const step = textIn(deal, 'next_step');
  const on = textIn(deal, 'next_step_on');
  const ahead = on === undefined ? undefined : daysBetween(day.today, on);
  const warnings = day.warnings.get(deal.id) ?? [];
  const worst = warnings.find((warning) => warning.tone === 'bad');
  const isDue = step !== undefined && step.trim() !== '' && ahead !== undefined && ahead <= daysAhead;
  if (!isDue && !worst) return undefined;
  const probability = textIn(deal, 'probability');
  const others = warnings.filter((warning) => isDue || warning !== worst);
  const shown = [...(worst && !isDue ? [worst] : []), ...others.filter((warning) => warning.code !== 'next_step_overdue')].slice(0, 3);
  return {
    id: deal.id,
    icon: isDue ? 'arrow-right' : 'warning',
    title: isDue ? writtenWords(step) : fixOf(worst),
    about: [nameIn(deal, 'account'), textIn(deal, 'name')],
    reasons: [...(shown.length === 0 && ahead !== undefined ? [dueReason(ahead)] : shown), ...rateReason(probability)],
    amount: moneyIn(deal),
    probability: probability === undefined ? undefined : Number(probability),
    due: isDue ? (on ?? null) : null,
    isBad: worst !== undefined || (isDue && ahead < 0),
    object: 'opportunity',
    recordId: deal.id,
    // Its customer follows from the deal, whether or not the person sees the customer.
    links: { opportunity: deal.id },
    link: `/opportunities/${deal.id}`,
  };
}

function rateReason(probability: string | undefined): Reason[] {
  if (probability === undefined) return [];
  return [{ code: 'rate', tone: 'neutral', label: wordsOf(todayMessages['today.reason.rate'], { rate: String(Number(probability)) }) }];
}

function fixOf(worst: Reason | undefined): Label {
  if (worst?.code === 'overdue') return wordsOf(todayMessages['today.fix.overdue']);
  if (worst?.code === 'no_next_step') return wordsOf(todayMessages['today.fix.no_next_step']);
  const { zh, en } = todayMessages['today.fix.other'];
  return { zh: zh.replace('{warning}', worst?.label.zh ?? ''), en: en.replace('{warning}', worst?.label.en ?? '') };
}
