import type { ChoiceOption } from '#engine/contract/objects/fields.ts';

/** What kind of touch an entry is. */
export const activityTypes: readonly ChoiceOption[] = [
  { value: 'task', label: { zh: '任务', en: 'Task' }, colour: 'neutral', aliases: ['待办', 'todo', 'to-do'] },
  { value: 'call', label: { zh: '电话', en: 'Call' }, colour: 'info', aliases: ['电话拜访', '通话', 'phone call', 'phone', 'outbound', 'inbound'] },
  { value: 'meeting', label: { zh: '会议', en: 'Meeting' }, colour: 'accent', aliases: ['线上会议', '视频会议', 'event', 'demo'] },
  {
    value: 'visit',
    label: { zh: '拜访', en: 'Visit' },
    colour: 'good',
    aliases: ['上门拜访', '外出拜访', '实地拜访', 'on-site visit', 'site visit'],
  },
  { value: 'email', label: { zh: '邮件', en: 'E-mail' }, colour: 'neutral', aliases: ['电子邮件', 'e-mail', 'mail'] },
  { value: 'message', label: { zh: '微信 · 消息', en: 'Message' }, colour: 'neutral', aliases: ['微信', '短信', '消息', 'wechat', 'sms', 'chat'] },
  { value: 'note', label: { zh: '记录', en: 'Note' }, colour: 'neutral', aliases: ['笔记', '备注', 'notes', 'comment'] },
];

/** Whether it has happened. */
export const activityStatuses: readonly ChoiceOption[] = [
  {
    value: 'planned',
    label: { zh: '计划中', en: 'Planned' },
    colour: 'info',
    aliases: [
      '未开始',
      '待办',
      '进行中',
      'not started',
      'in progress',
      'deferred',
      'open',
      'scheduled',
      'waiting for input',
      'waiting on someone else',
    ],
  },
  { value: 'done', label: { zh: '已完成', en: 'Done' }, colour: 'good', aliases: ['完成', 'completed', 'closed', 'held'] },
  { value: 'cancelled', label: { zh: '已取消', en: 'Cancelled' }, colour: 'neutral', aliases: ['取消', 'canceled', 'not held'] },
];

/** What came of it. */
export const activityOutcomes: readonly ChoiceOption[] = [
  { value: 'advanced', label: { zh: '有推进', en: 'Advanced' }, colour: 'good', aliases: ['推进', '达成共识', 'positive'] },
  { value: 'positive', label: { zh: '意向积极', en: 'Interested' }, colour: 'info', aliases: ['积极', '有意向', 'interested'] },
  { value: 'neutral', label: { zh: '信息交流', en: 'Exchange' }, colour: 'neutral', aliases: ['一般', '例行', 'neutral'] },
  { value: 'objection', label: { zh: '有异议', en: 'Objection' }, colour: 'watch', aliases: ['异议', '顾虑', 'negative'] },
  {
    value: 'no_answer',
    label: { zh: '未接通', en: 'No answer' },
    colour: 'neutral',
    aliases: ['无人接听', '未联系上', 'no response', 'left voicemail', 'busy'],
  },
  { value: 'rejected', label: { zh: '被拒绝', en: 'Rejected' }, colour: 'bad', aliases: ['拒绝', 'not interested'] },
];
