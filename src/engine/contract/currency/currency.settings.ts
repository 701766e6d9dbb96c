/** What the exchange rates page lets people do. */
export const rateSetting = {
  group: 'company',
  text: { zh: '各币种按日期的汇率', en: 'What each currency is worth, by day' },
  entries: [{ title: { zh: '录入汇率', en: 'Enter an exchange rate' }, keywords: 'rate huilv currency 外币' }],
} as const;
