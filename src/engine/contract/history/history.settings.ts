/** What the deleted records page lets people do. */
export const deletedSetting = {
  group: 'data',
  text: { zh: '找回被删除的记录', en: 'Bring deleted records back' },
  entries: [{ title: { zh: '恢复删除的记录', en: 'Bring back a deleted record' }, keywords: 'restore recycle huishouzhan 回收站 undo' }],
} as const;
