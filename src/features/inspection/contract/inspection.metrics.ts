import { defineMetrics } from '#engine/contract/metrics/metric.ts';

const shared = {
  source: 'M59',
  object: 'inspection_action',
  unit: 'percent',
  direction: 'higher',
  version: 1,
  groupBy: ['owner', 'department', 'month', 'quarter'],
} as const;

/** Whether what was found is really mended; “closed” means verified, not “done”. */
export const inspectionMetrics = defineMetrics([
  {
    ...shared,
    id: 'actions_on_time',
    label: { zh: '整改按期率', en: 'Actions closed on time' },
    description: {
      zh: '期间内到期的纠正措施中，到期日前经复查关闭的占比。',
      en: 'Of the corrective actions due in the period, those verified and closed by their due date.',
    },
    formulaText: { zh: '按期关闭 ÷ 到期', en: 'closed by due date ÷ due' },
    population: 'due_on <= today()',
    dateField: 'due_on',
    formula: { kind: 'share', numerator: "status == 'closed' && closed_at != null && dateOf(closed_at) <= due_on" },
    nullRule: { zh: '没有到期的措施时无定义，不是 0。', en: 'Undefined, not 0, when no action was due.' },
  },
  {
    ...shared,
    id: 'rechecks_passed',
    label: { zh: '复查通过率', en: 'Rechecks passed' },
    description: { zh: '完成后首次复查即通过的措施占比。', en: 'Of the actions rechecked, those whose first recheck was green.' },
    formulaText: { zh: '首次复查通过 ÷ 已复查', en: 'first recheck green ÷ rechecked' },
    population: 'first_recheck_green != null',
    dateField: 'done_at',
    formula: { kind: 'share', numerator: 'first_recheck_green == true' },
    nullRule: { zh: '没有复查过的措施时无定义，不是 0。', en: 'Undefined, not 0, when nothing was rechecked.' },
  },
]);
