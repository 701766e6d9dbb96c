import type { Label } from '#platform/contract/label.ts';
import type { ImportPlan, Verdict } from '../../contract/import/import-plan.ts';
import type { Field } from '../../contract/objects/fields.ts';
import type { Issue } from '#platform/contract/errors.ts';
import type { Context } from '../context.ts';

/** One row of a file by field, texts trimmed, empty ones left out. */
export interface KindRow {
  readonly number: number;
  readonly texts: ReadonlyMap<string, string>;
}

/** What became of one row. */
export interface KindResult {
  readonly number: number;
  readonly verdict: Verdict;
  readonly issues: readonly Issue[];
}

/** Something an import made. */
export interface Made {
  readonly object: string;
  readonly id: string;
}

/** What a capability takes from files besides records, e.g. a teams file that makes people, departments and assignments. */
export interface ImportKind {
  readonly id: string;
  readonly label: Label;
  readonly recordsPath: string;
  readonly fields: Readonly<Record<string, Field>>;
  /** Field without which a row says nothing; null when every row counts. */
  readonly nameField: string | null;
  /** Its rows hold from no particular day. */
  readonly isUndated?: boolean;
  /** What the things it makes are called, by object. */
  readonly madeLabels: Readonly<Record<string, Label>>;
  /** Throws unless the person may import such files. */
  require(ctx: Context): void;
  /** What writing the rows would make, by kind. */
  describe(ctx: Context, rows: readonly KindRow[]): Promise<readonly { readonly label: Label; readonly count: number }[]>;
  /** Writes all rows in one transaction. */
  write(
    ctx: Context,
    rows: readonly KindRow[],
    plan: ImportPlan,
  ): Promise<{ readonly results: readonly KindResult[]; readonly made: readonly Made[] }>;
  /** What the things it made are called. */
  namesOf(ctx: Context, made: readonly Made[]): Promise<ReadonlyMap<string, string>>;
  /** Takes back what nothing else needs by now, and says of the rest why it stays. */
  undo(ctx: Context, made: readonly Made[]): Promise<readonly (Made & { readonly because: Label | null })[]>;
}
