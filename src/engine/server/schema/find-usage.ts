import type { z } from 'zod';
import type { Label } from '#platform/contract/label.ts';
import { parseExpression } from '../../contract/expression/parse-expression.ts';
import type { UsageView } from '../../contract/schema/schema-parts.ts';
import type { Context } from '../context.ts';
import { objectOf, readSchema, requireSchemaManager, type WorkingSchema } from './working-schema.ts';

type Usage = z.input<typeof UsageView>;

/** What uses a field: views, layouts, rules, formulas, metrics, inspection templates, processes. */
export async function fieldUsage(ctx: Context, input: { object: string; field: string }): Promise<{ usage: Usage[] }> {
  requireSchemaManager(ctx);
  const schema = await readSchema(ctx);
  objectOf(schema, input.object);
  return { usage: await findUsage(ctx, schema, input.object, input.field) };
}

/** What uses an object: references to it, and how many records there are. */
export async function objectUsage(ctx: Context, input: { object: string }): Promise<{ usage: Usage[] }> {
  requireSchemaManager(ctx);
  const schema = await readSchema(ctx);
  const object = objectOf(schema, input.object);
  const references = [...schema.objects.values()].flatMap((other) =>
    Object.entries(other.fields).flatMap(([name, field]): Usage[] =>
      field.kind === 'reference' && field.object === object.id
        ? [{ kind: 'reference', id: `${other.id}.${name}`, label: joined(other.label, field.label) }]
        : [],
    ),
  );
  const [count] = await ctx.session.query<{ n: string }>({
    text: `select count(*) as n from ${object.id} where workspace_id = $1`,
    values: [ctx.workspace.id],
  });
  const records: Usage = { kind: 'records', id: object.id, label: { zh: `${count?.n ?? 0} 条记录`, en: `${count?.n ?? 0} records` } };
  return { usage: [...references, ...(await storedUsage(ctx, object.id, undefined)), records] };
}

/** Everything that names the field, by its own object's expressions and columns or through a path that ends in it. */
export async function findUsage(ctx: Context, schema: WorkingSchema, objectId: string, field: string): Promise<Usage[]> {
  return [
    ...fieldsUsing(schema, objectId, field),
    ...schema.rows.rules.flatMap((rule): Usage[] =>
      (rule.object === objectId && rule.spec.field === field) || names(rule.spec.expression, field)
        ? [{ kind: 'rule', id: rule.id, label: { ...rule.spec.label } }]
        : [],
    ),
    ...layoutsUsing(schema, objectId, field),
    ...metricsUsing(ctx, objectId, field),
    ...(await storedUsage(ctx, objectId, field)),
  ];
}

function fieldsUsing(schema: WorkingSchema, objectId: string, field: string): Usage[] {
  return schema.rows.fields.flatMap(({ object, id, spec, hiddenAt }): Usage[] => {
    if (hiddenAt !== null || (object === objectId && id === field)) return [];
    const owner = schema.objects.get(object)?.label ?? { zh: object, en: object };
    const usage = { id: `${object}.${id}`, label: joined(owner, spec.label) };
    if (spec.kind === 'formula') return names(spec.expression, field) ? [{ kind: 'formula', ...usage }] : [];
    if (spec.kind === 'lookup')
      return spec.field === field || (object === objectId && spec.reference === field) ? [{ kind: 'lookup', ...usage }] : [];
    if (spec.kind === 'rollup') return spec.of === field || names(spec.condition ?? 'true', field) ? [{ kind: 'rollup', ...usage }] : [];
    return [];
  });
}

function layoutsUsing({ rows }: WorkingSchema, objectId: string, field: string): Usage[] {
  return rows.layouts.flatMap(({ object, layout }): Usage[] => {
    if (object !== objectId) return [];
    const lists = (layout.lists ?? []).filter(
      (list) => [...list.columns, ...list.sort.map((key) => key.field)].includes(field) || names(list.filter ?? 'true', field),
    );
    const isPlaced = layout.record?.sections.some((section) => section.fields.includes(field) || names(section.visibleWhen ?? 'true', field));
    const record: Usage[] = isPlaced ? [{ kind: 'layout', id: object, label: { zh: '页面布局', en: 'Page layout' } }] : [];
    return [...lists.map((list): Usage => ({ kind: 'view', id: list.id, label: { ...list.label } })), ...record];
  });
}

function metricsUsing(ctx: Context, objectId: string, field: string): Usage[] {
  return [...ctx.registry.metrics.values()].flatMap((metric): Usage[] =>
    metric.object === objectId && (metric.groupBy.includes(field) || names(JSON.stringify(metric.formula), field))
      ? [{ kind: 'metric', id: metric.id, label: { ...metric.label } }]
      : [],
  );
}

/** What capabilities keep as rows; each speaks of objects and fields by name in its own document. */
const documents = [
  { kind: 'template', table: 'inspection_template_version', id: 'template_id', label: { zh: '检查模板', en: 'Inspection template' } },
  { kind: 'process', table: 'process_version', id: 'process_id', label: { zh: '流程', en: 'Process' } },
  { kind: 'view', table: 'engine_view', id: 'id', label: { zh: '已存视图', en: 'Saved view' } },
] as const;

async function storedUsage(ctx: Context, object: string, field: string | undefined): Promise<Usage[]> {
  const found: Usage[] = [];
  for (const { kind, table, id, label } of documents) {
    const [known] = await ctx.session.query<{ there: boolean }>({ text: 'select to_regclass($1) is not null as there', values: [table] });
    if (known?.there !== true) continue;
    const rows = await ctx.session.query<{ id: string }>({
      text: `select distinct d.${id}::text as id from ${table} d where d.workspace_id = $1 and to_jsonb(d)::text ~ $2 and to_jsonb(d)::text ~ $3 limit 20`,
      values: [ctx.workspace.id, `\\m${object}\\M`, `\\m${field ?? object}\\M`],
    });
    found.push(...rows.map((row): Usage => ({ kind, id: row.id, label: { ...label } })));
  }
  return found;
}

/** Whether an expression speaks of a field of this name. */
function names(expression: string, field: string): boolean {
  const pattern = new RegExp(`(^|[^A-Za-z0-9_'"])${field}([^A-Za-z0-9_]|$)`);
  return pattern.test(expression) && (expression.startsWith('{') || parseExpression(expression).ok);
}

function joined(owner: Label, field: Label): { zh: string; en: string } {
  return { zh: `${owner.zh} · ${field.zh}`, en: `${owner.en} · ${field.en}` };
}
