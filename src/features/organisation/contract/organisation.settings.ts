/** What the workspace page lets people set. */
export const workspaceSetting = {
  group: 'company',
  text: { zh: '公司名称、币种、时区、财年与可见范围', en: 'Name, currency, time zone, fiscal year and how far superiors see' },
  entries: [
    { title: { zh: '公司名称', en: 'Company name' }, keywords: 'workspace rename gongsi' },
    { title: { zh: '本位币', en: 'Own currency' }, keywords: 'currency huobi cny usd' },
    { title: { zh: '时区', en: 'Time zone' }, keywords: 'timezone shiqu' },
    { title: { zh: '财年从几月开始', en: 'First month of the fiscal year' }, keywords: 'fiscal year cainian' },
    { title: { zh: '上级能否看到下级的记录', en: 'Whether superiors see the records of their people' }, keywords: 'visibility manager' },
  ],
} as const;

/** What the members page lets people do. */
export const memberSetting = {
  group: 'people',
  text: { zh: '邀请、停用、调动成员；部门与汇报关系', en: 'Invite, move and let go of people; departments and who reports to whom' },
  entries: [
    { title: { zh: '邀请成员', en: 'Invite people' }, keywords: 'add user yaoqing' },
    { title: { zh: '成员离职与交接', en: 'A member leaves, and hands over' }, keywords: 'deactivate disable tingyong 停用成员 lizhi' },
    { title: { zh: '调动部门或上级', en: 'Move somebody to another department or manager' }, keywords: 'transfer diaodong' },
    { title: { zh: '新建部门', en: 'Make a department' }, keywords: 'department bumen organisation' },
    { title: { zh: '结束某人的登录', en: 'End somebody’s sessions' }, keywords: 'logout session xiaxian' },
  ],
} as const;

/** What the roles page lets people do. */
export const roleSetting = {
  group: 'people',
  text: { zh: '谁能看什么、改什么、做什么', en: 'Who may see, change and do what' },
  entries: [
    { title: { zh: '新建角色', en: 'Make a role' }, keywords: 'role juese permission' },
    { title: { zh: '按对象授权', en: 'Grants by object' }, keywords: 'grant quanxian shouquan' },
    { title: { zh: '隐藏或只读的字段', en: 'Hidden and read-only fields' }, keywords: 'field ziduan' },
    { title: { zh: '谁能批准流程例外', en: 'Who may grant exceptions' }, keywords: 'exception liwai approve' },
  ],
} as const;

/** What the keys page lets people do. */
export const keySetting = {
  group: 'connect',
  text: { zh: '为程序签发密钥，限定范围与期限', en: 'Keys for programs, limited in scope and time' },
  entries: [
    { title: { zh: '新建 API 密钥', en: 'Make an API key' }, keywords: 'token api miyao' },
    { title: { zh: '作废密钥', en: 'Revoke a key' }, keywords: 'revoke zuofei' },
  ],
} as const;

/** What the account page lets people do. */
export const accountSetting = {
  group: 'own',
  text: { zh: '姓名、语言、主题、密码与登录设备', en: 'Name, language, theme, password and signed-in devices' },
  entries: [
    { title: { zh: '修改密码', en: 'Change my password' }, keywords: 'password mima' },
    { title: { zh: '语言与主题', en: 'Language and theme' }, keywords: 'language theme dark yuyan zhuti' },
    { title: { zh: '我登录的设备', en: 'Where I am signed in' }, keywords: 'session device shebei' },
  ],
} as const;
