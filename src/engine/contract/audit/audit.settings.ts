/** What the audit page lets people do. */
export const auditSetting = {
  group: 'data',
  text: { zh: '谁在何时改了什么，可校验、可导出', en: 'Who changed what and when; verifiable, exportable' },
  entries: [
    { title: { zh: '查找操作记录', en: 'Search the log' }, keywords: 'audit log shenji rizhi' },
    { title: { zh: '校验未被篡改', en: 'Verify that nothing was tampered with' }, keywords: 'verify seal jiaoyan' },
    { title: { zh: '导出审计', en: 'Export the log' }, keywords: 'export daochu' },
    { title: { zh: '日志保留多久', en: 'How long the log is kept' }, keywords: 'retention baoliu' },
  ],
} as const;
