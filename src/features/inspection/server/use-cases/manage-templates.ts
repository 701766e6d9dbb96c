import type { RouteInput, RouteOutput } from '#platform/contract/route.ts';
import { conflict, invalid, type Issue, notFound } from '#platform/contract/errors.ts';
import type { Context } from '#engine/server/context.ts';
import { checkExpression } from '#engine/contract/expression/check-expression.ts';
import { objectSchema } from '#engine/server/query/object-schema.ts';
import type {
  listTemplates as listRoute,
  saveTemplateDraft as saveRoute,
  publishTemplate as publishRoute,
  getTemplateVersion as versionRoute,
} from '../../contract/inspection.routes.ts';
import { readyTemplate } from '../../contract/ready-items.ts';
import type { TemplateDefinition, TemplateItem } from '../../contract/template.ts';
import * as queries from '../inspection.queries.ts';
import { requireInspection } from '../inspection.policy.ts';

/** Templates with their versions, newest version first. */
export async function listTemplates(ctx: Context): Promise<RouteOutput<typeof listRoute>> {
  requireInspection(ctx.actor, 'see');
  const rows = await ctx.session.query<{
    id: string;
    name_zh: string;
    name_en: string;
    published_version: number | null;
    number: number;
    status: 'draft' | 'published' | 'retired';
    published_at: Date | null;
  }>({
    text: `select t.id, t.name_zh, t.name_en, t.published_version, v.number, v.status, v.published_at
      from inspection_template t join inspection_template_version v on v.workspace_id = t.workspace_id and v.template_id = t.id
      where t.workspace_id = $1 order by t.created_at, t.id, v.number desc limit 1000`,
    values: [ctx.workspace.id],
  });
  const templates = [...Map.groupBy(rows, (row) => row.id).entries()].map(([id, versions]) => {
    const [first] = versions;
    return {
      id,
      name: { zh: first?.name_zh ?? '', en: first?.name_en ?? '' },
      publishedVersion: first?.published_version ?? null,
      versions: versions.map((row) => ({ number: row.number, status: row.status, publishedAt: row.published_at?.toISOString() ?? null })),
    };
  });
  return { templates };
}

/** What a version asks, as it was when it was published or last saved. */
export async function getTemplateVersion(ctx: Context, input: RouteInput<typeof versionRoute>): Promise<RouteOutput<typeof versionRoute>> {
  requireInspection(ctx.actor, 'see');
  const version = await queries.findVersion(ctx, input.id, input.number);
  if (!version) throw notFound({ zh: '检查模板版本', en: 'Inspection template version' });
  return { number: version.number, status: version.status, definition: version.definition };
}

/** Saves the one draft of a template; every expression and metric in it must be right. */
export async function saveTemplateDraft(ctx: Context, input: RouteInput<typeof saveRoute>): Promise<RouteOutput<typeof saveRoute>> {
  requireInspection(ctx.actor, 'edit');
  const issues = input.definition.items.flatMap((item, index) => checkItem(ctx, item, index));
  if (issues.length > 0) throw invalid(issues);
  const latest = await lockLatest(ctx, input.id);
  const number = latest.status === 'draft' ? latest.number : latest.number + 1;
  await ctx.session.query({
    text: `insert into inspection_template_version (workspace_id, template_id, number, status, definition, created_at, created_by)
      values ($1, $2, $3, 'draft', $4, $5, $6)
      on conflict (workspace_id, template_id, number) do update set definition = excluded.definition`,
    values: [ctx.workspace.id, input.id, number, JSON.stringify(input.definition), ctx.now, ctx.actor.memberId],
  });
  ctx.emit({ kind: 'inspection.template_saved', object: 'inspection_template', recordId: input.id, facts: { number } });
  return { number };
}

/** Puts the draft in force; runs from now on use it, earlier runs keep theirs. */
export async function publishTemplate(ctx: Context, input: RouteInput<typeof publishRoute>): Promise<RouteOutput<typeof publishRoute>> {
  requireInspection(ctx.actor, 'edit');
  const latest = await lockLatest(ctx, input.id);
  if (latest.status !== 'draft')
    throw conflict('inspection.no_draft', { zh: '没有可发布的草稿，请先编辑模板。', en: 'There is no draft to publish; edit the template first.' });
  if (latest.definition.items.length === 0)
    throw conflict('inspection.no_items', {
      zh: '模板还没有检查项，请先添加至少一项。',
      en: 'The template has no items yet; add at least one.',
    });
  await ctx.session.query({
    text: `update inspection_template_version set
        status = case when number = $3 then 'published' else 'retired' end,
        published_at = case when number = $3 then $4 else published_at end, published_by = case when number = $3 then $5 else published_by end
      where workspace_id = $1 and template_id = $2 and (number = $3 or status = 'published')`,
    values: [ctx.workspace.id, input.id, latest.number, ctx.now, ctx.actor.memberId],
  });
  await ctx.session.query({
    text: 'update inspection_template set published_version = $3 where workspace_id = $1 and id = $2',
    values: [ctx.workspace.id, input.id, latest.number],
  });
  ctx.emit({ kind: 'inspection.template_published', object: 'inspection_template', recordId: input.id, facts: { number: latest.number } });
  return { number: latest.number };
}

/** Gives a new workspace the ready template; does nothing where it has one. */
export async function ensureReadyTemplate(ctx: Context): Promise<void> {
  const existing = await ctx.session.query({ text: 'select 1 from inspection_template where workspace_id = $1 limit 1', values: [ctx.workspace.id] });
  if (existing.length > 0) return;
  const id = ctx.newId();
  await ctx.session.query({
    text: `insert into inspection_template (workspace_id, id, name_zh, name_en, published_version, created_at) values ($1, $2, '销售运营检查', 'Sales operations inspection', 1, $3)`,
    values: [ctx.workspace.id, id, ctx.now],
  });
  await ctx.session.query({
    text: `insert into inspection_template_version (workspace_id, template_id, number, status, definition, created_at, created_by, published_at, published_by)
      values ($1, $2, 1, 'published', $3, $4, $5, $4, $5)`,
    values: [ctx.workspace.id, id, JSON.stringify(readyTemplate), ctx.now, ctx.actor.memberId],
  });
  ctx.emit({ kind: 'inspection.template_published', object: 'inspection_template', recordId: id, facts: { number: 1 } });
}

async function lockLatest(ctx: Context, templateId: string): Promise<{ number: number; status: string; definition: TemplateDefinition }> {
  const [template] = await ctx.session.query({
    text: 'select 1 from inspection_template where workspace_id = $1 and id = $2 for update',
    values: [ctx.workspace.id, templateId],
  });
  const [latest] = await ctx.session.query<{ number: number; status: string; definition: TemplateDefinition }>({
    text: 'select number, status, definition from inspection_template_version where workspace_id = $1 and template_id = $2 order by number desc limit 1',
    values: [ctx.workspace.id, templateId],
  });
  if (!template || !latest) throw notFound({ zh: '检查模板', en: 'Inspection template' });
  return latest;
}

function checkItem(ctx: Context, item: TemplateItem, index: number): Issue[] {
  if (item.kind === 'metric') {
    if (ctx.registry.metrics.has(item.metric)) return [];
    return [
      {
        field: `items.${index}.metric`,
        code: 'inspection.unknown_metric',
        message: { zh: `没有名为 ${item.metric} 的指标，请从指标库中选择。`, en: `There is no metric ${item.metric}; choose one of the registry.` },
      },
    ];
  }
  return (['population', 'condition'] as const).flatMap((part) => {
    const checked = checkExpression(item[part], objectSchema(ctx.registry), item.object, { expects: { kind: 'boolean' } });
    if (checked.ok) return [];
    return checked.issues.map((issue) => ({ field: `items.${index}.${part}`, code: `expression.${issue.code}`, message: issue.message }));
  });
}
