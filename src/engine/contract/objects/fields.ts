import type { Label } from '#platform/contract/label.ts';
import type { Money } from '#platform/contract/money.ts';

/** One of the values a choice field may take, in the order people see. */
export interface ChoiceOption {
  /** Stable value stored in the database and used in expressions. */
  readonly value: string;
  readonly label: Label;
  /** Role of the design system's palette, never a raw colour. */
  readonly colour?: 'neutral' | 'accent' | 'good' | 'watch' | 'bad' | 'info';
  /** Other spellings an import recognises, lower-case. */
  readonly aliases?: readonly string[];
}

/** Which options of a choice field may be taken, by the value of another choice field of the record. */
export interface ChoiceDependency {
  /** The choice field that decides. */
  readonly on: string;
  /** By a value of that field: the values that may be taken. A value without an entry leaves all of them open. */
  readonly allowed: Readonly<Record<string, readonly string[]>>;
}

/** An address by Chinese administrative divisions; free text in `detail` and for other countries. */
export interface Address {
  readonly country?: string;
  readonly province?: string;
  readonly city?: string;
  readonly district?: string;
  readonly detail?: string;
}

/** An uploaded file as a record shows it; the bytes are reached by its id. */
export interface FileRef {
  readonly id: string;
  readonly name: string;
  readonly size: number;
  readonly type: string;
}

interface FieldBase {
  readonly label: Label;
  readonly help?: Label;
  /** The record cannot be saved without it. */
  readonly required?: boolean;
  /** Kept in version rows, so that it can be asked for as of a date. */
  readonly historic?: boolean;
  /** Only the system or a use-case sets it; people and imports of new work cannot. */
  readonly readOnly?: boolean;
  /** No two records of a workspace may share the value. */
  readonly unique?: boolean;
  /** Headers of other systems an import maps to this field, lower-case, Chinese or English. */
  readonly aliases?: readonly string[];
  /** Used when a record is created without a value. */
  readonly initial?: string | boolean;
  /** Begins the names of its columns where the field's own id does not: a typed slot of the record table. Set by the server. */
  readonly column?: string;
  /** Its values lie in the `custom` document of the record table, because slots have run out or it is too long for one. Set by the server. */
  readonly overflow?: boolean;
  /** Whose eyes it is closed to until an administrator says otherwise: `viewers` see but may not change the record, `everybody` includes who may. */
  readonly private?: 'viewers' | 'everybody';
  /** Given by the program by this pattern when a record is created: `C-{YYYY}{0000}`. */
  readonly autoNumber?: string;
}

export interface TextField extends FieldBase {
  readonly kind: 'text';
  readonly maxLength?: number;
}
export interface LongTextField extends FieldBase {
  readonly kind: 'long_text';
  readonly maxLength?: number;
}
/** A decimal number stored as a bigint scaled by 10^scale; JSON number for scale 0, decimal string otherwise. */
export interface NumberField extends FieldBase {
  readonly kind: 'number';
  readonly scale: number;
  readonly min?: string;
  readonly max?: string;
  readonly unit?: Label;
  /** Shown without thousands separators: a year, a number that names something. */
  readonly isPlain?: true;
}
export interface MoneyField extends FieldBase {
  readonly kind: 'money';
  readonly min?: string;
}
/** Percent points, two fractional digits: "62.50" means 62.5 %. */
export interface PercentField extends FieldBase {
  readonly kind: 'percent';
  readonly min?: string;
  readonly max?: string;
}
export interface BooleanField extends FieldBase {
  readonly kind: 'boolean';
}
export interface DateField extends FieldBase {
  readonly kind: 'date';
}
export interface DateTimeField extends FieldBase {
  readonly kind: 'datetime';
}
export interface ChoiceField extends FieldBase {
  readonly kind: 'choice';
  readonly options: readonly ChoiceOption[];
  /** Values come from rows (e.g. stages of a process), so storage does not check them. */ readonly open?: boolean;
  /** What may be taken depends on another field. */ readonly dependsOn?: ChoiceDependency;
}
export interface MultiChoiceField extends FieldBase {
  readonly kind: 'multi_choice';
  readonly options: readonly ChoiceOption[];
  /** What may be taken depends on another field. */ readonly dependsOn?: ChoiceDependency;
}
export interface ReferenceField extends FieldBase {
  readonly kind: 'reference';
  readonly object: string;
  /** What happens to this record when the other is deleted. Default `restrict`. */ readonly onDelete?: 'restrict' | 'clear' | 'cascade';
}
/** Several records of another object, in no order. */
export interface MultiReferenceField extends FieldBase {
  readonly kind: 'multi_reference';
  readonly object: string;
}
export interface MemberField extends FieldBase {
  readonly kind: 'member';
}
export interface DepartmentField extends FieldBase {
  readonly kind: 'department';
}
export interface EmailField extends FieldBase {
  readonly kind: 'email';
}
export interface PhoneField extends FieldBase {
  readonly kind: 'phone';
}
/** The number of a person's document; private to everybody from the start. */
export interface IdentityNumberField extends FieldBase {
  readonly kind: 'identity_number';
  /** `resident_id` (the default): a Chinese resident identity card, its check character verified; `other`: any document, as text. */
  readonly document?: 'resident_id' | 'other';
}
export interface UrlField extends FieldBase {
  readonly kind: 'url';
}
export interface AddressField extends FieldBase {
  readonly kind: 'address';
}
export interface FileField extends FieldBase {
  readonly kind: 'file';
}
/** Computed by an expression over the record: when it is read, or, where it is kept, with every write that changes it; nobody writes it. */
export interface FormulaField extends FieldBase {
  readonly kind: 'formula';
  /** Kept up to date in this slot; while that is being filled, still computed when read. Set by the server. */
  readonly kept?: { readonly slot: string; readonly isReady: boolean };
  readonly expression: string;
  readonly result: 'text' | 'number' | 'money' | 'percent' | 'boolean' | 'date' | 'datetime';
  readonly scale?: number;
  /** What its texts are called: of a choice looked up in another record. */ readonly options?: readonly ChoiceOption[];
}

export type Field =
  | TextField
  | LongTextField
  | NumberField
  | MoneyField
  | PercentField
  | BooleanField
  | DateField
  | DateTimeField
  | ChoiceField
  | MultiChoiceField
  | ReferenceField
  | MultiReferenceField
  | MemberField
  | DepartmentField
  | EmailField
  | PhoneField
  | IdentityNumberField
  | UrlField
  | AddressField
  | FileField
  | FormulaField;

export type FieldKind = Field['kind'];

/** The JSON value of each field kind, as the API and the pages see it. Empty is null. */
export interface FieldValues {
  text: string;
  long_text: string;
  number: number | string;
  money: Money;
  percent: string;
  boolean: boolean;
  date: string;
  datetime: string;
  choice: string;
  multi_choice: readonly string[];
  reference: string;
  multi_reference: readonly string[];
  member: string;
  department: string;
  email: string;
  phone: string;
  identity_number: string;
  url: string;
  address: Address;
  file: readonly FileRef[];
  formula: string | number | boolean | Money;
}

export type FieldValue = FieldValues[FieldKind] | null;

type Spec<F extends Field> = Omit<F, 'kind'>;

/** One function per field kind, so that a declaration reads as a sentence: `amount: field.money({ label })`. */
export const field = {
  text: <const S extends Spec<TextField>>(spec: S) => ({ kind: 'text', ...spec }) as const,
  longText: <const S extends Spec<LongTextField>>(spec: S) => ({ kind: 'long_text', ...spec }) as const,
  number: <const S extends Spec<NumberField>>(spec: S) => ({ kind: 'number', ...spec }) as const,
  money: <const S extends Spec<MoneyField>>(spec: S) => ({ kind: 'money', ...spec }) as const,
  percent: <const S extends Spec<PercentField>>(spec: S) => ({ kind: 'percent', ...spec }) as const,
  boolean: <const S extends Spec<BooleanField>>(spec: S) => ({ kind: 'boolean', ...spec }) as const,
  date: <const S extends Spec<DateField>>(spec: S) => ({ kind: 'date', ...spec }) as const,
  datetime: <const S extends Spec<DateTimeField>>(spec: S) => ({ kind: 'datetime', ...spec }) as const,
  choice: <const S extends Spec<ChoiceField>>(spec: S) => ({ kind: 'choice', ...spec }) as const,
  multiChoice: <const S extends Spec<MultiChoiceField>>(spec: S) => ({ kind: 'multi_choice', ...spec }) as const,
  reference: <const S extends Spec<ReferenceField>>(spec: S) => ({ kind: 'reference', ...spec }) as const,
  member: <const S extends Spec<MemberField>>(spec: S) => ({ kind: 'member', ...spec }) as const,
  department: <const S extends Spec<DepartmentField>>(spec: S) => ({ kind: 'department', ...spec }) as const,
  email: <const S extends Spec<EmailField>>(spec: S) => ({ kind: 'email', ...spec }) as const,
  phone: <const S extends Spec<PhoneField>>(spec: S) => ({ kind: 'phone', ...spec }) as const,
  identityNumber: <const S extends Spec<IdentityNumberField>>(spec: S) => ({ kind: 'identity_number', ...spec }) as const,
  url: <const S extends Spec<UrlField>>(spec: S) => ({ kind: 'url', ...spec }) as const,
  address: <const S extends Spec<AddressField>>(spec: S) => ({ kind: 'address', ...spec }) as const,
  file: <const S extends Spec<FileField>>(spec: S) => ({ kind: 'file', ...spec }) as const,
  formula: <const S extends Spec<FormulaField>>(spec: S) => ({ kind: 'formula', ...spec }) as const,
};
