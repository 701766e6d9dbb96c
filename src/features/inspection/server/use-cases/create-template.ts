import type { RouteInput, RouteOutput } from '#platform/contract/route.ts';
import type { Context } from '#engine/server/context.ts';
import type { createTemplate as createRoute } from '../../contract/inspection.routes.ts';
import { readyTemplate } from '../../contract/ready-items.ts';
import type { TemplateDefinition } from '../../contract/template.ts';
import { requireInspection } from '../inspection.policy.ts';

const emptyTemplate: TemplateDefinition = {
  passMark: 75,
  sections: [{ id: 'section_1', label: { zh: '第一部分', en: 'Section 1' }, weight: 100 }],
  items: [],
};

/** A template of its own, as a draft: nothing runs by it until it is published. Its name is the person's, the same in both languages. */
export async function createTemplate(ctx: Context, input: RouteInput<typeof createRoute>): Promise<RouteOutput<typeof createRoute>> {
  requireInspection(ctx.actor, 'edit');
  const id = ctx.newId();
  await ctx.session.query({
    text: `insert into inspection_template (workspace_id, id, name_zh, name_en, published_version, created_at) values ($1, $2, $3, $3, null, $4)`,
    values: [ctx.workspace.id, id, input.name, ctx.now],
  });
  await ctx.session.query({
    text: `insert into inspection_template_version (workspace_id, template_id, number, status, definition, created_at, created_by)
      values ($1, $2, 1, 'draft', $3, $4, $5)`,
    values: [ctx.workspace.id, id, JSON.stringify(input.start === 'ready' ? readyTemplate : emptyTemplate), ctx.now, ctx.actor.memberId],
  });
  ctx.emit({ kind: 'inspection.template_saved', object: 'inspection_template', recordId: id, facts: { number: 1 } });
  return { id };
}
