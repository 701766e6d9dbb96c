import type { Label } from '#platform/contract/label.ts';
import type { Stage } from '#features/process/contract/definition.ts';

/** A warning on open deals; its expression holds when there is something to warn of. */
export interface WarningRule {
  readonly id: string;
  readonly severity: 'watch' | 'bad';
  /** Threshold of a stage; undefined switches the warning off there. */
  readonly threshold: (stage: Stage, position: StagePosition) => number | undefined;
  readonly expression: (threshold: number) => string;
  /** Figure shown in the label in place of `{value}`. */
  readonly shows?: (threshold: number) => string;
  /** `{threshold}` and `{value}` are filled in. */
  readonly label: Label;
}

/** Where a stage stands among the open ones: 0 is the first, 1 the last before closing. */
export interface StagePosition {
  readonly share: number;
}

const always = (threshold: number) => () => threshold;
const contactsTouched = "account.contacts.count(c, c.activities.exists(a, a.status == 'done' && a.at > now() - days(DAYS)))";

/** The warnings of open deals, each with its own threshold by stage: later stages are watched more closely. */
export const warningRules: readonly WarningRule[] = [
  {
    id: 'no_activity',
    severity: 'watch',
    threshold: (_stage, { share }) => (share >= 0.6 ? 7 : 14),
    expression: (days) => `created_at < now() - days(${days}) && activities.count(a, a.status == 'done' && a.at > now() - days(${days})) == 0`,
    label: { zh: '{threshold} 天没有跟进', en: 'No activity for {threshold} days' },
  },
  {
    id: 'overdue',
    severity: 'bad',
    threshold: always(0),
    expression: () => 'close_date < today()',
    shows: () => 'daysBetween(close_date, today())',
    label: { zh: '已过预计成交日 {value} 天', en: '{value} days past the close date' },
  },
  {
    id: 'pushed',
    severity: 'watch',
    threshold: always(3),
    expression: (times) => `pushed_count >= ${times}`,
    shows: () => 'pushed_count',
    label: { zh: '预计成交推迟 {value} 次', en: 'Close date pushed {value} times' },
  },
  {
    id: 'no_next_step',
    severity: 'bad',
    threshold: always(0),
    expression: () => '(next_step == null || isBlankText(next_step)) || next_step_on == null',
    label: { zh: '没有下一步', en: 'No next step' },
  },
  {
    id: 'next_step_overdue',
    severity: 'watch',
    threshold: always(0),
    expression: () => 'next_step_on < today()',
    shows: () => 'daysBetween(next_step_on, today())',
    label: { zh: '下一步过期 {value} 天', en: 'Next step {value} days overdue' },
  },
  {
    id: 'no_amount',
    severity: 'watch',
    threshold: (_stage, { share }) => (share >= 0.4 ? 0 : undefined),
    expression: () => 'amount == null || amount <= 0',
    label: { zh: '没有金额', en: 'No amount' },
  },
  {
    id: 'stalled',
    severity: 'watch',
    threshold: (stage) => stage.standard_dwell ?? undefined,
    expression: (days) => `workDaysBetween(stage_entered_at, now()) > ${days}`,
    shows: () => 'workDaysBetween(stage_entered_at, now())',
    label: { zh: '停留 {value} / 标准 {threshold} 个工作日', en: '{value} work days in stage, standard {threshold}' },
  },
  {
    id: 'single_contact',
    severity: 'watch',
    threshold: (_stage, { share }) => (share >= 0.4 ? 30 : undefined),
    expression: (days) => `account != null && ${contactsTouched.replace('DAYS', String(days))} == 1`,
    label: { zh: '{threshold} 天只有 1 位联系人互动', en: 'Only one contact active in {threshold} days' },
  },
];

/** The warning's text with its figures. */
export function labelOfWarning(rule: WarningRule, threshold: number, value: string | null): Label {
  const fill = (text: string): string => text.replaceAll('{threshold}', String(threshold)).replaceAll('{value}', value ?? '–');
  return { zh: fill(rule.label.zh), en: fill(rule.label.en) };
}

/** The rules that apply in a stage, each with its threshold there; none once a deal is closed. */
export function rulesFor(stage: Stage | undefined, stages: readonly Stage[]): { readonly rule: WarningRule; readonly threshold: number }[] {
  if (stage?.kind !== 'open') return [];
  const open = stages.filter((candidate) => candidate.kind === 'open');
  const share = open.length > 1 ? open.indexOf(stage) / (open.length - 1) : 1;
  return warningRules.flatMap((rule) => {
    const threshold = rule.threshold(stage, { share });
    return threshold === undefined ? [] : [{ rule, threshold }];
  });
}
