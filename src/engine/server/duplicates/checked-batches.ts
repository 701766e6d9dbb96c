import type { Draft } from '../records/write-options.ts';
import type { Sketcher } from '../../contract/duplicates/record-sketch.ts';
import type { RecordKeys } from './record-keys.ts';

/** Of one key, so many records of a batch are compared. */
const comparedInBatch = 20;

/** A record on its way, and where it stands in what its writer sent. */
export interface PlacedDraft {
  readonly draft: Draft;
  readonly position: number;
}

/** Records of one batch that were checked, by the keys they are found by. */
export interface CheckedRecords {
  add(keys: RecordKeys, placed: PlacedDraft): void;
  sharing(keys: RecordKeys): Iterable<PlacedDraft>;
}

/** One batch of a run of several: what it is compared with besides its own records and those that can be read. */
export interface CheckedBatch {
  /** It is begun, or begun anew after it lost a race: what it had checked is on its way no more. */
  begin(): void;
  /** What batches before it have checked and not committed yet. Ask before reading: what is committed after that can be read. */
  before(): readonly CheckedRecords[];
  keep(records: CheckedRecords): void;
  /** It is committed, or given up. */
  end(): void;
}

/**
 * The batches of a run that are checked while those before them are written. No statement finds a record of a transaction that is not committed; without
 * this, whether two rows of a file are known to be the same company would depend on how fast the machine is.
 */
export interface CheckedBatches {
  next(): CheckedBatch;
}

/** Nothing under way yet. */
export function createCheckedBatches(): CheckedBatches {
  const underWay = new Map<CheckedBatch, readonly CheckedRecords[]>();
  return {
    next() {
      const batch: CheckedBatch = {
        begin: () => void underWay.set(batch, []),
        before: () => {
          const all = [...underWay];
          const own = all.findIndex(([other]) => other === batch);
          // One that is begun anew keeps its place: those after it look at it, not it at them.
          return all.slice(0, own === -1 ? all.length : own).flatMap(([, records]) => records);
        },
        keep: (records) => void underWay.set(batch, [...(underWay.get(batch) ?? []), records]),
        end: () => void underWay.delete(batch),
      };
      return batch;
    },
  };
}

/** Takes up the records of a batch one by one. */
export function createCheckedRecords(sketcher: Sketcher): CheckedRecords {
  const byKey = new Map<string, { readonly placed: PlacedDraft; readonly sketch: Uint8Array }[]>();
  return {
    add({ keys, sketch }, placed) {
      for (const key of keys) {
        const known = byKey.get(key);
        if (!known) byKey.set(key, [{ placed, sketch }]);
        else if (known.length < comparedInBatch) known.push({ placed, sketch });
      }
    },
    sharing({ keys, sketch }) {
      const found = new Set<PlacedDraft>();
      for (const key of keys)
        for (const other of byKey.get(key) ?? []) if (!found.has(other.placed) && sketcher.mayMatch(sketch, other.sketch)) found.add(other.placed);
      return found;
    },
  };
}
