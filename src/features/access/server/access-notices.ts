import { defineNoticeKinds } from '#engine/contract/notices/notice-kind.ts';

/** What sharing tells people. */
export const accessNotices = defineNoticeKinds([
  {
    id: 'access.shared',
    tab: 'other',
    look: 'share',
    name: { zh: '有记录共享给我查看', en: 'A record is shared with me to read' },
    says: { zh: '{actor}把{record}共享给你查看', en: '{actor} shared {record} with you to read' },
  },
  {
    id: 'access.shared_for_change',
    tab: 'other',
    look: 'share',
    name: { zh: '有记录共享给我编辑', en: 'A record is shared with me to change' },
    says: { zh: '{actor}把{record}共享给你，可以修改', en: '{actor} shared {record} with you; you may change it' },
  },
]);
