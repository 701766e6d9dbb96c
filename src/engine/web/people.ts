/** Somebody or something that can be picked. */
export interface PickChoice {
  readonly id: string;
  readonly name: string;
}

/** Where pickers of people and departments ask; the organisation registers itself. */
export interface PeopleDirectory {
  searchMembers(text: string, signal?: AbortSignal): Promise<readonly PickChoice[]>;
  getMember(id: string, signal?: AbortSignal): Promise<PickChoice>;
  listDepartments(signal?: AbortSignal): Promise<readonly PickChoice[]>;
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
