import type { Field, FieldKind, FieldValue, FieldValues } from '#engine/contract/objects/fields.ts';
import {
  AddressCell,
  BooleanCell,
  ChoiceCell,
  ChoicesCell,
  DateCell,
  DepartmentCell,
  FileCell,
  FormulaCell,
  LinkCell,
  MemberCell,
  MoneyCell,
  NumberCell,
  PercentCell,
  ReferenceCell,
  TextCell,
} from './cells.tsx';
import { AddressInput } from './address-input.tsx';
import type { FieldKindWeb } from './field-kind-web.ts';
import { FileInput } from './file-input.tsx';
import {
  BooleanFilter,
  ChoiceFilter,
  ChoiceListFilter,
  DateFilter,
  MoneyFilter,
  NumberFilter,
  PickFilter,
  PickListFilter,
  TextFilter,
  TextListFilter,
} from './filter-inputs.tsx';
import {
  BooleanInput,
  ChoiceInput,
  ChoicesInput,
  DayInput,
  LongTextInput,
  MomentInput,
  MoneyValueInput,
  NumberInput,
  PercentInput,
  PhoneInput,
  TextValueInput,
} from './inputs.tsx';
import { PickInput, PickManyInput } from './pickers.tsx';

type FieldOf<K extends FieldKind> = Extract<Field, { readonly kind: K }>;
type Table = { readonly [K in FieldKind]: FieldKindWeb<FieldOf<K>, FieldValues[K]> };

const text = { FilterInput: TextFilter, FilterList: TextListFilter, align: 'start', width: undefined, isSortable: true, isPicked: false } as const;
const figure = { FilterInput: NumberFilter, FilterList: null, align: 'end', width: 104, isSortable: true, isPicked: false } as const;
const picked = { FilterInput: PickFilter, FilterList: PickListFilter, align: 'start', width: undefined, isSortable: true, isPicked: true } as const;
const plain = { FilterInput: null, FilterList: null, align: 'start', width: undefined, isSortable: false, isPicked: false } as const;

/** How every field kind is shown, written and asked for; leaving one out does not compile. */
export const fieldKindsWeb: Table = {
  text: { ...text, Cell: TextCell, Input: TextValueInput },
  long_text: { ...text, Cell: TextCell, Input: LongTextInput, isSortable: false },
  number: { ...figure, Cell: NumberCell, Input: NumberInput },
  money: { ...figure, Cell: MoneyCell, Input: MoneyValueInput, FilterInput: MoneyFilter, width: 116 },
  percent: { ...figure, Cell: PercentCell, Input: PercentInput, width: 88 },
  boolean: { ...text, Cell: BooleanCell, Input: BooleanInput, FilterInput: BooleanFilter, FilterList: null, width: 84, isPicked: true },
  date: { ...text, Cell: DateCell, Input: DayInput, FilterInput: DateFilter, FilterList: null, width: 116 },
  datetime: { ...text, Cell: DateCell, Input: MomentInput, FilterInput: DateFilter, FilterList: null, width: 132 },
  choice: { ...text, Cell: ChoiceCell, Input: ChoiceInput, FilterInput: ChoiceFilter, FilterList: ChoiceListFilter, width: 116, isPicked: true },
  multi_choice: { ...text, Cell: ChoicesCell, Input: ChoicesInput, FilterInput: ChoiceFilter, FilterList: null, isSortable: false },
  reference: { ...picked, Cell: ReferenceCell, Input: (props) => <PickInput {...props} source={{ object: props.field.object }} canCreate /> },
  multi_reference: {
    ...plain,
    Cell: ({ value, name }) => <TextCell value={name ?? String(value.length)} />,
    Input: ({ field, value, onChange, label }) => (
      <PickManyInput
        source={{ object: field.object }}
        label={label}
        value={value ?? []}
        onChange={(next) => onChange(next.length > 0 ? next : null)}
      />
    ),
  },
  member: { ...picked, Cell: MemberCell, Input: (props) => <PickInput {...props} source="member" />, width: 132 },
  department: { ...picked, Cell: DepartmentCell, Input: (props) => <PickInput {...props} source="department" />, width: 120 },
  email: {
    ...text,
    Cell: ({ value }) => <LinkCell href={`mailto:${value}`} value={value} />,
    Input: (props) => <TextValueInput {...props} type="email" />,
  },
  phone: {
    ...text,
    Cell: ({ value }) => <LinkCell href={`tel:${value.replace(/\s/g, '')}`} value={value} />,
    Input: PhoneInput,
    width: 140,
  },
  // What is not masked may be a private number all the same: it has no order, and no part of it is asked for.
  identity_number: { ...plain, Cell: TextCell, Input: TextValueInput, width: 180 },
  url: { ...text, Cell: ({ value }) => <LinkCell href={value} value={value} />, Input: (props) => <TextValueInput {...props} type="url" /> },
  address: { ...plain, Cell: AddressCell, Input: AddressInput },
  file: { ...plain, Cell: FileCell, Input: FileInput },
  formula: { ...plain, Cell: FormulaCell, Input: null, align: 'end', width: 110, isSortable: true },
};

/** What pages know of a field's kind. */
export function webOf(field: Field): FieldKindWeb<Field, FieldValue> {
  return fieldKindsWeb[field.kind];
}
