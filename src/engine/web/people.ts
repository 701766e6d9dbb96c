import type { Label } from '#platform/contract/label.ts';

/** Somebody or something that can be picked. */
export interface PickChoice {
  readonly id: string;
  readonly name: string;
}

/** A role things can be shared with. */
export interface RoleChoice {
  readonly id: string;
  readonly label: Label;
}

/** Where pickers of people and departments ask; the organisation registers itself. */
export interface PeopleDirectory {
  searchMembers(text: string, signal?: AbortSignal): Promise<readonly PickChoice[]>;
  getMember(id: string, signal?: AbortSignal): Promise<PickChoice>;
  listDepartments(signal?: AbortSignal): Promise<readonly PickChoice[]>;
  listRoles(signal?: AbortSignal): Promise<readonly RoleChoice[]>;
}

let directory: PeopleDirectory | undefined;

/** Tells the engine's pickers where people and departments are found. */
export function registerPeople(people: PeopleDirectory): void {
  directory = people;
}

/** The registered directory; undefined in an app without people. */
export function findPeople(): PeopleDirectory | undefined {
  return directory;
}
