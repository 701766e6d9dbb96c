/** What the templates page lets people do. */
export const templateSetting = {
  group: 'work',
  text: { zh: '检查项、权重与否决项', en: 'Items of inspections, their weights and vetoes' },
  entries: [{ title: { zh: '新建检查模板', en: 'Make an inspection template' }, keywords: 'inspection jiancha template moban' }],
} as const;
