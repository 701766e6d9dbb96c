import { z } from 'zod';
import type { RoleDefinition } from '#engine/contract/actor.ts';

const Width = z.enum(['own', 'department', 'department_tree', 'all']);
const Names = z.array(z.string().regex(/^[a-z][a-z0-9_]{0,62}$/)).max(300);

/** What a role may do with the records of one object. */
export const ObjectGrantInput = z.object({
  actions: z.array(z.enum(['see', 'create', 'update', 'delete', 'import', 'export'])).max(6),
  visibility: Width,
  updateVisibility: Width,
  hidden: Names.default([]),
  readOnly: Names.default([]),
});

/** What a role a workspace made allows; stored as it is. */
export const RoleRights = z.object({
  objects: z.record(z.string().regex(/^[a-z][a-z0-9_]{0,62}$/), ObjectGrantInput),
  otherObjects: ObjectGrantInput,
  abilities: z.array(z.string().max(60)).max(100),
});
export type RoleRights = z.output<typeof RoleRights>;

/** A role a workspace made, as it is stored. */
export interface CustomRole {
  readonly id: string;
  readonly name: { readonly zh: string; readonly en: string };
  readonly purpose: { readonly zh: string; readonly en: string };
  readonly rights: RoleRights;
}

/** The definition of a stored role. */
export function definitionOf(role: Pick<CustomRole, 'id' | 'rights'>): RoleDefinition {
  return { id: role.id, ...role.rights };
}

/** The rights of a role written out, to be copied and changed. */
export function rightsOf({ objects, otherObjects, abilities }: RoleDefinition): RoleRights {
  const written = ({ actions, visibility, updateVisibility = visibility, hidden = [], readOnly = [] }: RoleDefinition['otherObjects']) => ({
    actions: [...actions],
    visibility,
    updateVisibility,
    hidden: [...hidden],
    readOnly: [...readOnly],
  });
  return {
    objects: Object.fromEntries(Object.entries(objects).map(([id, grant]) => [id, written(grant)])),
    otherObjects: written(otherObjects),
    abilities: [...abilities],
  };
}
