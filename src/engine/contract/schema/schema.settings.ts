/** What the objects page lets people do. */
export const objectSetting = {
  group: 'data',
  text: { zh: '字段、选项、布局、校验规则，也可新建对象', en: 'Fields, choices, layouts, rules, and objects of your own' },
  entries: [
    { title: { zh: '新增字段', en: 'Add a field' }, keywords: 'field ziduan custom' },
    { title: { zh: '新建对象', en: 'Make an object' }, keywords: 'object duixiang custom' },
    { title: { zh: '修改选项', en: 'Change the choices of a field' }, keywords: 'choice option xuanxiang' },
    { title: { zh: '页面布局', en: 'Layout of pages' }, keywords: 'layout buju form' },
    { title: { zh: '校验规则', en: 'Validation rules' }, keywords: 'rule jiaoyan required bitian' },
    { title: { zh: '计算字段', en: 'Computed fields' }, keywords: 'formula gongshi jisuan' },
  ],
} as const;
