import { field } from '#engine/contract/objects/fields.ts';
import { defineObject } from '#engine/contract/objects/object.ts';

const columns = ['title', 'owner', 'due_on', 'status', 'closed_at'];

/** What somebody does to mend a finding; written by the use-cases of inspection only. */
export const inspectionAction = defineObject({
  id: 'inspection_action',
  plural: 'corrective-actions',
  label: { zh: '纠正措施', en: 'Corrective action' },
  labelPlural: { zh: '纠正措施', en: 'Corrective actions' },
  nameField: 'title',
  ownerField: 'owner',
  writes: 'use-cases',
  fields: {
    title: field.text({ label: { zh: '要做什么', en: 'What is to be done' }, required: true, maxLength: 300 }),
    cause: field.longText({ label: { zh: '原因', en: 'Cause' } }),
    owner: field.member({ label: { zh: '负责人', en: 'Owner' }, required: true }),
    due_on: field.date({ label: { zh: '期限', en: 'Due' }, required: true }),
    status: field.choice({
      label: { zh: '状态', en: 'Status' },
      required: true,
      readOnly: true,
      options: [
        { value: 'open', label: { zh: '待处理', en: 'Open' }, colour: 'neutral' },
        { value: 'done', label: { zh: '待复查', en: 'To be rechecked' }, colour: 'watch' },
        { value: 'closed', label: { zh: '已关闭', en: 'Closed' }, colour: 'good' },
        { value: 'reopened', label: { zh: '已退回', en: 'Reopened' }, colour: 'bad' },
      ],
    }),
    done_at: field.datetime({ label: { zh: '完成时间', en: 'Done at' }, readOnly: true }),
    closed_at: field.datetime({ label: { zh: '关闭时间', en: 'Closed at' }, readOnly: true }),
    first_recheck_green: field.boolean({ label: { zh: '首次复查通过', en: 'First recheck green' }, readOnly: true }),
    adopted_version: field.number({ label: { zh: '采纳于流程版本', en: 'Adopted in process version' }, scale: 0, readOnly: true }),
  },
  views: [
    { id: 'open', label: { zh: '未关闭', en: 'Open' }, filter: "status != 'closed'", sort: [{ field: 'due_on' }], columns },
    { id: 'all', label: { zh: '全部', en: 'All' }, sort: [{ field: 'due_on', descending: true }], columns },
  ],
  layout: [{ label: { zh: '纠正措施', en: 'Corrective action' }, fields: ['title', 'cause', 'owner', 'due_on', 'status', 'done_at', 'closed_at'] }],
});
