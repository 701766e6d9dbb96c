import type { z } from 'zod';
import { TemplateDefinition } from './template.ts';

type Item = z.input<typeof TemplateDefinition>['items'][number];

const openDeals = "outcome == 'open'";

const processItems: readonly Item[] = [
  {
    kind: 'rule', id: 'lost_reason_given', section: 'process', severity: 'major', weight: 2, object: 'opportunity', allowedShare: '0', excludeImported: true, dateField: 'closed_on', fixField: 'lost_reason',
    label: { zh: '输单写明了原因', en: 'Lost deals say why' },
    guidance: { zh: '没有原因就无法改进；在关口要求填写。', en: 'Without a reason nothing can be improved; ask for it at the gate.' },
    population: "outcome == 'lost'", condition: 'lost_reason != null',
  },
  {
    kind: 'rule', id: 'won_has_amount', section: 'process', severity: 'critical', weight: 2, object: 'opportunity', allowedShare: '0', dateField: 'closed_on', fixField: 'amount',
    label: { zh: '赢单有成交金额', en: 'Won deals carry an amount' },
    guidance: { zh: '赢单没有金额，业绩、提成和预测都会算错。', en: 'A win without an amount falsifies results, commission and forecast.' },
    population: "outcome == 'won'", condition: 'amount != null && amount > 0',
  },
  {
    kind: 'rule', id: 'late_stage_has_amount', section: 'process', severity: 'major', weight: 2, object: 'opportunity', allowedShare: '5', fixField: 'amount',
    label: { zh: '过半概率的商机有金额', en: 'Deals past even odds carry an amount' },
    guidance: { zh: '越靠近成交，金额越要清楚，否则管道是空的。', en: 'The nearer the close, the clearer the amount must be; otherwise the pipeline is hollow.' },
    population: `${openDeals} && probability >= 50`, condition: 'amount != null && amount > 0',
  },
  {
    kind: 'rule', id: 'stage_not_stalled', section: 'process', severity: 'major', weight: 2, object: 'opportunity', allowedShare: '20', excludeImported: true,
    label: { zh: '没有在同一阶段停留超过 30 天', en: 'No deal sits in one stage for over 30 days' },
    guidance: { zh: '停滞的商机要么推进，要么关掉。', en: 'A stalled deal is either moved on or closed.' },
    population: `${openDeals} && stage_entered_at != null`, condition: 'stage_entered_at >= now() - days(30)',
  },
];

const dataItems: readonly Item[] = [
  {
    kind: 'rule', id: 'open_has_account', section: 'data', severity: 'major', weight: 3, object: 'opportunity', allowedShare: '5', fixField: 'account',
    label: { zh: '在途商机有客户', en: 'Open deals name their account' },
    guidance: { zh: '没有客户的商机无法核对、无法跟进。', en: 'A deal without an account can be neither verified nor followed up.' },
    population: openDeals, condition: 'account != null',
  },
  {
    kind: 'rule', id: 'open_has_close_date', section: 'data', severity: 'major', weight: 2, object: 'opportunity', allowedShare: '5', fixField: 'close_date',
    label: { zh: '在途商机有预计成交日', en: 'Open deals have an expected close date' },
    guidance: { zh: '没有预计成交日，就排不进任何一期的预测。', en: 'Without a close date a deal belongs to no forecast.' },
    population: openDeals, condition: 'close_date != null',
  },
  {
    kind: 'rule', id: 'close_date_not_past', section: 'data', severity: 'major', weight: 3, object: 'opportunity', allowedShare: '2', fixField: 'close_date',
    label: { zh: '预计成交日没有过期', en: 'Expected close dates are not in the past' },
    guidance: { zh: '日期过了还没关：改日期并写原因，或关掉。', en: 'Past its date and still open: move the date with a reason, or close it.' },
    population: `${openDeals} && close_date != null`, condition: 'close_date >= today()',
  },
  {
    kind: 'rule', id: 'open_has_amount', section: 'data', severity: 'minor', weight: 2, object: 'opportunity', allowedShare: '20', fixField: 'amount',
    label: { zh: '在途商机有金额', en: 'Open deals carry an amount' },
    guidance: { zh: '没有金额的商机不进管道金额。', en: 'A deal without an amount adds nothing to the pipeline.' },
    population: openDeals, condition: 'amount != null && amount > 0',
  },
  {
    kind: 'rule', id: 'account_has_industry', section: 'data', severity: 'minor', weight: 1, object: 'account', allowedShare: '10', fixField: 'industry',
    label: { zh: '客户填了行业', en: 'Accounts name their industry' },
    guidance: { zh: '没有行业就看不出哪个市场赢得多。', en: 'Without an industry nobody sees which market is won.' },
    population: 'true', condition: 'industry != null',
  },
  {
    kind: 'rule', id: 'contact_reachable', section: 'data', severity: 'minor', weight: 1, object: 'contact', allowedShare: '5', fixField: 'mobile',
    label: { zh: '联系人有电话或邮箱', en: 'Contacts have a phone or an e-mail' },
    guidance: { zh: '联系不上的联系人等于没有。', en: 'A contact nobody can reach is none.' },
    population: 'true', condition: 'mobile != null || phone != null || email != null',
  },
];

const followItems: readonly Item[] = [
  {
    kind: 'rule', id: 'open_has_next_step', section: 'follow_up', severity: 'major', weight: 3, object: 'opportunity', allowedShare: '10', fixField: 'next_step_on',
    label: { zh: '在途商机有下一步', en: 'Open deals have a next step' },
    guidance: { zh: '没有下一步的商机没有人在推进。', en: 'A deal without a next step is being moved by nobody.' },
    population: openDeals, condition: 'next_step_on != null',
  },
  {
    kind: 'rule', id: 'next_step_not_overdue', section: 'follow_up', severity: 'minor', weight: 2, object: 'opportunity', allowedShare: '10', fixField: 'next_step_on',
    label: { zh: '下一步没有逾期', en: 'Next steps are not overdue' },
    guidance: { zh: '约好的下一步过期，客户会先发现。', en: 'The customer notices an overdue next step first.' },
    population: `${openDeals} && next_step_on != null`, condition: 'next_step_on >= today()',
  },
  {
    kind: 'rule', id: 'followed_within_30_days', section: 'follow_up', severity: 'major', weight: 3, object: 'opportunity', allowedShare: '10',
    label: { zh: '30 天内有过跟进', en: 'Followed up within 30 days' },
    guidance: { zh: '30 天没有联系，胜算按月下降。', en: 'After 30 days of silence the odds fall month by month.' },
    population: openDeals, condition: "activities.exists(a, a.status == 'done' && a.at > now() - days(30))",
  },
  {
    kind: 'metric', id: 'follow_up_on_time', section: 'follow_up', severity: 'minor', weight: 2, metric: 'follow_up_timeliness', zero: '50', full: '95', passAt: 60,
    label: { zh: '跟进按时完成', en: 'Follow-ups are done on time' },
    guidance: { zh: '改期不抹掉迟到：按最初约定的时间算。', en: 'Rescheduling does not erase lateness: the first date agreed counts.' },
  },
];

const pipelineItems: readonly Item[] = [
  {
    kind: 'rule', id: 'not_pushed_often', section: 'pipeline', severity: 'minor', weight: 2, object: 'opportunity', allowedShare: '10',
    label: { zh: '预计成交日推迟不到 3 次', en: 'Close dates were pushed fewer than three times' },
    guidance: { zh: '推迟三次以上的日期不是预测，是愿望。', en: 'A date pushed three times is a wish, not a forecast.' },
    population: openDeals, condition: 'pushed_count == null || pushed_count < 3',
  },
  {
    kind: 'rule', id: 'not_older_than_half_year', section: 'pipeline', severity: 'major', weight: 2, object: 'opportunity', allowedShare: '15',
    label: { zh: '在途不超过 180 天', en: 'Open for no more than 180 days' },
    guidance: { zh: '在途超过半年的商机多半已经输了。', en: 'A deal open for over half a year is mostly lost already.' },
    population: `${openDeals} && engaged_on != null`, condition: 'engaged_on >= today() - days(180)',
  },
];

const performanceItems: readonly Item[] = [
  {
    kind: 'metric', id: 'win_rate_in_band', section: 'performance', severity: 'major', weight: 2, metric: 'win_rate', zero: '10', full: '60', passAt: 60,
    label: { zh: '赢单率达标', en: 'Win rate is in its band' },
    guidance: { zh: '赢单 ÷（赢单 + 输单），按关闭日计。', en: 'Won ÷ (won + lost) by closing day.' },
  },
  {
    kind: 'metric', id: 'completeness_in_band', section: 'performance', severity: 'minor', weight: 1, metric: 'data_completeness', zero: '50', full: '95', passAt: 60,
    label: { zh: '资料完整度达标', en: 'Data completeness is in its band' },
    guidance: { zh: '按阶段必填的字段计；“TBD、无”不算填写。', en: 'Fields required by stage; “TBD” does not count as filled.' },
  },
];

/** The items a new workspace starts with; each can be copied, changed and weighed in its own template. */
export const readyTemplate: TemplateDefinition = TemplateDefinition.parse({
  passMark: 75,
  sections: [
    { id: 'process', label: { zh: '流程合规', en: 'Process conformance' }, weight: 25 },
    { id: 'data', label: { zh: '数据真实', en: 'Data accuracy' }, weight: 25, minimum: 60 },
    { id: 'follow_up', label: { zh: '客户跟进', en: 'Follow-up' }, weight: 25 },
    { id: 'pipeline', label: { zh: '管道健康', en: 'Pipeline hygiene' }, weight: 15 },
    { id: 'performance', label: { zh: '绩效管理', en: 'Performance' }, weight: 10 },
  ],
  items: [...processItems, ...dataItems, ...followItems, ...pipelineItems, ...performanceItems],
});
