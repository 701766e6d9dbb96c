import { field } from '#engine/contract/objects/fields.ts';
import { defineObject } from '#engine/contract/objects/object.ts';
import type { ListView } from '#engine/contract/objects/object.ts';
import { activityOutcomes, activityStatuses, activityTypes } from './activity.choices.ts';

const columns = ['subject', 'type', 'status', 'at', 'account', 'contact', 'opportunity', 'outcome', 'owner'];
const newest = [{ field: 'at', descending: true }];
const soonest = [{ field: 'due_at' }];

const views: readonly ListView[] = [
  { id: 'mine_planned', label: { zh: '我的待办', en: 'My open items' }, filter: "owner == me() && status == 'planned'", sort: soonest, columns },
  { id: 'overdue', label: { zh: '已逾期', en: 'Overdue' }, filter: "status == 'planned' && due_at < now()", sort: soonest, columns },
  { id: 'recent', label: { zh: '最近跟进', en: 'Recent' }, filter: "status == 'done'", sort: newest, columns: [...columns, 'quality'] },
  { id: 'visits', label: { zh: '拜访', en: 'Visits' }, filter: "type == 'visit'", sort: newest, columns: [...columns, 'location'] },
  { id: 'all', label: { zh: '全部跟进', en: 'All activities' }, sort: newest, columns },
];

/** One touch with a customer, planned or done; may link account, contact and deal at once. */
export const activity = defineObject({
  id: 'activity',
  plural: 'activities',
  label: { zh: '跟进', en: 'Activity' },
  labelPlural: { zh: '跟进', en: 'Activities' },
  nameField: 'subject',
  ownerField: 'owner',
  writes: 'generic',
  boardField: 'status',
  fields: {
    type: field.choice({
      label: { zh: '方式', en: 'Type' },
      options: activityTypes,
      required: true,
      initial: 'task',
      aliases: ['类型', '跟进方式', '跟进类型', '活动类型', 'activity type', 'call type', 'kind'],
    }),
    subject: field.text({
      label: { zh: '主题', en: 'Subject' },
      required: true,
      maxLength: 300,
      aliases: ['标题', '跟进主题', '任务名称', 'title', 'topic', 'task name'],
    }),
    content: field.longText({
      label: { zh: '内容', en: 'Content' },
      aliases: ['跟进内容', '跟进记录', '沟通内容', '纪要', '描述', 'description', 'comments', 'notes', 'body'],
    }),
    account: field.reference({
      label: { zh: '客户', en: 'Account' },
      object: 'account',
      onDelete: 'cascade',
      aliases: ['客户名称', '公司', 'account name', 'accountid', 'account id', 'company', 'related to'],
    }),
    contact: field.reference({
      label: { zh: '联系人', en: 'Contact' },
      object: 'contact',
      onDelete: 'clear',
      aliases: ['联系人姓名', 'contact name', 'contactid', 'contact id', 'whoid'],
    }),
    opportunity: field.reference({
      label: { zh: '商机', en: 'Opportunity' },
      object: 'opportunity',
      onDelete: 'cascade',
      aliases: ['商机名称', '项目', 'deal', 'opportunity name', 'potentialid', 'opportunityid', 'whatid'],
    }),
    owner: field.member({
      label: { zh: '负责人', en: 'Owner' },
      aliases: ['跟进人', '执行人', '所有人', '销售', 'task owner', 'call owner', 'event owner', 'activity owner', 'ownerid', 'assigned to'],
    }),
    due_at: field.datetime({
      label: { zh: '计划时间', en: 'Due' },
      aliases: ['计划日期', '截止时间', '截止日期', '到期日', '开始时间', 'due date', 'start datetime', 'call start time', 'activitydate', 'due'],
    }),
    done_at: field.datetime({
      label: { zh: '完成时间', en: 'Done at' },
      aliases: ['实际时间', '跟进时间', '拜访时间', 'completed at', 'completed time', 'completeddatetime', 'closed time', 'date'],
    }),
    at: field.datetime({
      label: { zh: '计入时间', en: 'Counts for' },
      readOnly: true,
      help: { zh: '已完成取完成时间，否则取计划时间。', en: 'When done, the time it was done; otherwise the time it is due.' },
    }),
    status: field.choice({
      label: { zh: '状态', en: 'Status' },
      options: activityStatuses,
      required: true,
      initial: 'planned',
      aliases: ['任务状态', '完成状态', 'task status'],
    }),
    outcome: field.choice({
      label: { zh: '结果', en: 'Outcome' },
      options: activityOutcomes,
      aliases: ['跟进结果', '沟通结果', 'result', 'call result', 'call purpose'],
    }),
    next_step: field.text({ label: { zh: '下一步', en: 'Next step' }, maxLength: 500, aliases: ['下一步计划', '下步行动', 'next action'] }),
    next_step_on: field.date({
      label: { zh: '下一步日期', en: 'Next step on' },
      aliases: ['下次跟进时间', '下次跟进日期', '下次联系时间', 'next step date', 'follow up date'],
    }),
    original_due_at: field.datetime({
      label: { zh: '最初计划时间', en: 'First due' },
      readOnly: true,
      help: { zh: '改期不改变它，迟到与否按它算。', en: 'Rescheduling leaves it as it is; lateness counts from it.' },
    }),
    location: field.text({ label: { zh: '地点', en: 'Location' }, maxLength: 300, aliases: ['拜访地点', '签到地点', '地址', 'place', 'venue'] }),
    check_in_at: field.datetime({ label: { zh: '签到时间', en: 'Checked in at' }, aliases: ['check-in time', 'checkin'] }),
    check_in_latitude: field.number({ label: { zh: '签到纬度', en: 'Check-in latitude' }, scale: 6, min: '-90', max: '90' }),
    check_in_longitude: field.number({ label: { zh: '签到经度', en: 'Check-in longitude' }, scale: 6, min: '-180', max: '180' }),
    check_in_accuracy: field.number({ label: { zh: '定位精度', en: 'Accuracy' }, scale: 0, min: '0', unit: { zh: '米', en: 'm' } }),
    photos: field.file({ label: { zh: '照片', en: 'Photos' }, aliases: ['拜访照片', 'pictures'] }),
    duration: field.number({
      label: { zh: '时长', en: 'Duration' },
      scale: 0,
      min: '0',
      unit: { zh: '分钟', en: 'min' },
      aliases: ['通话时长', '分钟数', 'duration (minutes)', 'call duration (in minutes)', 'durationinminutes'],
    }),
    quality: field.number({
      label: { zh: '跟进质量', en: 'Quality' },
      scale: 0,
      min: '0',
      max: '4',
      readOnly: true,
      help: { zh: '内容、结果、下一步、日期，各 1 分。', en: 'One point each for content, outcome, next step and its date.' },
    }),
  },
  views,
  layout: [
    { label: { zh: '跟进', en: 'Activity' }, fields: ['type', 'subject', 'content', 'outcome', 'status', 'owner'] },
    { label: { zh: '关联', en: 'Linked to' }, fields: ['account', 'contact', 'opportunity'] },
    { label: { zh: '时间地点', en: 'When and where' }, fields: ['due_at', 'done_at', 'original_due_at', 'duration', 'location'] },
    {
      label: { zh: '签到', en: 'Check-in' },
      fields: ['check_in_at', 'check_in_latitude', 'check_in_longitude', 'check_in_accuracy', 'photos'],
      visibleWhen: "type == 'visit'",
    },
    { label: { zh: '下一步', en: 'Next step' }, fields: ['next_step', 'next_step_on', 'quality'] },
  ],
});
