import { defineMessages } from '#platform/contract/messages.ts';

/** Words of adopting what was mended. */
export const improvementMessages = defineMessages({
  'improvement.adopt': { zh: '采纳为流程标准', en: 'Adopt into the process' },
  'improvement.adopted': {
    zh: '已写入流程草稿 v{number}，发布后关口生效',
    en: 'Written into process draft v{number}; the gate holds once it is published',
  },
  'improvement.open_draft': { zh: '打开草稿', en: 'Open the draft' },
});
