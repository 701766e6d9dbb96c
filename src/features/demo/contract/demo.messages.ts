import type { Messages } from '#platform/contract/messages.ts';

/** Texts of the demo company's offer. */
export const demoMessages = {
  'demo.offer': { zh: '先看一家演示公司', en: 'Look at a demo company first' },
  'demo.offer_text': { zh: '一年的部门、客户、商机、跟进、目标与检查，约半分钟生成', en: 'A year of departments, customers, deals, follow-ups, targets and inspections; takes about half a minute' },
  'demo.building': { zh: '正在生成…', en: 'Being made…' },
  'demo.ready': { zh: '演示公司已就绪，打开首页', en: 'The demo company is ready; open the home page' },
} satisfies Messages;
