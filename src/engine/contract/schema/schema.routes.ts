import { z } from 'zod';
import { defineRoute } from '#platform/contract/route.ts';
import { FieldSpec, LabelText, SchemaId } from './field-spec.ts';
import { objectIcons } from './object-icons.ts';
import {
  ChangeView,
  ChoiceDependencySpec,
  FieldView,
  HiddenObject,
  ObjectDetail,
  ObjectLayout,
  ObjectSpec,
  RuleSpec,
  RuleView,
  SchemaObject,
  UsageView,
} from './schema-parts.ts';

const ByObject = z.object({ object: z.string().max(60) });
const ByField = ByObject.extend({ field: SchemaId });
const ById = z.object({ id: z.uuid() });
const Version = z.object({ version: z.int().min(1).optional() });
const Done = z.object({ id: z.string() });
const Usage = z.object({ usage: z.array(UsageView) });

/** The workspace's objects as its pages need them; every member may ask and gets what their role may see. */
export const getSchemaRoute = defineRoute({
  id: 'schema.get',
  method: 'GET',
  path: '/api/schema',
  kind: 'read',
  summary: { zh: '本工作区的对象、字段、规则与布局', en: 'Objects, fields, rules and layouts of this workspace' },
  output: z.object({ revision: z.string(), objects: z.array(SchemaObject) }),
});

export const getObjectRoute = defineRoute({
  id: 'schema.get_object',
  method: 'GET',
  path: '/api/schema/objects/:object',
  kind: 'read',
  summary: { zh: '一个对象的全部设置', en: 'All settings of one object' },
  params: ByObject,
  output: ObjectDetail,
});

export const createObjectRoute = defineRoute({
  id: 'schema.create_object',
  method: 'POST',
  path: '/api/schema/objects',
  kind: 'write',
  summary: { zh: '新建自定义对象', en: 'Create a custom object' },
  body: ObjectSpec,
  output: Done,
});

export const updateObjectRoute = defineRoute({
  id: 'schema.update_object',
  method: 'PATCH',
  path: '/api/schema/objects/:object',
  kind: 'write',
  summary: { zh: '修改自定义对象的名称', en: 'Change what a custom object is called' },
  params: ByObject,
  body: Version.extend({
    label: LabelText.optional(),
    labelPlural: LabelText.optional(),
    boardField: SchemaId.nullable().optional(),
    icon: z.enum(objectIcons).optional(),
  }),
  output: Done,
});

export const hideObjectRoute = defineRoute({
  id: 'schema.hide_object',
  method: 'DELETE',
  path: '/api/schema/objects/:object',
  kind: 'write',
  summary: { zh: '删除自定义对象：隐藏 30 天，数据仍在', en: 'Delete a custom object: hidden for 30 days, its records stay' },
  params: ByObject,
  output: Done,
});

export const restoreObjectRoute = defineRoute({
  id: 'schema.restore_object',
  method: 'POST',
  path: '/api/schema/objects/:object/restore',
  kind: 'write',
  summary: { zh: '恢复已删除的自定义对象', en: 'Bring a deleted custom object back' },
  params: ByObject,
  output: Done,
});

export const purgeObjectRoute = defineRoute({
  id: 'schema.purge_object',
  method: 'POST',
  path: '/api/schema/objects/:object/purge',
  kind: 'write',
  summary: { zh: '彻底清除隐藏满 30 天的对象及其记录', en: 'Remove an object hidden for 30 days, with its records, for good' },
  params: ByObject,
  output: Done,
});

export const hiddenObjectsRoute = defineRoute({
  id: 'schema.hidden_objects',
  method: 'GET',
  path: '/api/schema/hidden-objects',
  kind: 'read',
  summary: { zh: '已删除但仍保留的自定义对象', en: 'Custom objects that were deleted and are still kept' },
  output: z.object({ objects: z.array(HiddenObject) }),
});

export const objectUsageRoute = defineRoute({
  id: 'schema.object_usage',
  method: 'GET',
  path: '/api/schema/objects/:object/usage',
  kind: 'read',
  summary: { zh: '什么在使用这个对象', en: 'What uses the object' },
  params: ByObject,
  output: Usage,
});

export const createFieldRoute = defineRoute({
  id: 'schema.create_field',
  method: 'POST',
  path: '/api/schema/objects/:object/fields',
  kind: 'write',
  summary: { zh: '为对象添加字段', en: 'Add a field to an object' },
  params: ByObject,
  body: z.object({ id: SchemaId, spec: FieldSpec }),
  output: FieldView,
});

export const updateFieldRoute = defineRoute({
  id: 'schema.update_field',
  method: 'PATCH',
  path: '/api/schema/objects/:object/fields/:field',
  kind: 'write',
  summary: { zh: '修改字段（类型不能改）', en: 'Change a field; its kind stays' },
  params: ByField,
  body: Version.extend({ spec: FieldSpec }),
  output: FieldView,
});

export const hideFieldRoute = defineRoute({
  id: 'schema.hide_field',
  method: 'DELETE',
  path: '/api/schema/objects/:object/fields/:field',
  kind: 'write',
  summary: { zh: '删除字段：隐藏 30 天，数据仍在', en: 'Delete a field: hidden for 30 days, its values stay' },
  params: ByField,
  output: FieldView,
});

export const restoreFieldRoute = defineRoute({
  id: 'schema.restore_field',
  method: 'POST',
  path: '/api/schema/objects/:object/fields/:field/restore',
  kind: 'write',
  summary: { zh: '恢复已删除的字段', en: 'Bring a deleted field back' },
  params: ByField,
  output: FieldView,
});

export const purgeFieldRoute = defineRoute({
  id: 'schema.purge_field',
  method: 'POST',
  path: '/api/schema/objects/:object/fields/:field/purge',
  kind: 'write',
  summary: { zh: '彻底清除隐藏满 30 天的字段及其数据', en: 'Remove a field hidden for 30 days, with its values, for good' },
  params: ByField,
  output: Done,
});

export const fieldUsageRoute = defineRoute({
  id: 'schema.field_usage',
  method: 'GET',
  path: '/api/schema/objects/:object/fields/:field/usage',
  kind: 'read',
  summary: { zh: '什么在使用这个字段', en: 'What uses the field' },
  params: ByField,
  output: Usage,
});

export const saveDependencyRoute = defineRoute({
  id: 'schema.save_dependency',
  method: 'PUT',
  path: '/api/schema/objects/:object/fields/:field/dependency',
  kind: 'write',
  summary: {
    zh: '让选择字段的可选项取决于另一个选择字段；null 取消',
    en: 'Let the options of a choice field depend on another choice field; null undoes it',
  },
  params: ByField,
  body: z.object({ dependency: ChoiceDependencySpec.nullable() }),
  output: Done,
});

export const createRuleRoute = defineRoute({
  id: 'schema.create_rule',
  method: 'POST',
  path: '/api/schema/objects/:object/rules',
  kind: 'write',
  summary: { zh: '新建规则', en: 'Create a rule' },
  params: ByObject,
  body: RuleSpec,
  output: RuleView,
});

export const updateRuleRoute = defineRoute({
  id: 'schema.update_rule',
  method: 'PUT',
  path: '/api/schema/rules/:id',
  kind: 'write',
  summary: { zh: '修改规则', en: 'Change a rule' },
  params: ById,
  body: RuleSpec.extend(Version.shape),
  output: RuleView,
});

export const deleteRuleRoute = defineRoute({
  id: 'schema.delete_rule',
  method: 'DELETE',
  path: '/api/schema/rules/:id',
  kind: 'write',
  summary: { zh: '删除规则（可在变更中恢复）', en: 'Delete a rule; reverting the change brings it back' },
  params: ById,
  output: Done,
});

export const saveLayoutRoute = defineRoute({
  id: 'schema.save_layout',
  method: 'PUT',
  path: '/api/schema/objects/:object/layout',
  kind: 'write',
  summary: { zh: '保存页面布局与列表布局', en: 'Save page and list layouts' },
  params: ByObject,
  body: ObjectLayout,
  output: ObjectLayout,
});

export const listChangesRoute = defineRoute({
  id: 'schema.list_changes',
  method: 'GET',
  path: '/api/schema/changes',
  kind: 'read',
  summary: { zh: '对象与字段的变更记录，最新的在前', en: 'Changes of objects and fields, newest first' },
  query: z.object({ object: z.string().max(60).optional(), limit: z.coerce.number().int().min(1).max(200).default(50), cursor: z.uuid().optional() }),
  output: z.object({ changes: z.array(ChangeView), nextCursor: z.string().nullable() }),
});

export const revertChangeRoute = defineRoute({
  id: 'schema.revert_change',
  method: 'POST',
  path: '/api/schema/changes/:id/revert',
  kind: 'write',
  summary: { zh: '撤回一次变更', en: 'Take a change back' },
  params: ById,
  output: Done,
});
