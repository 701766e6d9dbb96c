import { field } from '#engine/contract/objects/fields.ts';
import { defineObject } from '#engine/contract/objects/object.ts';
import { targetGrains, targetLevels, targetStatuses, targetUnits } from './target.choices.ts';

/** A set of targets for some stretch of time; once approved it never changes, a change is a new version with a reason. */
export const targetVersion = defineObject({
  id: 'target_version',
  plural: 'target_versions',
  label: { zh: '目标版本', en: 'Target version' },
  labelPlural: { zh: '目标版本', en: 'Target versions' },
  nameField: 'name',
  writes: 'use-cases',
  fields: {
    name: field.text({ label: { zh: '名称', en: 'Name' }, required: true, maxLength: 120 }),
    period_from: field.date({ label: { zh: '开始', en: 'From' }, required: true }),
    period_to: field.date({ label: { zh: '结束', en: 'To' }, required: true, help: { zh: '含当天。', en: 'That day included.' } }),
    grain: field.choice({ label: { zh: '粒度', en: 'Grain' }, options: targetGrains, required: true }),
    status: field.choice({ label: { zh: '状态', en: 'Status' }, options: targetStatuses, required: true, readOnly: true }),
    prorates: field.boolean({ label: { zh: '按在岗天数折算', en: 'Prorated by active days' }, initial: true }),
    reason: field.longText({ label: { zh: '变更原因', en: 'Reason of the change' } }),
    replaces: field.reference({ label: { zh: '取代', en: 'Replaces' }, object: 'target_version', readOnly: true }),
    approved_by: field.member({ label: { zh: '批准人', en: 'Approved by' }, readOnly: true }),
    approved_at: field.datetime({ label: { zh: '批准时间', en: 'Approved at' }, readOnly: true }),
  },
  views: [
    {
      id: 'all',
      label: { zh: '全部版本', en: 'All versions' },
      sort: [{ field: 'period_from', descending: true }],
      columns: ['name', 'status', 'period_from', 'period_to', 'grain'],
    },
  ],
  layout: [
    {
      label: { zh: '目标版本', en: 'Target version' },
      fields: ['name', 'status', 'period_from', 'period_to', 'grain', 'prorates', 'reason', 'replaces', 'approved_by', 'approved_at'],
    },
  ],
});

/** One number to reach: metric × period × whose × level × optional product. Empty is not 0. */
export const targetCell = defineObject({
  id: 'target_cell',
  plural: 'target_cells',
  label: { zh: '目标', en: 'Target' },
  labelPlural: { zh: '目标', en: 'Targets' },
  nameField: 'metric',
  ownerField: 'owner',
  writes: 'use-cases',
  fields: {
    target_version: field.reference({ label: { zh: '目标版本', en: 'Target version' }, object: 'target_version', required: true }),
    metric: field.text({ label: { zh: '指标', en: 'Metric' }, required: true, maxLength: 80 }),
    level: field.choice({ label: { zh: '档次', en: 'Level' }, options: targetLevels, required: true, initial: 'target' }),
    period_from: field.date({ label: { zh: '开始', en: 'From' }, required: true }),
    period_to: field.date({ label: { zh: '结束', en: 'To' }, required: true }),
    unit: field.choice({ label: { zh: '对象', en: 'Whose' }, options: targetUnits, required: true }),
    owner: field.member({ label: { zh: '成员', en: 'Member' } }),
    department: field.department({ label: { zh: '部门', en: 'Department' } }),
    product: field.reference({ label: { zh: '产品', en: 'Product' }, object: 'product' }),
    amount: field.money({ label: { zh: '目标金额', en: 'Target amount' } }),
    quantity: field.number({ label: { zh: '目标数', en: 'Target number' }, scale: 2 }),
    computed_amount: field.money({ label: { zh: '计算出的金额', en: 'Computed amount' }, readOnly: true }),
    computed_quantity: field.number({ label: { zh: '计算出的数', en: 'Computed number' }, scale: 2, readOnly: true }),
    reason: field.longText({ label: { zh: '改动原因', en: 'Reason' } }),
    is_locked: field.boolean({ label: { zh: '已锁定', en: 'Locked' }, readOnly: true, initial: false }),
  },
  views: [
    {
      id: 'all',
      label: { zh: '全部目标', en: 'All targets' },
      sort: [{ field: 'period_from', descending: true }],
      columns: ['metric', 'unit', 'owner', 'department', 'period_from', 'period_to', 'amount', 'quantity'],
    },
  ],
  layout: [
    {
      label: { zh: '目标', en: 'Target' },
      fields: [
        'target_version',
        'metric',
        'level',
        'unit',
        'owner',
        'department',
        'product',
        'period_from',
        'period_to',
        'amount',
        'quantity',
        'computed_amount',
        'computed_quantity',
        'reason',
        'is_locked',
      ],
    },
  ],
});
