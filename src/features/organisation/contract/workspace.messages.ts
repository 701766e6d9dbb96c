import { defineMessages } from '#platform/contract/messages.ts';

/** Words of the workspace's settings. */
export const workspaceMessages = defineMessages({
  'workspace.title': { zh: '工作区设置', en: 'Workspace' },
  'workspace.general': { zh: '基本信息', en: 'General' },
  'workspace.name': { zh: '名称', en: 'Name' },
  'workspace.name_hint': { zh: '显示在左上角和报告里。', en: 'Shown at the top left and in reports.' },
  'workspace.money': { zh: '金额', en: 'Money' },
  'workspace.currency': { zh: '默认币种', en: 'Currency' },
  'workspace.currency_hint': {
    zh: '没有写明币种的金额都按它计。记入第一笔金额之后就不能再改。',
    en: 'Amounts without a currency are in it. It can be changed until the first amount is booked.',
  },
  'workspace.currency_locked': {
    zh: '已有金额记在：{objects}，所以不能再改。个别金额可以用其他币种。',
    en: 'It stays, because there are amounts in: {objects}. Single amounts may have another currency.',
  },
  'workspace.time': { zh: '日期', en: 'Dates' },
  'workspace.time_zone': { zh: '时区', en: 'Time zone' },
  'workspace.time_zone_hint': {
    zh: '“今天”、截止日和期间都按这个时区计；改变后，过去的日期不变。现在那里是 {now}。',
    en: '“Today”, due days and periods are counted in it; days already stored stay. It is {now} there now.',
  },
  'workspace.fiscal_year': { zh: '财年开始的月份', en: 'Fiscal year begins in' },
  'workspace.fiscal_year_hint': {
    zh: '目标与报表的年度和季度从这个月算起：{quarters}',
    en: 'Years and quarters of targets and reports begin with it: {quarters}',
  },
  'workspace.quarter': { zh: 'Q{number} {from}–{to}', en: 'Q{number} {from}–{to}' },
  'workspace.visibility': { zh: '谁能看到谁', en: 'Who sees whom' },
  'workspace.superiors': { zh: '上级能看到下属负责的记录', en: 'Superiors see what their people own' },
  'workspace.superiors_on': {
    zh: '直接和间接上级都能看到下属的客户、商机和跟进。',
    en: 'Direct and indirect superiors see the accounts, deals and follow-ups of their people.',
  },
  'workspace.superiors_off': {
    zh: '上级只看到自己的；按部门可见的角色（如销售经理）不受影响。',
    en: 'Superiors see only their own; roles that see a department (such as managers) are not affected.',
  },
  'workspace.save': { zh: '保存', en: 'Save' },
  'workspace.saved': { zh: '已保存，一秒内对所有人生效', en: 'Saved; in force for everybody within a second' },
});
