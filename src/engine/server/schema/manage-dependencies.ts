import { invalid, type Issue } from '#platform/contract/errors.ts';
import type { Label } from '#platform/contract/label.ts';
import { isChoice } from '../../contract/objects/dependent-choices.ts';
import type { ChoiceDependency, ChoiceField, MultiChoiceField } from '../../contract/objects/fields.ts';
import type { ObjectDefinition } from '../../contract/objects/object.ts';
import type { Context } from '../context.ts';
import type { DependencyRow } from './schema-rows.ts';
import { keepChange, objectOf, openSchema, requireSound } from './working-schema.ts';

/** Lets the options of a choice field depend on another one, or, with null, on none any more; holds for every write from then on. */
export async function saveDependency(
  ctx: Context,
  input: { object: string; field: string; dependency: ChoiceDependency | null },
): Promise<{ id: string }> {
  const schema = await openSchema(ctx);
  const object = objectOf(schema, input.object);
  const { field, dependency } = input;
  if (dependency) refuseUnfit(object, field, dependency);
  const isOwn = (row: DependencyRow) => row.object === object.id && row.field === field;
  const before = schema.rows.dependencies.find(isOwn);
  const others = schema.rows.dependencies.filter((row) => !isOwn(row));
  const dependencies = dependency ? [...others, { object: object.id, field, spec: dependency }] : others;
  requireSound(ctx, schema, { ...schema.rows, dependencies });
  await storeDependency(ctx, object.id, field, dependency);
  await keepChange(ctx, { object: object.id, kind: 'dependency.changed', subject: field, before: before?.spec ?? null, after: dependency });
  return { id: field };
}

/** Stores a dependency in place of the one before; null removes it. */
export async function storeDependency(ctx: Context, object: string, field: string, dependency: ChoiceDependency | null): Promise<void> {
  const values = [ctx.workspace.id, object, field];
  if (dependency === null)
    return void (await ctx.session.query({
      text: 'delete from engine_choice_dependency where workspace_id = $1 and object = $2 and field = $3',
      values,
    }));
  await ctx.session.query({
    text: `insert into engine_choice_dependency (workspace_id, object, field, spec) values ($1, $2, $3, $4::jsonb)
      on conflict (workspace_id, object, field) do update set spec = excluded.spec`,
    values: [...values, JSON.stringify(dependency)],
  });
}

function refuseUnfit(object: ObjectDefinition, name: string, { on, allowed }: ChoiceDependency): void {
  const [field, controller] = [object.fields[name], object.fields[on]];
  const issues: Issue[] = [];
  if (!field || !isChoice(field) || field.readOnly === true)
    issues.push(
      unfit('field', name, { zh: '只有可填写的选择字段才能依赖其他字段。', en: 'only choice fields open to writing can depend on another.' }),
    );
  if (controller?.kind !== 'choice' || on === name)
    issues.push(unfit('dependency.on', on, { zh: '请选择同一对象的另一个单选字段。', en: 'name another single-choice field of the same object.' }));
  if (issues.length === 0 && field && isChoice(field) && controller?.kind === 'choice') {
    issues.push(...unknownValues(Object.keys(allowed), controller), ...unknownValues(Object.values(allowed).flat(), field));
  }
  if (issues.length > 0) throw invalid(issues);
}

function unknownValues(values: readonly string[], field: ChoiceField | MultiChoiceField): Issue[] {
  if (field.kind === 'choice' && field.open === true) return [];
  const unknown = [...new Set(values)].filter((value) => !field.options.some((option) => option.value === value));
  return unknown.map((value) => unfit('dependency.allowed', value, { zh: '没有这个选项，请去掉。', en: 'there is no such option; leave it out.' }));
}

function unfit(field: string, given: string, why: Label): Issue {
  return { field, code: 'schema.dependency_unfit', message: { zh: `“${given}”：${why.zh}`, en: `“${given}”: ${why.en}` }, facts: { given } };
}
