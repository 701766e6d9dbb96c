import { field } from '#engine/contract/objects/fields.ts';
import { defineObject } from '#engine/contract/objects/object.ts';
import { sourceChoices } from '#features/account/contract/account.choices.ts';
import { forecastCategories, lostReasons, outcomes } from './opportunity.choices.ts';
import { opportunityViews } from './opportunity.views.ts';

/** A deal we may win; its stage changes only through the sales process. */
export const opportunity = defineObject({
  id: 'opportunity',
  plural: 'opportunities',
  label: { zh: '商机', en: 'Opportunity' },
  labelPlural: { zh: '商机', en: 'Opportunities' },
  nameField: 'name',
  ownerField: 'owner',
  writes: 'generic',
  boardField: 'stage',
  rollup: { by: 'stage', sum: 'amount' },
  fields: {
    name: field.text({
      label: { zh: '商机名称', en: 'Opportunity name' },
      required: true,
      maxLength: 200,
      aliases: ['商机', '项目', '项目名称', '名称', '机会名称', 'opportunity', 'deal', 'deal name', 'name', 'potential name', 'opportunity name'],
    }),
    account: field.reference({
      label: { zh: '客户', en: 'Account' },
      object: 'account',
      historic: true,
      aliases: ['客户名称', '公司', '公司名称', 'account name', 'account id', 'accountid', 'company', 'customer', 'account:external_id__c'],
    }),
    owner: field.member({
      label: { zh: '负责人', en: 'Owner' },
      historic: true,
      aliases: [
        '销售',
        '业务员',
        '客户经理',
        '所有人',
        '归属人',
        'sales_agent',
        'sales agent',
        'opportunity owner',
        'potential owner',
        'deal owner',
        'ownerid',
        'sales rep',
      ],
    }),
    product: field.reference({
      label: { zh: '产品', en: 'Product' },
      object: 'product',
      aliases: ['意向产品', '产品名称', '商品', 'product name', 'item'],
    }),
    amount: field.money({
      label: { zh: '金额', en: 'Amount' },
      historic: true,
      min: '0',
      aliases: ['商机金额', '预计金额', '预计销售额', '成交金额', '合同金额', 'deal value', 'close_value', 'value', 'deal amount', 'deal size'],
    }),
    stage: field.choice({
      label: { zh: '阶段', en: 'Stage' },
      options: [],
      open: true,
      historic: true,
      aliases: ['商机阶段', '销售阶段', '当前阶段', 'deal_stage', 'deal stage', 'stagename', 'sales stage', 'pipeline stage'],
    }),
    forecast_category: field.choice({
      label: { zh: '预测类别', en: 'Forecast category' },
      options: forecastCategories,
      historic: true,
      aliases: ['预测', '预测分类', 'forecastcategory', 'forecast category', 'forecast type'],
    }),
    close_date: field.date({
      label: { zh: '预计成交日', en: 'Close date' },
      historic: true,
      aliases: [
        '预计成交日期',
        '预计签约日期',
        '预计结单日期',
        '成交日期',
        '关闭日期',
        'close_date',
        'closedate',
        'closing date',
        'expected close date',
      ],
    }),
    engaged_on: field.date({
      label: { zh: '接洽日期', en: 'Engaged on' },
      help: { zh: '销售真正开始接洽的日子；“接洽→成交”天数从它算起。', en: 'The day selling began; days from engagement to close count from it.' },
      aliases: ['开始日期', '接触日期', '立项日期', 'engage_date', 'engage date', 'engaged', 'start date'],
    }),
    closed_on: field.date({
      label: { zh: '实际关闭日', en: 'Closed on' },
      readOnly: true,
      aliases: ['实际成交日', '实际关闭日期', 'closed date', 'actual close date'],
    }),
    probability: field.percent({
      label: { zh: '赢率', en: 'Probability' },
      historic: true,
      min: '0',
      max: '100',
      aliases: ['成交概率', '概率', '可能性', 'win probability', 'probability (%)'],
    }),
    source: field.choice({
      label: { zh: '来源', en: 'Source' },
      options: sourceChoices,
      open: true,
      aliases: ['商机来源', '线索来源', 'lead source', 'leadsource'],
    }),
    next_step: field.text({
      label: { zh: '下一步', en: 'Next step' },
      maxLength: 500,
      aliases: ['下一步计划', '下步行动', 'nextstep', 'next action'],
    }),
    next_step_on: field.date({
      label: { zh: '下一步日期', en: 'Next step on' },
      historic: true,
      aliases: ['下次跟进时间', '下次跟进日期', '下次联系时间', 'next step date', 'next activity date', 'next contact date'],
    }),
    need: field.longText({ label: { zh: '需求', en: 'Need' }, aliases: ['客户需求', '痛点', '需求描述', 'pain', 'requirement', 'requirements'] }),
    budget: field.money({ label: { zh: '预算', en: 'Budget' }, min: '0', aliases: ['客户预算', '项目预算', 'budget amount'] }),
    competitor: field.text({
      label: { zh: '竞争对手', en: 'Competitor' },
      maxLength: 200,
      aliases: ['竞品', '友商', 'competitors', 'maincompetitors', 'main competitor'],
    }),
    lost_reason: field.choice({
      label: { zh: '输单原因', en: 'Lost reason' },
      options: lostReasons,
      aliases: ['丢单原因', '失败原因', '关闭原因', 'loss reason', 'reason for loss', 'closed lost reason'],
    }),
    lost_note: field.longText({ label: { zh: '输单说明', en: 'Lost note' }, aliases: ['丢单说明', 'loss description', 'loss note'] }),
    description: field.longText({ label: { zh: '说明', en: 'Description' }, aliases: ['备注', '描述', '商机描述', 'notes', 'remark', 'comments'] }),
    pushed_count: field.number({
      label: { zh: '推迟次数', en: 'Times pushed' },
      scale: 0,
      readOnly: true,
      help: { zh: '预计成交日被改晚的次数。', en: 'How often the close date was moved later.' },
    }),
    stage_entered_at: field.datetime({ label: { zh: '进入阶段时间', en: 'In stage since' }, readOnly: true }),
    outcome: field.choice({
      label: { zh: '结果', en: 'Outcome' },
      options: outcomes,
      historic: true,
      readOnly: true,
      aliases: ['商机状态', '是否成交', 'status', 'won/lost'],
    }),
    forecast_overridden: field.boolean({ label: { zh: '预测类别由人指定', en: 'Forecast category set by a person' }, readOnly: true }),
    imported: field.boolean({ label: { zh: '历史导入', en: 'Imported history' }, readOnly: true }),
  },
  children: {
    activities: { object: 'activity', field: 'opportunity', label: { zh: '跟进', en: 'Activities' } },
  },
  views: opportunityViews,
  layout: [
    { label: { zh: '商机信息', en: 'Deal' }, fields: ['name', 'account', 'owner', 'product', 'amount', 'close_date', 'source'] },
    { label: { zh: '推进', en: 'Progress' }, fields: ['stage', 'forecast_category', 'probability', 'next_step', 'next_step_on', 'engaged_on'] },
    { label: { zh: '判断', en: 'Assessment' }, fields: ['need', 'budget', 'competitor', 'description'] },
    { label: { zh: '结果', en: 'Result' }, fields: ['outcome', 'closed_on', 'lost_reason', 'lost_note', 'pushed_count', 'stage_entered_at'] },
  ],
});
