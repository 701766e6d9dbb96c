import type { Label } from '#platform/contract/label.ts';
import { FieldSpec } from '#engine/contract/schema/field-spec.ts';

/** A kind of field an administrator can add. */
export type SpecKind = FieldSpec['kind'];

/** One choice being written. */
export interface OptionDraft {
  readonly value: string;
  readonly label: Label;
  readonly colour: string;
}

/** A field being written: everything any kind may need; what the kind does not use is left out of its spec. */
export interface FieldDraft {
  readonly id: string;
  readonly kind: SpecKind;
  readonly label: Label;
  readonly help: Label;
  readonly flags: Readonly<Record<FieldFlag, boolean>>;
  readonly numbers: Readonly<Record<'scale' | 'min' | 'max', string>>;
  readonly options: readonly OptionDraft[];
  /** By name of the spec's part: object, expression, result, pattern, reference, field, children, figure, of, condition, onDelete. */
  readonly parts: Readonly<Record<string, string>>;
}

const fieldFlags = ['required', 'unique', 'historic', 'indexed', 'kept'] as const;
/** What can be switched on for a field. */
export type FieldFlag = (typeof fieldFlags)[number];

const single: readonly SpecKind[] = [
  'text',
  'number',
  'money',
  'percent',
  'date',
  'datetime',
  'choice',
  'reference',
  'member',
  'department',
  'email',
  'phone',
  'url',
];
const flagged: Readonly<Record<FieldFlag, readonly SpecKind[]>> = {
  required: [...single, 'identity_number', 'long_text', 'address', 'file'],
  unique: ['text', 'number', 'email', 'phone', 'identity_number'],
  historic: [...single, 'boolean'],
  indexed: [...single, 'boolean', 'identity_number'],
  kept: ['formula', 'lookup', 'rollup'],
};

/** The switches a kind knows. */
export function flagsOf(kind: SpecKind): readonly FieldFlag[] {
  return fieldFlags.filter((flag) => flagged[flag].includes(kind));
}

const none: Label = { zh: '', en: '' };

/** A new field of a kind. */
export function newDraft(kind: SpecKind): FieldDraft {
  return {
    id: '',
    kind,
    label: none,
    help: none,
    flags: { required: false, unique: false, historic: false, indexed: false, kept: false },
    numbers: { scale: '0', min: '', max: '' },
    options: kind === 'choice' || kind === 'multi_choice' ? [{ value: '', label: none, colour: 'neutral' }] : [],
    parts: { figure: 'count', result: 'number', onDelete: 'restrict', pattern: kind === 'auto_number' ? '{YYYY}{0000}' : '' },
  };
}

/** The draft of a field that is there. */
export function draftOfSpec(id: string, spec: FieldSpec): FieldDraft {
  const raw: Readonly<Record<string, unknown>> = spec;
  const text = (name: string) => (raw[name] === undefined ? '' : String(raw[name]));
  const options = 'options' in spec ? spec.options : [];
  return {
    id,
    kind: spec.kind,
    label: spec.label,
    help: spec.help ?? none,
    flags: {
      required: raw['required'] === true,
      unique: raw['unique'] === true,
      historic: raw['historic'] === true,
      indexed: raw['indexed'] === true,
      kept: raw['kept'] === true,
    },
    numbers: { scale: text('scale') || '0', min: text('min'), max: text('max') },
    options: options.map((option) => ({ value: option.value, label: option.label, colour: option.colour ?? 'neutral' })),
    parts: Object.fromEntries(partNames.map((name) => [name, text(name)])),
  };
}

const partNames = ['object', 'onDelete', 'expression', 'result', 'pattern', 'reference', 'field', 'children', 'figure', 'of', 'condition'] as const;

const partsOfKind: Partial<Record<SpecKind, readonly (typeof partNames)[number][]>> = {
  reference: ['object', 'onDelete'],
  multi_reference: ['object'],
  formula: ['expression', 'result'],
  auto_number: ['pattern'],
  lookup: ['reference', 'field'],
  rollup: ['children', 'figure', 'of', 'condition'],
};

/** The spec a draft amounts to, with what it leaves open by the spec's path. */
export function specOf(draft: FieldDraft): { readonly spec: FieldSpec | undefined; readonly missing: ReadonlySet<string> } {
  const { kind, flags, numbers } = draft;
  const isNumber = kind === 'number';
  const limits =
    isNumber || kind === 'percent'
      ? { ...filled('min', numbers.min), ...filled('max', numbers.max) }
      : kind === 'money'
        ? filled('min', numbers.min)
        : {};
  const raw = {
    kind,
    label: draft.label,
    ...(draft.help.zh.trim() !== '' && draft.help.en.trim() !== '' && { help: draft.help }),
    ...Object.fromEntries(flagsOf(kind).flatMap((flag) => (flags[flag] ? [[flag, true]] : []))),
    ...((isNumber || (kind === 'formula' && draft.parts['result'] === 'number')) && { scale: Number(numbers.scale) }),
    ...limits,
    ...(kind === 'choice' || kind === 'multi_choice' ? { options: draft.options.map(optionOf) } : {}),
    ...Object.fromEntries((partsOfKind[kind] ?? []).flatMap((name) => Object.entries(filled(name, draft.parts[name] ?? '')))),
  };
  const parsed = FieldSpec.safeParse(raw);
  if (parsed.success) return { spec: parsed.data, missing: new Set() };
  return { spec: undefined, missing: new Set(parsed.error.issues.map((issue) => issue.path.join('.'))) };
}

function filled(name: string, text: string): Record<string, string> {
  return text.trim() === '' ? {} : { [name]: text.trim() };
}

function optionOf(option: OptionDraft, at: number) {
  return { value: option.value || slugOf(option.label.en) || `option_${at + 1}`, label: option.label, colour: option.colour };
}

/** An id out of an English name: “Next visit” → `next_visit`. */
export function slugOf(text: string): string {
  return text
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '_')
    .replaceAll(/^[_0-9]+|_+$/g, '')
    .slice(0, 30);
}
