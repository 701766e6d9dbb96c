import { defineMessages } from '#platform/contract/messages.ts';

/** Words about who may see what, on records and in pickers. */
export const policyMessages = defineMessages({
  'policy.reveal_field': { zh: '显示“{field}”，会留下记录', en: 'Reveal “{field}”; this is logged' },
  'policy.pick': { zh: '成员、部门或角色', en: 'Members, departments or roles' },
  'policy.member': { zh: '成员：{name}', en: 'Member: {name}' },
  'policy.department': { zh: '部门及下级：{name}', en: 'Department and below: {name}' },
  'policy.role': { zh: '角色：{name}', en: 'Role: {name}' },
});
