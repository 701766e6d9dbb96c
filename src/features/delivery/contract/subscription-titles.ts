/** Titles of the pages; apart from their other words, since they come with the first load. */
export const subscriptionPageTitles = {
  subscriptions: { zh: '邮件订阅', en: 'Subscriptions' },
  unsubscribe: { zh: '退订', en: 'Unsubscribe' },
  mail: { zh: '发信', en: 'Outgoing mail' },
} as const;
