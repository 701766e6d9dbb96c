import { defineMessages } from '#platform/contract/messages.ts';

/** Words of the demo company's offer. */
export const demoMessages = defineMessages({
  'demo.offer': { zh: '先看一家演示公司', en: 'Look at a demo company first' },
  'demo.offer_text': {
    zh: '一年的部门、客户、商机、跟进、目标与检查，半分钟内生成',
    en: 'A year of departments, customers, deals, follow-ups, targets and inspections, within half a minute',
  },
  'demo.building': { zh: '正在生成：{done} / {total}', en: 'Being made: {done} of {total}' },
  'demo.failed': { zh: '没有生成成功，请再试一次或查看后台任务', en: 'It did not work; try again or look at the background jobs' },
});
