import { defineNoticeKinds } from '#engine/contract/notices/notice-kind.ts';

/** What subscriptions tell whoever made them. */
export const deliveryNotices = defineNoticeKinds([
  {
    id: 'delivery.failed',
    tab: 'work',
    look: 'failed',
    name: { zh: '订阅没有送达', en: 'A subscription did not arrive' },
    says: { zh: '订阅“{name}”有 {count} 封没有发出', en: '{count} messages of “{name}” did not leave' },
  },
]);
