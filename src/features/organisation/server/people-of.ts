import type { People, PlaceHeld } from '#engine/contract/expression/people.ts';
import type { CustomRole } from '../contract/role-definition.ts';
import { roleIds, roleLabels } from '../contract/roles.ts';

interface Found {
  readonly places: readonly PlaceHeld[];
  readonly departments: People['departments'];
  readonly held: readonly { readonly memberId: string; readonly role: string }[];
  readonly customRoles: readonly CustomRole[];
}

/** The organisation as expressions ask it: who is below whom, in which department, in which role. */
export function peopleOf({ places, departments, held, customRoles }: Found): People {
  const named = [
    ...customRoles.map((role): [string, CustomRole['name']] => [role.id, role.name]),
    ...roleIds.map((id): [string, CustomRole['name']] => [id, roleLabels[id].label]),
  ];
  return {
    places,
    departments,
    memberRoles: new Map([...Map.groupBy(held, (each) => each.memberId)].map(([id, own]) => [id, own.map((each) => each.role)])),
    roleNames: new Map(
      named.flatMap(([id, name]): [string, string][] => [
        [name.zh, id],
        [name.en, id],
      ]),
    ),
  };
}
