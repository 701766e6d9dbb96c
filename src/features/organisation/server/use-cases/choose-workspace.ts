import type { Context } from '#engine/server/context.ts';
import { forbidden, notFound } from '#platform/contract/errors.ts';
import type { RouteInput, RouteOutput } from '#platform/contract/route.ts';
import type { chooseWorkspaceRoute, listOwnWorkspacesRoute } from '../../contract/access.routes.ts';

/** The workspaces the person belongs to, the first joined first; a key knows only its own. */
export async function listOwnWorkspaces(ctx: Context): Promise<RouteOutput<typeof listOwnWorkspacesRoute>> {
  const current = { id: ctx.workspace.id, name: ctx.workspace.name, isCurrent: true };
  if (ctx.actor.sessionId === undefined) return { workspaces: [current] };
  const rows = await ctx.session.query<{ id: string; name: string }>({
    text: 'select id, name from organisation_workspaces_of($1)',
    values: [ctx.actor.memberId],
  });
  return { workspaces: rows.length > 0 ? rows.map((row) => ({ ...row, isCurrent: row.id === current.id })) : [current] };
}

/** Moves this session, and no other, to another workspace of the same person. */
export async function chooseWorkspace(ctx: Context, input: RouteInput<typeof chooseWorkspaceRoute>): Promise<{ id: string }> {
  const { memberId, sessionId } = ctx.actor;
  if (sessionId === undefined)
    throw forbidden('workspace.session_only', {
      zh: '密钥只属于它的工作区，不能切换。',
      en: 'A key belongs to its own workspace and cannot switch.',
    });
  const [row] = await ctx.session.query<{ count: number }>({
    text: 'select organisation_choose_workspace($1, $2, $3, $4) as count',
    values: [memberId, sessionId, input.workspaceId, ctx.now],
  });
  if (row?.count !== 1) throw notFound({ zh: '工作区', en: 'Workspace' });
  return { id: input.workspaceId };
}
