import type { Locale } from '#platform/contract/label.ts';
import type { PrivacySettings } from './policy/privacy.ts';
import type { ObjectSharing } from './policy/sharing.ts';

/** Through which entrance a change came; written on every event. */
export type Door = 'page' | 'api' | 'import' | 'job' | 'automation' | 'cli' | 'mcp';

/** How far a person sees: their own records, their department's, the departments below it too, or all. */
export type Visibility = 'own' | 'department' | 'department_tree' | 'all';

export type RecordAction = 'see' | 'create' | 'update' | 'delete' | 'import' | 'export';

/** What a role may do with one object; fields not listed under `hidden` or `readOnly` are open. */
export interface ObjectGrant {
  readonly actions: readonly RecordAction[];
  readonly visibility: Visibility;
  /** May change records only within this reach; default the same as `visibility`. */
  readonly updateVisibility?: Visibility;
  /** Per action, where several roles together reach differently far; stronger than the two above. */
  readonly widths?: Readonly<Partial<Record<RecordAction, Visibility>>>;
  readonly hidden?: readonly string[];
  readonly readOnly?: readonly string[];
}

/** One role of the workspace: what it may do with objects, and named abilities such as `member.manage`. */
export interface RoleDefinition {
  readonly id: string;
  readonly objects: Readonly<Record<string, ObjectGrant>>;
  /** Grant for objects not named in `objects`. */
  readonly otherObjects: ObjectGrant;
  readonly abilities: readonly string[];
}

/** Owner ids a person reaches at each width, themselves and their subordinates always included. */
export interface Reach {
  readonly own: readonly string[];
  readonly department: readonly string[];
  readonly department_tree: readonly string[];
}

/** The member on whose behalf something is done, with what their role allows now. */
export interface Actor {
  readonly workspaceId: string;
  readonly memberId: string;
  readonly name: string;
  /** What all their roles together allow. */
  readonly role: RoleDefinition;
  /** Ids of the roles they hold; absent: only `role`. */
  readonly roles?: readonly string[];
  readonly reach: Reach;
  /** By object: what is shared with them or kept from them beyond owners; absent when nothing is. */
  readonly sharing?: ReadonlyMap<string, ObjectSharing>;
  /** What administrators decided about private fields; the same for everybody of a workspace. */
  readonly privacy?: PrivacySettings;
  /** By object: fields that are masked for them; absent when none is. Worked out where a use-case begins. */
  readonly masked?: ReadonlyMap<string, readonly string[]>;
  /** Those of `masked` that are shown of records they may change. */
  readonly maskedForViewers?: ReadonlyMap<string, readonly string[]>;
  /** By `object.field` of a computed field that is masked: the private fields it shows. */
  readonly maskedBy?: ReadonlyMap<string, string>;
  readonly locale: Locale;
  /** Set when an API key acts for the member. */
  readonly apiKeyId?: string;
  /** What that key may be used for; absent when no key acts. */
  readonly keyScopes?: readonly string[];
  /** Set when the member is signed in by cookie; tells which of their sessions this is. */
  readonly sessionId?: string;
}

/** Whether the actor has a named ability such as `process.publish`. */
export function has(actor: Actor, ability: string): boolean {
  return actor.role.abilities.includes(ability);
}

/** The grant of the actor's role on an object. */
export function grantOn(actor: Actor, object: string): ObjectGrant {
  return actor.role.objects[object] ?? actor.role.otherObjects;
}

/** How far a grant reaches for one action. */
export function widthOf(grant: ObjectGrant, action: RecordAction): Visibility {
  const isReading = action === 'see' || action === 'export';
  return grant.widths?.[action] ?? (isReading ? grant.visibility : (grant.updateVisibility ?? grant.visibility));
}

/** Whether the actor holds one of these roles. */
export function holdsRole(actor: Actor, roles: readonly string[]): boolean {
  return (actor.roles ?? [actor.role.id]).some((id) => roles.includes(id));
}
