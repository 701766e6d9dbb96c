import type { Label } from '#platform/contract/label.ts';
import type { ObjectGrant, RecordAction, RoleDefinition, Visibility } from '#engine/contract/actor.ts';
import { abilityIds } from './abilities.ts';

/** Built-in roles, from the least to the most they may do. */
export const roleIds = ['representative', 'manager', 'operations', 'administrator'] as const;
/** One of the built-in roles. */
export type RoleId = (typeof roleIds)[number];

const everything: readonly RecordAction[] = ['see', 'create', 'update', 'delete', 'import', 'export'];
const work: readonly RecordAction[] = ['see', 'create', 'update'];

const all: ObjectGrant = { actions: everything, visibility: 'all' };
const lookUp: ObjectGrant = { actions: ['see'], visibility: 'all' };

/** Works with their own records and those of people who report to them; sees the price list, changes nothing in it. */
const representative: RoleDefinition = {
  id: 'representative',
  objects: {
    product: lookUp,
    activity: { actions: [...work, 'delete'], visibility: 'own' },
  },
  otherObjects: { actions: work, visibility: 'own' },
  abilities: ['dashboard.see', 'target.see', 'inspection.see', 'import.run', 'api_key.create', 'record.share', 'private.reveal'],
};

/** Leads departments: sees and changes the records of their department tree, runs checks on it. */
const manager: RoleDefinition = {
  id: 'manager',
  objects: { product: lookUp },
  otherObjects: { actions: everything, visibility: 'department_tree' },
  abilities: [
    ...representative.abilities,
    'export',
    'record.hand_over',
    'view.share',
    'target.edit',
    'inspection.run',
    'action.manage',
    'evaluation.see',
    'process.grant_exception',
    'duplicate.allow',
    'duplicate.merge',
  ],
};

/** Keeps the rules and the data of the whole company, and sees all of it; people and access are not theirs to change. */
const operations: RoleDefinition = {
  id: 'operations',
  objects: {},
  otherObjects: all,
  abilities: abilityIds.filter((id) => !['member.manage', 'workspace.manage', 'import.history', 'private.see'].includes(id)),
};

/** May do everything, and is answerable for who else may. */
const administrator: RoleDefinition = {
  id: 'administrator',
  objects: {},
  otherObjects: all,
  abilities: abilityIds.filter((id) => id !== 'private.see'),
};

/** What each built-in role may do: role → object → action → field, and named abilities. */
export const roleDefinitions: Readonly<Record<RoleId, RoleDefinition>> = { representative, manager, operations, administrator };

/** How a role is called and what it is for. */
export const roleLabels: Readonly<Record<RoleId, { readonly label: Label; readonly purpose: Label }>> = {
  representative: {
    label: { zh: '销售', en: 'Representative' },
    purpose: {
      zh: '处理自己的客户与商机；有下属时也看到下属的。',
      en: 'Works with their own customers and opportunities, and those of people who report to them.',
    },
  },
  manager: {
    label: { zh: '销售经理', en: 'Manager' },
    purpose: { zh: '看到并带领本部门及下级部门，检查并改进。', en: 'Sees and leads their department and those below it; checks and improves.' },
  },
  operations: {
    label: { zh: '销售运营', en: 'Operations' },
    purpose: {
      zh: '维护流程、数据与检查，看到全公司；不管人员与权限。',
      en: 'Keeps process, data and checks, and sees the whole company; not people and access.',
    },
  },
  administrator: {
    label: { zh: '管理员', en: 'Administrator' },
    purpose: { zh: '可以做所有事，并决定谁可以做什么。', en: 'May do everything, and decides who may do what.' },
  },
};

/** How widths of visibility are called. */
export const visibilityLabels: Readonly<Record<Visibility, Label>> = {
  own: { zh: '本人及下属', en: 'Own and subordinates’' },
  department: { zh: '本部门', en: 'Own department' },
  department_tree: { zh: '本部门及下级', en: 'Department and below' },
  all: { zh: '全部', en: 'All' },
};

/** Whether a stored text names a built-in role. */
export function isRoleId(value: string): value is RoleId {
  return roleIds.some((id) => id === value);
}

/** The definition of a stored role; one we no longer know may do the least. */
export function roleOf(stored: string): RoleDefinition {
  return isRoleId(stored) ? roleDefinitions[stored] : roleDefinitions.representative;
}
