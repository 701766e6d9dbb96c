/** What the list of bulk changes lets people do. */
export const bulkSetting = {
  group: 'data',
  text: { zh: '改过哪些成批记录，结果与撤销', en: 'What was changed in bulk, the result, and the way back' },
  entries: [
    { title: { zh: '查看批量修改', en: 'See bulk changes' }, keywords: 'bulk change mass update piliang 成批' },
    { title: { zh: '撤销批量修改', en: 'Undo a bulk change' }, keywords: 'undo bulk chexiao piliang 恢复' },
  ],
} as const;
