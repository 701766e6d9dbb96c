import type { Label } from '#platform/contract/label.ts';
import type { Condition, ProcessDefinition, Stage, Transition } from './definition.ts';

const nothing = { required: [], conditions: [], checklist: [] };
const say = (zh: string, en: string): Label => ({ zh, en });

const hasContact: Condition = {
  id: 'has_contact',
  expression: 'account.contacts.count() >= 1',
  message: say('客户下要有联系人', 'The account needs a contact'),
  evidence: { expression: 'account.contacts.count()', label: say('现在有 {value} 位联系人', '{value} contacts now') },
  remedy: { action: 'create', object: 'contact', values: {} },
};

const hasMet: Condition = {
  id: 'has_met',
  expression: "activities.exists(a, a.status == 'done' && (a.type == 'meeting' || a.type == 'visit'))",
  message: say('与客户开过会或拜访过', 'Meet or visit the customer'),
  evidence: {
    expression: "activities.count(a, a.status == 'done')",
    label: say('已完成跟进 {value} 次，没有会议或拜访', '{value} activities done, none of them a meeting or visit'),
  },
  remedy: { action: 'create', object: 'activity', values: { type: 'meeting' } },
};

const hasDecisionMaker: Condition = {
  id: 'has_decision_maker',
  expression: "account.contacts.exists(c, c.buying_role == 'decision_maker')",
  message: say('联系人里要有“决策人”', 'A contact must be the decision maker'),
  evidence: {
    expression: 'account.contacts.count()',
    label: say('{value} 位联系人，没有一位是决策人', '{value} contacts, none of them the decision maker'),
  },
  remedy: { action: 'create', object: 'contact', values: { buying_role: 'decision_maker' } },
};

const hasAmount: Condition = {
  id: 'amount_positive',
  expression: 'amount > 0',
  message: say('金额要大于 0', 'The amount must be above 0'),
  remedy: { action: 'fill', field: 'amount' },
};

const open: readonly Stage[] = [
  stage('initial_contact', say('初步接触', 'Initial contact'), 10, 'pipeline', 5, [
    '线索确认',
    '初次接触',
    'prospecting',
    'prospect',
    'qualification',
    'new',
    'appointment scheduled',
  ]),
  {
    ...stage('needs_confirmed', say('需求确认', 'Needs confirmed'), 20, 'pipeline', 8, [
      '需求分析',
      '需求调研',
      'needs analysis',
      'engaging',
      'discovery',
      'qualified to buy',
    ]),
    entry: { ...nothing, required: ['account', 'need'] },
  },
  {
    ...stage('solution', say('方案交流', 'Solution'), 40, 'pipeline', 8, [
      '方案制定',
      '方案报价',
      '方案演示',
      'value proposition',
      'proposal/price quote',
      'proposal',
      'presentation scheduled',
      'initial offer',
    ]),
    entry: { ...nothing, required: ['amount', 'close_date'], conditions: [hasContact] },
  },
  {
    ...stage('technical_validation', say('技术验证', 'Technical validation'), 60, 'pipeline', 7, [
      '测试',
      '试用',
      'poc',
      '样品测试',
      'id. decision makers',
      'perception analysis',
      'evaluation',
      'demo',
    ]),
    entry: { ...nothing, required: ['product'], conditions: [hasMet] },
  },
  {
    ...stage('negotiation', say('商务谈判', 'Negotiation'), 75, 'best_case', 10, [
      '谈判',
      '商务',
      '价格谈判',
      'negotiation/review',
      'negotiation',
      'decision maker bought-in',
    ]),
    entry: {
      required: ['budget'],
      conditions: [hasDecisionMaker, hasAmount],
      checklist: [
        { id: 'validation_report', label: say('技术验证结论已得到客户书面确认', 'The customer confirmed the validation in writing'), required: true },
      ],
    },
  },
  {
    ...stage('contract_approval', say('合同审批', 'Contract approval'), 90, 'commit', 5, [
      '合同',
      '签约',
      '合同签订',
      'contract sent',
      'contract',
      'commit',
    ]),
    entry: {
      required: ['close_date', 'next_step', 'next_step_on'],
      conditions: [],
      checklist: [{ id: 'discount_cleared', label: say('折扣在授权内，或已获批准', 'The discount is within authority or approved'), required: true }],
    },
  },
];

const won: Stage = {
  ...stage('won', say('赢单', 'Won'), 100, 'closed', null, ['成交', '已成交', '签约成功', 'closed won', 'closedwon', 'closed - won']),
  kind: 'won',
  entry: {
    required: ['account', 'amount'],
    conditions: [],
    checklist: [{ id: 'contract_signed', label: say('合同已双方签章', 'Both sides signed the contract'), required: true }],
  },
};

const lost: Stage = {
  ...stage('lost', say('输单', 'Lost'), 0, 'omitted', null, [
    '丢单',
    '失败',
    '战败',
    '流失',
    'closed lost',
    'closedlost',
    'closed - lost',
    'closed-lost to competition',
  ]),
  kind: 'lost',
  entry: { ...nothing, required: ['lost_reason'] },
};

function stage(
  id: string,
  label: Label,
  probability: number,
  forecast_category: Stage['forecast_category'],
  standard_dwell: number | null,
  aliases: string[],
): Stage {
  return { id, label, aliases, kind: 'open', probability, forecast_category, standard_dwell, entry: nothing, no_return: false };
}

function move(from: string, to: string, more: Partial<Transition> = {}): Transition {
  return { from, to, ...nothing, who: { kind: 'anyone' }, requires_reason: false, ...more };
}

const leaders = { kind: 'roles' as const, roles: ['manager', 'operations', 'administrator'] };

const forward = [...open, won].slice(1).map((to, index) => move(open[index]?.id ?? '', to.id));
const back = open.flatMap((to, index) => open.slice(index + 1).map((from) => move(from.id, to.id, { requires_reason: true })));

/** The process a new workspace starts with: Chinese B2B selling of equipment and software, six steps to a contract. */
export const defaultOpportunityProcess: ProcessDefinition = {
  stages: [...open, won, lost],
  transitions: [
    ...forward,
    ...back,
    move('*', 'lost'),
    move('lost', 'initial_contact', { requires_reason: true }),
    move('lost', 'needs_confirmed', { requires_reason: true }),
    move('won', 'contract_approval', { requires_reason: true, who: leaders }),
  ],
};
