import { defineMessages } from '#platform/contract/messages.ts';

/** Words of choosing a new password with a link. */
export const passwordResetMessages = defineMessages({
  'reset.title': { zh: '重设密码', en: 'Choose a new password' },
  'reset.text': {
    zh: '为 {email} 设置新密码。设置后，所有已登录的设备都会退出。',
    en: 'A new password for {email}. Every device that is signed in will be signed out.',
  },
  'reset.do': { zh: '设置并登录', en: 'Set it and sign in' },
  'reset.forgot': { zh: '忘记密码？', en: 'Forgot your password?' },
});
