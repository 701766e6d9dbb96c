import type { Actor } from '#engine/contract/actor.ts';
import { grantOn, has, holdsRole, widthOf } from '#engine/contract/actor.ts';

/** The four ways to look at a day. */
export const todayViews = ['mine', 'team', 'operations', 'company'] as const;
/** One of them. */
export type TodayView = (typeof todayViews)[number];

/** The views a person may open: by what they may see and do, not by the name of their role. */
export function viewsOf(actor: Actor): TodayView[] {
  const width = widthOf(grantOn(actor, 'opportunity'), 'see');
  const seesAll = width === 'all';
  const leads = width !== 'own' || actor.reach.own.length > 1;
  return todayViews.filter(
    (view) =>
      view === 'mine' ||
      (view === 'team' && leads) ||
      (view === 'operations' && seesAll && has(actor, 'inspection.run')) ||
      (view === 'company' && seesAll && has(actor, 'evaluation.see')),
  );
}

/** The view that opens by itself: the widest the role stands for. */
export function firstViewOf(actor: Actor): TodayView {
  const views = viewsOf(actor);
  const wanted: TodayView = holdsRole(actor, ['administrator'])
    ? 'company'
    : holdsRole(actor, ['operations'])
      ? 'operations'
      : holdsRole(actor, ['representative'])
        ? 'mine'
        : 'team';
  return views.includes(wanted) ? wanted : 'mine';
}
