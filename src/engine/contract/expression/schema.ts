import type { FilterTree } from './filter-tree.ts';

/** The type of a value in an expression. Numbers are exact; a percent is counted in points (50 means 50 %). */
export type ExprType =
  | { readonly kind: 'text' }
  | { readonly kind: 'boolean' }
  | { readonly kind: 'integer' }
  | { readonly kind: 'decimal' }
  | { readonly kind: 'percent' }
  | { readonly kind: 'money' }
  | { readonly kind: 'date' }
  | { readonly kind: 'instant' }
  | { readonly kind: 'duration' }
  /** An empty list of options means that any text is accepted (stages of a versioned process, for example). */
  | { readonly kind: 'choice'; readonly options: readonly string[] }
  | { readonly kind: 'choices'; readonly options: readonly string[] }
  /** The identity of a record. */
  | { readonly kind: 'id' }
  /** A record itself: a reference, or the variable of a macro; compares by identity. */
  | { readonly kind: 'record'; readonly object: string }
  /** Written lists only: `['A', 'B']`. */
  | { readonly kind: 'list'; readonly of: ExprType }
  | { readonly kind: 'null' }
  | { readonly kind: 'file-list' };

/** The name of a type without its details. */
export type ExprKind = ExprType['kind'];

/** One field of an object, as expressions see it. */
export interface ExprField {
  readonly name: string;
  readonly type: ExprType;
  /** Column; by default the name. Money has `<column>_minor` and `<column>_currency`. Used by the server only. */
  readonly column?: string;
  /** The jsonb document the column is a part of, where it is none of the table. Used by the server only. */
  readonly document?: string;
  /** The expression over its record that it stands for: it is computed, not stored. */
  readonly formula?: string;
  /** Decimal and percent: digits after the point in the scaled `bigint` that stores them. Default 2. */
  readonly scale?: number;
  /** Money: the only currencies its values can have. When they share an exponent, comparisons with numbers use the index. */
  readonly currencies?: readonly string[];
}

/** A reference: `account` → the object it points to and the column that holds the id. */
export interface ExprReference {
  readonly object: string;
  readonly column: string;
}

/** Children: `activities` → the object and the column in it that points back here. */
export interface ExprChildren {
  readonly object: string;
  readonly referenceColumn: string;
}

/** One object as expressions see it. `id` need not be declared: every object has it. */
export interface ExprObject {
  readonly name: string;
  readonly fields: ReadonlyMap<string, ExprField>;
  readonly references: ReadonlyMap<string, ExprReference>;
  readonly children: ReadonlyMap<string, ExprChildren>;
}

/** A kept set of records of one object: those on a list, or those that meet a condition. */
export interface ExprSegment {
  readonly id: string;
  readonly name: string;
  readonly object: string;
  readonly kind: 'static' | 'dynamic';
  readonly filter: FilterTree | null;
  readonly expression: string | null;
}

/** All objects an expression can reach. */
export interface ExprSchema {
  object(name: string): ExprObject | undefined;
  /** A segment of an object by id or name, as the asker may use it or as another segment may; absent where nobody in particular asks. */
  segment?(object: string, key: string, within?: ExprSegment): ExprSegment | undefined;
}

/** Digits after the point in the scaled `bigint` that stores a decimal or a percent. */
export function scaleOf(field: ExprField): number {
  return field.type.kind === 'integer' ? 0 : (field.scale ?? 2);
}
