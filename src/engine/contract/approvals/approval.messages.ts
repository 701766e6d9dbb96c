import { defineMessages } from '#platform/contract/messages.ts';

/** Words of the approvals centre. */
export const approvalMessages = defineMessages({
  'approval.title': { zh: '审批', en: 'Approvals' },
  'approval.stamp': { zh: '审批，{count} 件待我处理', en: { one: 'Approvals, {count} waits for me', other: 'Approvals, {count} wait for me' } },
  'approval.view.waiting': { zh: '待我处理', en: 'Waiting for me' },
  'approval.view.others': { zh: '待他人处理', en: 'Waiting for others' },
  'approval.view.mine': { zh: '我提交的', en: 'My requests' },
  'approval.view.decided': { zh: '我处理过的', en: 'Decided by me' },
  'approval.asked': { zh: '{name}申请', en: 'Asked by {name}' },
  'approval.asked_of': { zh: '等{names}处理', en: 'Waits for {names}' },
  'approval.approve': { zh: '批准', en: 'Approve' },
  'approval.decline': { zh: '驳回', en: 'Decline' },
  'approval.withdraw': { zh: '撤回申请', en: 'Take back' },
  'approval.note': { zh: '意见', en: 'Note' },
  'approval.note_hint': { zh: '驳回时必填，对方会看到', en: 'Needed to decline; the asker sees it' },
  'approval.approved': { zh: '已批准', en: 'Approved' },
  'approval.declined': { zh: '已驳回', en: 'Declined' },
  'approval.withdrawn': { zh: '已撤回', en: 'Taken back' },
  'approval.status.waiting': { zh: '待处理', en: 'Waiting' },
  'approval.status.approved': { zh: '已批准', en: 'Approved' },
  'approval.status.declined': { zh: '已驳回', en: 'Declined' },
  'approval.status.withdrawn': { zh: '已撤回', en: 'Taken back' },
  'approval.status.expired': { zh: '已过期', en: 'Expired' },
  'approval.hidden_record': { zh: '你看不到这条记录', en: 'You cannot see this record' },
  'approval.empty_waiting': { zh: '没有等你审批的事', en: 'Nothing waits for your approval' },
  'approval.empty_waiting_text': {
    zh: '同事提交的申请轮到你决定时，会出现在这里，也会给你发一条消息。',
    en: 'When a colleague’s request comes to you for a decision, it appears here and you get a message.',
  },
  'approval.empty_mine': { zh: '你还没有提交过申请', en: 'You have asked for nothing yet' },
  'approval.empty_mine_text': {
    zh: '操作被拒绝时，提示里常有“申请例外”：写明理由和期限即可提交。',
    en: 'Where something is refused you can often ask for an exception: give a reason and a day.',
  },
  'approval.empty_other': { zh: '这里是空的', en: 'Nothing here' },
  'approval.list': { zh: '审批列表', en: 'List of approvals' },
});
