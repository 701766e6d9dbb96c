import type { View } from '../../contract/views/view.routes.ts';
import type { Context } from '../context.ts';

/** A view as it is stored. */
export interface ViewRow extends Omit<View, 'owner' | 'owner_name' | 'can_edit'> {
  readonly owner_id: string;
  readonly owner_name: string | null;
}

const shown = `v.id, v.object, v.owner_id, m.name as owner_name, v.name, v.filter, v.sort, v.columns, v.layout, v.settings, v.shared, v.roles`;
const joined = `from engine_view v left join organisation_member m on m.workspace_id = v.workspace_id and m.id = v.owner_id`;

/** Views of one object that are the actor's own or shared with them, in the order they were made. */
export function listViews(ctx: Context, object: string, most: number): Promise<ViewRow[]> {
  return ctx.session.query<ViewRow>({
    name: 'list-views',
    text: `select ${shown} ${joined}
      where v.workspace_id = $1 and v.object = $2
        and (v.owner_id = $3 or v.shared = 'everybody' or (v.shared = 'roles' and v.roles && $4::text[]))
      order by v.owner_id = $3 desc, v.created_at, v.id limit $5`,
    values: [ctx.workspace.id, object, ctx.actor.memberId, ctx.actor.roles ?? [ctx.actor.role.id], most],
  });
}

/** One view, whoever owns it. */
export async function findView(ctx: Context, id: string): Promise<ViewRow | undefined> {
  const [row] = await ctx.session.query<ViewRow>({
    text: `select ${shown} ${joined} where v.workspace_id = $1 and v.id = $2`,
    values: [ctx.workspace.id, id],
  });
  return row;
}

/** How many views of an object a member keeps. */
export async function countOwnViews(ctx: Context, object: string): Promise<number> {
  const [row] = await ctx.session.query<{ count: number }>({
    text: 'select count(*)::int as count from engine_view where workspace_id = $1 and object = $2 and owner_id = $3',
    values: [ctx.workspace.id, object, ctx.actor.memberId],
  });
  return row?.count ?? 0;
}

/** Writes a view anew or over what it was. */
export async function saveView(ctx: Context, view: Omit<ViewRow, 'owner_name'>): Promise<void> {
  await ctx.session.query({
    text: `insert into engine_view (workspace_id, id, object, owner_id, name, filter, sort, columns, layout, settings, shared, roles, created_at, updated_at)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $13)
      on conflict (workspace_id, id) do update set name = excluded.name, filter = excluded.filter, sort = excluded.sort,
        columns = excluded.columns, layout = excluded.layout, settings = excluded.settings, shared = excluded.shared, roles = excluded.roles,
        updated_at = excluded.updated_at`,
    values: [
      ctx.workspace.id,
      view.id,
      view.object,
      view.owner_id,
      view.name,
      view.filter === null ? null : JSON.stringify(view.filter),
      JSON.stringify(view.sort),
      view.columns,
      view.layout,
      JSON.stringify(view.settings),
      view.shared,
      view.roles,
      ctx.now,
    ],
  });
}

/** Removes a view and whoever's choice it was. */
export async function deleteView(ctx: Context, id: string): Promise<void> {
  await ctx.session.query({ text: 'delete from engine_view where workspace_id = $1 and id = $2', values: [ctx.workspace.id, id] });
  await ctx.session.query({ text: 'delete from engine_view_default where workspace_id = $1 and view = $2', values: [ctx.workspace.id, id] });
}

/** The view the actor opens a list with. */
export async function findDefaultView(ctx: Context, object: string): Promise<string | null> {
  const [row] = await ctx.session.query<{ view: string }>({
    name: 'find-default-view',
    text: 'select view from engine_view_default where workspace_id = $1 and member_id = $2 and object = $3',
    values: [ctx.workspace.id, ctx.actor.memberId, object],
  });
  return row?.view ?? null;
}

/** Keeps or clears the actor's choice. */
export async function saveDefaultView(ctx: Context, object: string, view: string | null): Promise<void> {
  if (view === null) {
    await ctx.session.query({
      text: 'delete from engine_view_default where workspace_id = $1 and member_id = $2 and object = $3',
      values: [ctx.workspace.id, ctx.actor.memberId, object],
    });
    return;
  }
  await ctx.session.query({
    text: `insert into engine_view_default (workspace_id, member_id, object, view) values ($1, $2, $3, $4)
      on conflict (workspace_id, member_id, object) do update set view = excluded.view`,
    values: [ctx.workspace.id, ctx.actor.memberId, object, view],
  });
}
