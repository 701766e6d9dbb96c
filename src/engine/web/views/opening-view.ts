import type { OfferedView } from './use-views.ts';

/**
 * The view a list opens with when nobody chose one: the first, but for who leads others not the one of their own records, and for who runs
 * the workspace, and neither sells nor leads, not that of their team either. They would look at an empty list.
 */
export function openingView(views: readonly OfferedView[], abilities: readonly string[]): OfferedView | undefined {
  const empty = [...(abilities.includes('view.share') ? ['is_me'] : []), ...(abilities.includes('workspace.manage') ? ['in_my_team'] : [])];
  const asks = (view: OfferedView, operator: string): boolean => JSON.stringify(view.parts).includes(`"op":"${operator}"`);
  return views.find((view) => !empty.some((operator) => asks(view, operator))) ?? views[0];
}
