import type { Label } from '#platform/contract/label.ts';

/** A named thing a role may do beside records; `scope` is the least an API key needs to use it. */
export interface Ability {
  readonly label: Label;
  readonly scope: 'read' | 'write' | 'administer';
}

/** Every ability of the product; roles list their ids. */
export const abilities: Readonly<Record<string, Ability>> = {
  'dashboard.see': { label: { zh: '查看仪表盘与指标', en: 'See dashboards and metrics' }, scope: 'read' },
  'evaluation.see': { label: { zh: '查看二十维评价', en: 'See the evaluation' }, scope: 'read' },
  'target.see': { label: { zh: '查看目标', en: 'See targets' }, scope: 'read' },
  'target.edit': { label: { zh: '制定与修改目标', en: 'Set and change targets' }, scope: 'write' },
  'inspection.see': { label: { zh: '查看检查结果', en: 'See inspections' }, scope: 'read' },
  'inspection.run': { label: { zh: '发起检查', en: 'Run inspections' }, scope: 'write' },
  'inspection.edit': { label: { zh: '编辑检查模板', en: 'Edit inspection templates' }, scope: 'write' },
  'action.manage': { label: { zh: '指派整改并复查', en: 'Assign corrective actions and recheck' }, scope: 'write' },
  'improvement.manage': { label: { zh: '采纳改进', en: 'Adopt improvements' }, scope: 'write' },
  'process.edit': { label: { zh: '起草流程', en: 'Draft processes' }, scope: 'write' },
  'process.publish': { label: { zh: '发布流程', en: 'Publish processes' }, scope: 'write' },
  'process.grant_exception': { label: { zh: '批准流程例外', en: 'Grant exceptions to a gate' }, scope: 'write' },
  'duplicate.allow': { label: { zh: '确需时重复新建', en: 'Write a record that is there already' }, scope: 'write' },
  'duplicate.merge': { label: { zh: '合并重复记录', en: 'Merge duplicates' }, scope: 'write' },
  'duplicate.manage': { label: { zh: '维护查重规则', en: 'Keep the rules of duplicates' }, scope: 'write' },
  'import.run': { label: { zh: '导入新工作', en: 'Import new work' }, scope: 'write' },
  'import.history': { label: { zh: '导入历史', en: 'Import history' }, scope: 'write' },
  'view.share': { label: { zh: '共享视图与分组', en: 'Share views and segments' }, scope: 'write' },
  'record.hand_over': { label: { zh: '把记录移交到自己管辖之外', en: 'Hand records over to people outside their own reach' }, scope: 'write' },
  'record.share': { label: { zh: '共享记录与维护记录团队', en: 'Share records and keep their teams' }, scope: 'write' },
  'private.reveal': { label: { zh: '逐条显示私密字段（留痕）', en: 'Reveal private fields one by one (logged)' }, scope: 'read' },
  'private.see': { label: { zh: '直接查看私密字段', en: 'See private fields without revealing' }, scope: 'read' },
  export: { label: { zh: '导出', en: 'Export' }, scope: 'read' },
  'audit.see': { label: { zh: '查看审计', en: 'See the audit log' }, scope: 'read' },
  'job.see_all': { label: { zh: '查看所有后台任务', en: 'See all background work' }, scope: 'read' },
  'api_key.create': { label: { zh: '为自己建立 API 密钥', en: 'Make API keys for themselves' }, scope: 'administer' },
  'member.manage': { label: { zh: '管理成员、部门与权限', en: 'Manage members, departments and access' }, scope: 'administer' },
  'workspace.manage': { label: { zh: '管理工作区设置', en: 'Manage workspace settings' }, scope: 'administer' },
};

/** Ids of all abilities, in the order people see them. */
export const abilityIds: readonly string[] = Object.keys(abilities);
