import { defineMessages } from '#platform/contract/messages.ts';

/** Words of a forgotten password, on the page and in the message. */
export const passwordMailMessages = defineMessages({
  'forgot.title': { zh: '忘记密码', en: 'Forgotten password' },
  'forgot.text': {
    zh: '填写你登录用的邮箱，我们把重设密码的链接发给你。',
    en: 'Give the e-mail you sign in with, and we send you a link to choose a new password.',
  },
  'forgot.email': { zh: '邮箱', en: 'E-mail' },
  'forgot.send': { zh: '发送链接', en: 'Send the link' },
  'forgot.sent': { zh: '去邮箱看看', en: 'Look into your mailbox' },
  'forgot.sent_text': {
    zh: '如果 {email} 有账号，链接已经发出，30 分钟内有效，只能用一次。几分钟后还没收到，请看看垃圾邮件，或请管理员给你重设链接。属于多个工作区的账号不用邮件重设，请找运维。',
    en: 'If {email} has an account, a link is on its way. It works once and for 30 minutes. Nothing after a few minutes? Look among the spam, or ask an administrator for a link. An account of several workspaces is not reset by mail: ask the operator.',
  },
  'forgot.not_offered': {
    zh: '这里还没有设置发信，所以不能用邮件重设。请管理员在“成员”里给你一个重设链接；如果你属于多个工作区，请运维在服务器上运行 sloop reset-password。',
    en: 'No mail server is set here, so no link can be sent. Ask an administrator for one (Members); if you belong to several workspaces, the operator runs sloop reset-password on the server.',
  },
  'forgot.back': { zh: '返回登录', en: 'Back to sign-in' },
  'forgot.subject': { zh: '重设 Sloop 密码', en: 'Choose a new password for Sloop' },
  'forgot.body': {
    zh: '有人请求重设 {email} 在 Sloop 的密码。打开下面的链接设置新密码；链接 30 分钟内有效，只能用一次。\n\n{link}\n\n如果不是你请求的，忽略这封邮件即可，密码不会改变。',
    en: 'Somebody asked for a new password for {email} in Sloop. Open this link to choose one; it works once and for 30 minutes.\n\n{link}\n\nIf it was not you, do nothing: your password stays as it is.',
  },
});
