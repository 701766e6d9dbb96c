import { forbidden, notFound } from '#platform/contract/errors.ts';
import { has, holdsRole, type Actor } from '#engine/contract/actor.ts';
import type { ViewSharing } from '#engine/contract/views/view.routes.ts';
import type { DashboardRow } from './dashboard.queries.ts';

type Held = Pick<DashboardRow, 'owner_id' | 'shared' | 'roles' | 'number'>;

const word = { zh: '仪表盘', en: 'Dashboard' };

/** Refuses whoever may not see figures on a page at all. */
export function requireSeeDashboards(actor: Actor): void {
  if (has(actor, 'dashboard.see')) return;
  throw forbidden('analytics.dashboard', { zh: '你的角色不能查看看板。', en: 'Your role may not see the dashboard.' });
}

/** Whether the actor may show what they keep to others. */
export function canShareDashboards(actor: Actor): boolean {
  return has(actor, 'view.share');
}

/** One's own, or a shared one when one keeps the workspace in order. */
export function canEditDashboard(actor: Actor, row: Pick<Held, 'owner_id' | 'shared'>): boolean {
  return row.owner_id === actor.memberId || (row.shared !== 'nobody' && has(actor, 'workspace.manage'));
}

/** The dashboard, if the actor may see it; what was never published only its editors may. */
export function requireSeen<Row extends Held>(actor: Actor, row: Row | undefined): Row {
  if (!row) throw notFound(word);
  if (canEditDashboard(actor, row)) return row;
  const isShared = row.shared === 'everybody' || (row.shared === 'roles' && holdsRole(actor, row.roles));
  if (isShared && row.number > 0) return row;
  throw notFound(word);
}

/** The same, if the actor may change it. */
export function requireEditable<Row extends Held>(actor: Actor, row: Row | undefined): Row {
  const seen = requireSeen(actor, row);
  if (canEditDashboard(actor, seen)) return seen;
  throw forbidden('dashboard.not_own', {
    zh: '这是别人共享的，不能修改；可以复制为自己的。',
    en: 'Somebody else shares it; you cannot change it, but you can copy it as your own.',
  });
}

/** Refuses sharing to whom it is not given. */
export function requireSharing(actor: Actor, shared: ViewSharing): void {
  if (shared === 'nobody' || canShareDashboards(actor)) return;
  throw forbidden('dashboard.share', {
    zh: '你的角色不能共享仪表盘；可以只给自己保存，或请管理者共享。',
    en: 'Your role may not share dashboards; keep it for yourself, or ask a manager to share it.',
  });
}
