import type { Field } from '../objects/fields.ts';

/** Whose eyes a field is closed to: nobody's, those who see the record but may not change it, or everybody's until revealed. */
export const privacyLevels = ['open', 'viewers', 'everybody'] as const;
export type PrivacyLevel = (typeof privacyLevels)[number];

/** What administrators decided of single fields, by `object.field`; the rest is as declared. */
export type PrivacySettings = ReadonlyMap<string, PrivacyLevel>;

/** Who has it sees private values without revealing them. */
export const seesPrivateAbility = 'private.see';

/** How private a field is before an administrator decides. */
export function declaredPrivacy(field: Field): PrivacyLevel {
  return field.private ?? (field.kind === 'identity_number' ? 'everybody' : 'open');
}
