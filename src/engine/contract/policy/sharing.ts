import type { PrivacyLevel, PrivacySettings } from './privacy.ts';

/** Whom something is shared with or kept from: `member:<id>`, `department:<id>` (those below it too) or `role:<id>`. */
export type Principal = `${'member' | 'department' | 'role'}:${string}`;

/** A rule that opens the records it matches to people, or leaves people only those it matches. */
export interface AccessRule {
  readonly id: string;
  readonly kind: 'share' | 'restrict';
  readonly object: string;
  readonly name: string;
  /** Over the record's own fields. */
  readonly expression: string;
  readonly principals: readonly string[];
  /** Shared for changing too; of a restriction meaningless. */
  readonly mayWrite: boolean;
}

/** What is shared with or kept from one person, of one object. */
export interface ObjectSharing {
  /** The person's principals that single records are shared with. */
  readonly principals: readonly string[];
  readonly rules: readonly AccessRule[];
  readonly restrictions: readonly AccessRule[];
}

/** All of a workspace that opens or closes records beyond their owners. */
export interface WorkspaceSharing {
  /** The rules in force. */
  readonly rules: readonly AccessRule[];
  /** Whom any record of an object was ever shared with. */
  readonly sharedWith: readonly { readonly object: string; readonly principal: string }[];
  readonly privateFields: readonly { readonly object: string; readonly field: string; readonly level: PrivacyLevel }[];
}

/** Everything a person can be addressed by: themselves, their department and those above it, their roles. */
export function principalsOf(person: {
  readonly memberId: string;
  readonly departments: readonly string[];
  readonly roles: readonly string[];
}): readonly Principal[] {
  return [
    `member:${person.memberId}`,
    ...person.departments.map((id): Principal => `department:${id}`),
    ...person.roles.map((id): Principal => `role:${id}`),
  ];
}

/** What of a workspace's sharing concerns a person with these principals, by object; undefined when nothing does. */
export function sharingFor(sharing: WorkspaceSharing, principals: readonly string[]): ReadonlyMap<string, ObjectSharing> | undefined {
  const mine = new Set<string>(principals);
  const rules = sharing.rules.filter((rule) => rule.principals.some((principal) => mine.has(principal)));
  const shared = sharing.sharedWith.filter(({ principal }) => mine.has(principal));
  const objects = new Set([...rules, ...shared].map(({ object }) => object));
  if (objects.size === 0) return undefined;
  return new Map(
    [...objects].map((object) => {
      const ofObject = rules.filter((rule) => rule.object === object);
      return [
        object,
        {
          principals: shared.filter((each) => each.object === object).map((each) => each.principal),
          rules: ofObject.filter((rule) => rule.kind === 'share'),
          restrictions: ofObject.filter((rule) => rule.kind === 'restrict'),
        },
      ];
    }),
  );
}

const settingsOf = new WeakMap<WorkspaceSharing, PrivacySettings>();

/** What was decided about single fields, by `object.field`; undefined when nothing was. The same map as long as nothing changes. */
export function privacyOf(sharing: WorkspaceSharing): PrivacySettings | undefined {
  if (sharing.privateFields.length === 0) return undefined;
  const known = settingsOf.get(sharing) ?? new Map(sharing.privateFields.map(({ object, field, level }) => [`${object}.${field}`, level]));
  settingsOf.set(sharing, known);
  return known;
}
