/** What the sharing page lets people do. */
export const sharingSetting = {
  group: 'people',
  text: { zh: '按条件把记录开放或限制给人、部门、角色', en: 'Open or restrict records by condition to people, departments and roles' },
  entries: [
    { title: { zh: '新建共享规则', en: 'Make a sharing rule' }, keywords: 'share rule gongxiang' },
    { title: { zh: '新建限制', en: 'Make a restriction' }, keywords: 'restrict xianzhi' },
  ],
} as const;

/** What the private fields page lets people do. */
export const privateFieldSetting = {
  group: 'people',
  text: { zh: '手机号、证件号等打码显示，查看留痕', en: 'Telephone and identity numbers are masked; looking is logged' },
  entries: [{ title: { zh: '把字段设为私密', en: 'Make a field private' }, keywords: 'mask private simi daima 手机号 打码' }],
} as const;

/** What the explanation page lets people do. */
export const explainSetting = {
  group: 'people',
  text: { zh: '某人为什么能看、能改这条记录', en: 'Why somebody may see or change a record' },
  entries: [{ title: { zh: '查一个人对一条记录的权限', en: 'Ask what somebody may do with a record' }, keywords: 'why permission quanxian jieshi' }],
} as const;

/** What the simulation page lets people do. */
export const seeAsSetting = {
  group: 'people',
  text: { zh: '以别人的视野查看，或试算岗位变动', en: 'See as somebody else would, or try a change of place' },
  entries: [{ title: { zh: '模拟他人视野', en: 'See as somebody else' }, keywords: 'simulate impersonate moni' }],
} as const;
