import type { Issue } from '#platform/contract/errors.ts';
import type { RecordRow } from '../../contract/records/query.ts';
import type { CheckedBatch } from '../duplicates/checked-batches.ts';
import type { RecentSketches } from '../duplicates/recent-sketches.ts';
import type { Values } from './guard.ts';
import type { RecordState } from './record-row.ts';

/** What a caller may ask of a write beyond its values. */
export interface WriteOptions {
  /** May set fields that only the system sets. For use-cases and jobs, never with values a person sent. */
  readonly asSystem?: boolean;
  /** When the written values began to hold; for imports of history. Default: now. */
  readonly validFrom?: Date;
  /** Writes the faultless records of a batch instead of none when some are at fault. */
  readonly partial?: boolean;
  /** Writes a record that is there already all the same, where the actor has the ability `duplicate.allow`. */
  readonly allowDuplicate?: boolean;
  /** Asks for no duplicates: the record was here before and is brought back. For use-cases only. */
  readonly unmatched?: boolean;
  /** Looks at everything and writes nothing: no record, event or reaction. For rehearsals, whose callers forget the answers. */
  readonly isTrial?: boolean;
  /** Where each record stands in what its writer sent: the rows of a file, of which a batch is a part. */
  readonly places?: readonly number[];
  /** Answers with id and version only: whoever writes a thousand records reads none of them. */
  readonly isBrief?: boolean;
  /** Unique fields whose given values the caller has just found free. */
  readonly free?: readonly string[];
  /** Of a run of many batches, what was read of crowded keys: each batch need not read it again. */
  readonly sketches?: RecentSketches;
  /** Of a run whose batches cannot read those before them, this one: it is compared with what they hold. */
  readonly batch?: CheckedBatch | undefined;
  /** Called once all is checked and the database has only to write: whoever works at several batches begins the next one. */
  readonly whenChecked?: (() => void) | undefined;
}

/** What came of one record of a batch. */
export interface WriteOutcome {
  readonly id: string | null;
  readonly issues: readonly Issue[];
  /** What the writer should look at, though it was written: a record that may be there already. */
  readonly warnings?: readonly Issue[];
  /** The record after the write; undefined when it was not written. */
  readonly row?: RecordRow;
}

/** One record on its way into the database. */
export interface Draft {
  readonly id: string;
  readonly before: RecordState | null;
  after: Values;
  changed: readonly string[];
  event: { readonly kind: string; readonly facts?: Readonly<Record<string, unknown>> } | undefined;
  readonly issues: Issue[];
  warnings?: readonly Issue[];
  /** Where the record stands in what its writer sent, if not where it stands in the batch: its row of a file. */
  readonly place?: number | undefined;
}
