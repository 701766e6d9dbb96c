import type { ReactNode } from 'react';
import type { FilterScalar } from '#engine/contract/expression/filter-tree.ts';
import type { Field, FieldValue } from '#engine/contract/objects/fields.ts';

/** A filled value to be shown. */
export interface CellProps<F extends Field = Field, V extends FieldValue = FieldValue> {
  readonly field: F;
  readonly value: V;
  /** Name of the record, member or department the value refers to. */
  readonly name?: string | null | undefined;
}

/** A value to be given or changed. */
export interface InputProps<F extends Field = Field, V extends FieldValue = FieldValue> {
  readonly field: F;
  readonly value: V | null;
  onChange(value: V | null, name?: string): void;
  /** Name of what the value refers to now. */
  readonly name?: string | null | undefined;
  readonly label?: string;
}

/** One value of a condition. */
export interface FilterInputProps<F extends Field = Field> {
  readonly field: F;
  readonly value: FilterScalar | undefined;
  readonly onChange: (value: FilterScalar | undefined) => void;
}

/** Several values of a condition: is one of. */
export interface FilterListProps<F extends Field = Field> {
  readonly field: F;
  readonly value: readonly FilterScalar[];
  readonly onChange: (value: readonly FilterScalar[]) => void;
}

/** A component of one kind, taken for any field once it is looked up by that field's kind: methods compare both ways. */
type PartOf<P> = { part(props: P): ReactNode }['part'];

/** All that pages know of one field kind. */
export interface FieldKindWeb<F extends Field, V extends FieldValue> {
  /** Shows a filled value in a row or a fact. */
  readonly Cell: PartOf<CellProps<F, V>>;
  /** Takes a value in a form or in place; null where people cannot write it. */
  readonly Input: PartOf<InputProps<F, V>> | null;
  /** Takes one value of a condition; null where only emptiness can be asked. */
  readonly FilterInput: PartOf<FilterInputProps<F>> | null;
  /** Takes several values of a condition; null where “one of” is not offered. */
  readonly FilterList: PartOf<FilterListProps<F>> | null;
  readonly align: 'start' | 'end';
  /** Pixels of a column; undefined shares what is left. */
  readonly width: number | undefined;
  readonly isSortable: boolean;
  /** Saves as soon as something is chosen when edited in place. */
  readonly isPicked: boolean;
}

/** The text of a condition's value. */
export function scalarText(value: FilterScalar | undefined): string {
  if (value === undefined) return '';
  return typeof value === 'object' ? value.number : String(value);
}
