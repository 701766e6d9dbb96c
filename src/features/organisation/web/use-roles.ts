import { useRoute } from '#platform/web/api.ts';
import type { Label } from '#platform/contract/label.ts';
import { listRolesRoute } from '../contract/organisation.routes.ts';
import { isRoleId, roleIds, roleLabels } from '../contract/roles.ts';

/** A role as people choose it. */
export interface ChosenRole {
  readonly id: string;
  readonly label: Label;
  readonly purpose: Label;
}

/** All roles of the workspace; the built-in ones are there before the server has answered. */
export function useRoles(): readonly ChosenRole[] {
  const roles = useRoute(listRolesRoute, {}, { staleTimeMs: 60_000 });
  return roles.data?.roles ?? roleIds.map((id) => ({ id, ...roleLabels[id] }));
}

/** How a stored role is called. */
export function useRoleLabel(role: string): Label {
  const found = useRoles().find((each) => each.id === role);
  return isRoleId(role) ? roleLabels[role].label : (found?.label ?? { zh: '…', en: '…' });
}
