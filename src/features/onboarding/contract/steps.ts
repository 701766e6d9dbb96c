import type { Label } from '#platform/contract/label.ts';

/** Whom a checklist is for. */
export const checklistRoles = ['seller', 'leader', 'operations', 'administrator'] as const;
export type ChecklistRole = (typeof checklistRoles)[number];

/** What tells that a step is done: something the person did, or something the workspace has. */
export type StepProof =
  | { readonly kind: 'event'; readonly event: string; readonly object: string }
  | { readonly kind: 'has'; readonly what: 'targets' | 'inspection' | 'import' | 'people' | 'published_process' };

/** One thing to do in the product itself, with where it is done and what on the page to look at. */
export interface OnboardingStep {
  readonly id: string;
  readonly roles: readonly ChecklistRole[];
  readonly title: Label;
  /** What to do, in one or two sentences. */
  readonly text: Label;
  /** Where it is done. */
  readonly path: string;
  /** What is lit up there: the first of these that is on the page. */
  readonly targets: readonly string[];
  readonly proof: StepProof;
  /** Part of the tour everybody is offered first. */
  readonly isTour?: boolean;
  /** Topic of the guide that says more. */
  readonly topic: string;
}

const everyone = ['seller', 'leader', 'operations', 'administrator'] as const;
const createButton = '.k-page-actions .k-button.primary, .top-bar .k-button.primary';

/** Every step, in the order it is offered. Each is done by the person in the product; nothing is pretended. */
export const onboardingSteps: readonly OnboardingStep[] = [
  {
    id: 'create_customer',
    roles: everyone,
    isTour: true,
    topic: 'customers',
    title: { zh: '建一个客户', en: 'Create a customer' },
    text: {
      zh: '点“新建”（或按 C），写上公司名称，保存。名称像已有客户时会当场提醒。',
      en: 'Click “New” (or press C), give a company name, save. You are told on the spot when it looks like one you have.',
    },
    path: '/accounts',
    targets: [createButton],
    proof: { kind: 'event', event: 'record.created', object: 'account' },
  },
  {
    id: 'log_follow_up',
    roles: everyone,
    isTour: true,
    topic: 'follow-ups',
    title: { zh: '记一次跟进', en: 'Log a follow-up' },
    text: {
      zh: '打开一个客户，点“记一次跟进”（任何页面按 L 也行）：说了什么、结果、下一步和日期，质量就是 4/4。',
      en: 'Open a customer and click “Log a follow-up” (or press L on any page): what was said, the outcome, the next step and its date make it 4/4.',
    },
    path: '/accounts',
    targets: ['.composer', '[data-open-composer]', 'table tbody tr', '[role="row"][aria-rowindex="2"]'],
    proof: { kind: 'event', event: 'record.created', object: 'activity' },
  },
  {
    id: 'move_deal',
    roles: everyone,
    isTour: true,
    topic: 'deals',
    title: { zh: '推进一个商机', en: 'Move a deal' },
    text: {
      zh: '打开一个商机，点下一个阶段。缺什么会写清楚，旁边就能补上；补齐了再推进。',
      en: 'Open a deal and click its next stage. What is missing is named, with the way to mend it beside it; then it moves.',
    },
    path: '/opportunities',
    targets: ['.k-stage-path', 'table tbody tr', '[role="row"][aria-rowindex="2"]', '.k-board'],
    proof: { kind: 'event', event: 'opportunity.stage_moved', object: 'opportunity' },
  },
  {
    id: 'set_targets',
    roles: ['leader', 'administrator'],
    topic: 'targets',
    title: { zh: '定下团队目标', en: 'Set team targets' },
    text: {
      zh: '新建一个目标版本，从表格粘贴或逐格填写，批准后今日里就有节奏线。',
      en: 'Begin a version of targets, paste it from a sheet or fill it in, and approve it: then Today shows the pace.',
    },
    path: '/targets',
    targets: [createButton],
    proof: { kind: 'has', what: 'targets' },
  },
  {
    id: 'run_inspection',
    roles: ['leader', 'operations'],
    topic: 'inspections',
    title: { zh: '做一次检查', en: 'Run an inspection' },
    text: {
      zh: '选一个模板和范围，系统会数出每一条不合要求的记录，并指出找谁改。',
      en: 'Choose a template and a scope: every record that breaks a rule is counted, and whose it is.',
    },
    path: '/inspections',
    targets: [createButton],
    proof: { kind: 'has', what: 'inspection' },
  },
  {
    id: 'import_file',
    roles: ['operations', 'administrator'],
    topic: 'import',
    title: { zh: '导入一个文件', en: 'Import a file' },
    text: {
      zh: '拖入 Excel 或 CSV，认得的表头会自动对上；先演练，看清每一行会怎样，再开始。不满意可以整批撤销。',
      en: 'Drop an Excel or CSV file: known headings are matched, a rehearsal shows what becomes of each row, and the whole can be undone.',
    },
    path: '/imports/new',
    targets: ['.k-drop-zone', 'input[type="file"]'],
    proof: { kind: 'has', what: 'import' },
  },
  {
    id: 'publish_process',
    roles: ['operations'],
    topic: 'process',
    title: { zh: '发布你们自己的流程', en: 'Publish your own process' },
    text: {
      zh: '改一处阶段要求，先看它会影响哪些商机，再发布。旧版本永远查得到。',
      en: 'Change a stage’s requirements, see which deals it touches, publish. Earlier versions stay readable.',
    },
    path: '/process',
    targets: [createButton],
    proof: { kind: 'has', what: 'published_process' },
  },
  {
    id: 'invite_people',
    roles: ['administrator'],
    topic: 'people',
    title: { zh: '邀请同事', en: 'Invite colleagues' },
    text: {
      zh: '写上邮箱，选好部门和角色，把链接发给他们。谁能看到什么由角色和部门决定。',
      en: 'Give their e-mail, choose a department and a role, and send them the link. Role and department decide who sees what.',
    },
    path: '/settings/members',
    targets: [createButton],
    proof: { kind: 'has', what: 'people' },
  },
];

/** The steps of a role, in order. */
export function stepsOf(role: ChecklistRole): readonly OnboardingStep[] {
  return onboardingSteps.filter((step) => step.roles.includes(role));
}
