/** What the message settings let people do. */
export const noticeSetting = {
  group: 'own',
  text: { zh: '选择收到哪些消息', en: 'Choose which messages you get' },
  entries: [{ title: { zh: '关闭某类消息', en: 'Turn a kind of message off' }, keywords: 'notification tongzhi xiaoxi 提醒' }],
} as const;
