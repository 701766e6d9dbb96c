import { conflict, forbidden, invalid, notFound } from '#platform/contract/errors.ts';
import type { RouteInput } from '#platform/contract/route.ts';
import { checkExpression } from '../../contract/expression/check-expression.ts';
import { treeOfFilter } from '../../contract/expression/filter-to-tree.ts';
import { isTooDeepFilter, type FilterTree } from '../../contract/expression/filter-tree.ts';
import type * as routes from '../../contract/views/view.routes.ts';
import type { View } from '../../contract/views/view.routes.ts';
import type { Context } from '../context.ts';
import { schemaFor } from '../policy/field-access.ts';
import { scopeFor } from '../policy/scope.ts';
import { canEditView, canSeeView, canShare, requireSharing } from './view.policy.ts';
import * as queries from './view.queries.ts';

/** Views one person may keep of one object, and the most a list is offered. */
const mostOwn = 100;
const mostShown = 300;

const word = { zh: '视图', en: 'View' };

/** The views of a list as the actor finds them: their own and those shared with them. */
export async function listViews(ctx: Context, input: RouteInput<typeof routes.listViewsRoute>) {
  scopeFor(ctx, input.object, 'see');
  const rows = await queries.listViews(ctx, input.object, mostShown);
  const chosen = await queries.findDefaultView(ctx, input.object);
  return { rows: rows.map((row) => present(ctx, row)), default: chosen, can_share: canShare(ctx.actor) };
}

/** Keeps a way to look at a list. */
export async function createView(ctx: Context, input: RouteInput<typeof routes.createViewRoute>): Promise<View> {
  scopeFor(ctx, input.object, 'see');
  requireSharing(ctx.actor, input.shared);
  requireFilter(ctx, input.object, input.filter);
  if ((await queries.countOwnViews(ctx, input.object)) >= mostOwn) {
    throw conflict('view.too_many', {
      zh: `每个列表最多保存 ${mostOwn} 个视图；请先删除不用的。`,
      en: `You can keep ${mostOwn} views of a list; delete one you no longer use.`,
    });
  }
  const row = { ...input, id: ctx.newId(), owner_id: ctx.actor.memberId };
  await queries.saveView(ctx, row);
  ctx.emit({ kind: 'view.created', object: 'view', recordId: row.id, facts: { name: row.name, of: row.object, shared: row.shared } });
  return present(ctx, { ...row, owner_name: ctx.actor.name });
}

/** Changes a view, also with whom it is shared. */
export async function updateView(ctx: Context, input: RouteInput<typeof routes.updateViewRoute>): Promise<View> {
  const view = await requireOwnView(ctx, input.id);
  const next = { ...view, ...definedOf(input) };
  if (next.shared !== view.shared || next.roles.join() !== view.roles.join()) requireSharing(ctx.actor, next.shared);
  if (input.filter !== undefined) requireFilter(ctx, view.object, input.filter);
  await queries.saveView(ctx, next);
  ctx.emit({ kind: 'view.updated', object: 'view', recordId: view.id, facts: { name: next.name, of: view.object, shared: next.shared } });
  return present(ctx, next);
}

/** Takes a view away, from everybody it was shared with too. */
export async function deleteView(ctx: Context, input: RouteInput<typeof routes.deleteViewRoute>): Promise<{ id: string }> {
  const view = await requireOwnView(ctx, input.id);
  await queries.deleteView(ctx, view.id);
  ctx.emit({ kind: 'view.deleted', object: 'view', recordId: view.id, facts: { name: view.name, of: view.object } });
  return { id: view.id };
}

/** The view a list opens with for this person; null gives the first one back. */
export async function setDefaultView(ctx: Context, input: RouteInput<typeof routes.setDefaultViewRoute>) {
  scopeFor(ctx, input.object, 'see');
  await queries.saveDefaultView(ctx, input.object, input.view);
  return { object: input.object, view: input.view };
}

async function requireOwnView(ctx: Context, id: string): Promise<queries.ViewRow> {
  const view = await queries.findView(ctx, id);
  if (!view || !canSeeView(ctx.actor, view)) throw notFound(word);
  if (canEditView(ctx.actor, view)) return view;
  throw forbidden('view.not_own', {
    zh: '这个视图是别人共享的，不能修改；可以另存为自己的。',
    en: 'Somebody else shares this view; you cannot change it, but you can save it as your own.',
  });
}

function present(ctx: Context, { owner_id, ...row }: queries.ViewRow): View {
  return { ...row, owner: owner_id, can_edit: canEditView(ctx.actor, { owner_id, shared: row.shared }) };
}

function definedOf({ name, filter, sort, columns, layout, settings, shared, roles }: RouteInput<typeof routes.updateViewRoute>) {
  return {
    ...(name !== undefined && { name }),
    ...(filter !== undefined && { filter }),
    ...(sort && { sort }),
    ...(columns && { columns }),
    ...(layout && { layout }),
    ...(settings && { settings }),
    ...(shared && { shared }),
    ...(roles && { roles }),
  };
}

/** A view that cannot be asked for is refused when it is kept, not when it is opened. */
function requireFilter(ctx: Context, object: string, filter: FilterTree | null): void {
  if (filter === null) return;
  if (isTooDeepFilter(filter)) {
    throw invalid([
      { field: 'filter', code: 'filter.too_deep', message: { zh: '筛选条件嵌套太深，请拆开。', en: 'The filter is nested too deeply; split it.' } },
    ]);
  }
  const tree = treeOfFilter(filter);
  const checked = tree.ok ? checkExpression(tree.tree, schemaFor(ctx.registry, ctx.actor), object, { expects: { kind: 'boolean' } }) : tree;
  if (checked.ok) return;
  throw invalid(checked.issues.map((issue) => ({ field: 'filter', code: `expression.${issue.code}`, message: issue.message })));
}
