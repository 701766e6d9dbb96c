/** What the page of outgoing mail lets administrators do. */
export const mailSetting = {
  group: 'connect',
  text: { zh: '邮件服务器、发件人、允许的外部域名', en: 'Mail server, sender, domains outside' },
  entries: [
    { title: { zh: '设置邮件服务器', en: 'Set the mail server' }, keywords: 'smtp email youjian 发信 邮箱' },
    { title: { zh: '发测试邮件', en: 'Send a test message' }, keywords: 'smtp test ceshi' },
    { title: { zh: '允许发到外部域名', en: 'Allow domains outside' }, keywords: 'domain yuming' },
  ],
} as const;
