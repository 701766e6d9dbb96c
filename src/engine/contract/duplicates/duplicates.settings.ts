/** What the duplicates page lets people do. */
export const duplicateSetting = {
  group: 'data',
  text: { zh: '查重规则与合并', en: 'Rules of duplicates, and merging' },
  entries: [
    { title: { zh: '修改查重规则', en: 'Change the rules of duplicates' }, keywords: 'duplicate chachong rule' },
    { title: { zh: '合并重复记录', en: 'Merge duplicates' }, keywords: 'merge hebing' },
  ],
} as const;
