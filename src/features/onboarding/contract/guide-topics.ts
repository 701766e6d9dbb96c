import type { Label } from '#platform/contract/label.ts';

/** One page of the guide, with what is said of it beside a page's title. */
export interface GuideTopic {
  readonly id: string;
  readonly title: Label;
  /** Two sentences at most. */
  readonly short: Label;
  /** Pages it helps with: their paths, and what lies below them. */
  readonly pages: readonly string[];
}

/** The guide in its order; the texts lie in docs/guide. */
export const guideTopics: readonly GuideTopic[] = [
  {
    id: 'today',
    title: { zh: '今日', en: 'Today' },
    short: {
      zh: '按赢率 × 金额 × 紧迫度排好下一步。J/K 移动，回车或 L 当场记跟进，O 打开记录。',
      en: 'Next actions in the order of win rate × amount × urgency. J/K move, Enter or L logs in place, O opens the record.',
    },
    pages: ['/'],
  },
  {
    id: 'customers',
    title: { zh: '客户与联系人', en: 'Customers and contacts' },
    short: {
      zh: '一家公司只建一次，联系人挂在它下面。名称相似时新建会提醒，合并可以撤销。',
      en: 'A company once, its people below it. Creating warns of look-alikes, and a merge can be undone.',
    },
    pages: ['/accounts', '/contacts', '/duplicates', '/segments'],
  },
  {
    id: 'follow-ups',
    title: { zh: '跟进', en: 'Follow-ups' },
    short: {
      zh: '任何页面按 L。内容、结果、下一步、日期各一分；日期可以写“下周三”。',
      en: 'Press L anywhere. Content, outcome, next step and date make one point each; dates may be typed as “next wed”.',
    },
    pages: ['/activities'],
  },
  {
    id: 'deals',
    title: { zh: '商机与阶段', en: 'Deals and stages' },
    short: {
      zh: '阶段有进入要求；缺的会逐条写明并给出补上的办法。预警是规则算出来的事实。',
      en: 'Stages have requirements; what is missing is named with the way to mend it. Warnings are facts computed by rules.',
    },
    pages: ['/opportunities', '/products'],
  },
  {
    id: 'targets',
    title: { zh: '目标', en: 'Targets' },
    short: {
      zh: '年 → 季 → 月，公司 → 部门 → 个人。空不是 0；改过的格子记得原因和算出来的值。',
      en: 'Year to month, company to person. Empty is not 0; a changed cell keeps its reason and the computed value.',
    },
    pages: ['/targets', '/target_cells'],
  },
  {
    id: 'process',
    title: { zh: '销售流程', en: 'The sales process' },
    short: {
      zh: '阶段、要求和标准停留都有版本。先看影响再发布，旧商机按它当时的版本算。',
      en: 'Stages, requirements and standard dwell are versioned. See the effect before publishing.',
    },
    pages: ['/process'],
  },
  {
    id: 'figures',
    title: { zh: '仪表盘与指标', en: 'Dashboards and figures' },
    short: {
      zh: '每个数字都能点开看到行，ⓘ 里是定义、口径和每一步。没有数据是横线，不是 0。',
      en: 'Every figure opens its rows; ⓘ shows the definition and each step. No data is a dash, not 0.',
    },
    pages: ['/dashboards', '/metrics'],
  },
  {
    id: 'delivery',
    title: { zh: '下载与邮件订阅', en: 'Downloads and subscriptions' },
    short: {
      zh: '仪表盘和列表按时发到邮箱，成员各按自己的权限。没发出的写明原因，可以重发。',
      en: 'Dashboards and lists by e-mail, each member within their rights. What did not leave says why and can be sent again.',
    },
    pages: ['/subscriptions', '/settings/mail'],
  },
  {
    id: 'inspections',
    title: { zh: '检查与整改', en: 'Inspections and corrections' },
    short: {
      zh: '检查数出每条违规的记录和负责人；整改完成后会复查，绿了才算关闭。',
      en: 'An inspection counts each offending record and whose it is; a recheck has to be green before a correction is closed.',
    },
    pages: ['/inspections', '/inspection-templates', '/corrective-actions'],
  },
  {
    id: 'evaluation',
    title: { zh: '二十维评价', en: 'The twenty dimensions' },
    short: {
      zh: '最低分和平均分放在一起看。分数带着数据覆盖和可信度，点开看每个指标。',
      en: 'The lowest stands beside the average. Scores carry coverage and confidence; open one for its indicators.',
    },
    pages: ['/evaluation'],
  },
  {
    id: 'import',
    title: { zh: '导入', en: 'Import' },
    short: {
      zh: '先演练再写入，每一行都说得清；重复的当场认出，整批可以撤销。',
      en: 'Rehearse first, then write; every row is accounted for, duplicates are recognised, and the whole can be undone.',
    },
    pages: ['/imports'],
  },
  {
    id: 'people',
    title: { zh: '成员、角色与权限', en: 'People, roles and access' },
    short: {
      zh: '角色决定能做什么，部门和汇报关系决定能看到谁的。“为什么看得到”能逐条解释。',
      en: 'Roles decide what one may do, departments and reporting whose records one sees. “Why can they see it” explains each case.',
    },
    pages: ['/settings'],
  },
];

/** The topic that helps with a page; the longest path that fits, or none. */
export function topicOfPage(path: string): GuideTopic | undefined {
  const fits = (page: string) => path === page || (page !== '/' && path.startsWith(`${page}/`));
  const lengthOf = (topic: GuideTopic) => Math.max(-1, ...topic.pages.filter(fits).map((page) => page.length));
  const [best] = guideTopics.filter((topic) => topic.pages.some(fits)).toSorted((left, right) => lengthOf(right) - lengthOf(left));
  return best;
}
