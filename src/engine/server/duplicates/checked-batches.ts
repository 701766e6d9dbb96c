import type { Draft } from '../records/write-options.ts';
import type { Sketcher } from '../../contract/duplicates/record-sketch.ts';
import type { RecordKeys } from './record-keys.ts';
import { comparedPerKey } from './recent-sketches.ts';

/** A record on its way, and where it stands in what its writer sent. */
export interface PlacedDraft {
  readonly draft: Draft;
  readonly position: number;
}

/** A record under one of its keys. */
export interface KeptDraft {
  readonly placed: PlacedDraft;
  readonly sketch: Uint8Array;
}

/** Faultless records of one batch, by the keys they are found by. */
export interface CheckedRecords {
  add(keys: RecordKeys, placed: PlacedDraft): void;
  /** The newest that share a key. */
  of(key: string): readonly KeptDraft[];
  /** Records that are changed: who reads them reads what they were. */
  readonly changed: ReadonlySet<string>;
}

/** One batch of a run of several: what it is compared with besides its own records and those that can be read. */
export interface CheckedBatch {
  /** It is begun, or begun anew after it lost a race. */
  begin(): void;
  /** What batches before it have checked and not committed yet. Ask before reading: what is committed after that can be read. */
  before(): readonly CheckedRecords[];
  keep(records: CheckedRecords): void;
  /** Whether a record of this batch or of those before, which cannot be read, has a value that must be unique. */
  isTaken(value: string): boolean;
  take(value: string): void;
  /** It is committed, or given up. */
  end(): void;
}

/** The batches of a run, in their order. */
export interface CheckedBatches {
  next(): CheckedBatch;
}

interface UnderWay {
  records: readonly CheckedRecords[];
  /** What the records have was checked by an attempt before: it holds until this one has checked it anew. */
  isOutdated: boolean;
  /** Of all attempts: who comes after looks at these. */
  readonly values: Set<string>;
  readonly ownValues: Set<string>;
}

/**
 * For a run whose batches are checked while those before them are written. No statement finds a record of a transaction that is not committed; without
 * this, whether two rows of a file are known to be the same company would depend on how fast the machine is.
 */
export function createCheckedBatches(): CheckedBatches {
  const all = new Set<UnderWay>();
  // One that is begun anew keeps its place: those after it look at it, not it at them.
  const earlier = (than: UnderWay): UnderWay[] => [...all].slice(0, all.has(than) ? [...all].indexOf(than) : all.size);
  return {
    next() {
      const own: UnderWay = { records: [], isOutdated: false, values: new Set(), ownValues: new Set() };
      all.add(own);
      return {
        begin: () => {
          own.isOutdated = true;
          own.ownValues.clear();
        },
        before: () => earlier(own).flatMap(({ records }) => records),
        keep: (records) => {
          own.records = own.isOutdated ? [records] : [...own.records, records];
          own.isOutdated = false;
        },
        isTaken: (value) => own.ownValues.has(value) || earlier(own).some(({ values }) => values.has(value)),
        take: (value) => {
          own.values.add(value);
          own.ownValues.add(value);
        },
        end: () => void all.delete(own),
      };
    },
  };
}

/** Values that are kept to the end of a run. */
interface LastingValues {
  add(value: string): boolean;
  has(value: string): boolean;
}

/**
 * For a rehearsal: nothing of it is written, so the values of all its batches are kept. Its records are not: that two rows of different batches are nearly
 * the same company only the run itself tells.
 */
export function createRehearsedBatches(values: LastingValues): CheckedBatches {
  return {
    next() {
      const taken = new Set<string>();
      const ownValues = new Set<string>();
      return {
        begin: () => ownValues.clear(),
        before: () => [],
        keep: () => undefined,
        isTaken: (value) => ownValues.has(value) || (!taken.has(value) && values.has(value)),
        take: (value) => {
          if (values.add(value)) taken.add(value);
          ownValues.add(value);
        },
        end: () => undefined,
      };
    },
  };
}

/** Takes up the records of a batch one by one. */
export function createCheckedRecords(): CheckedRecords {
  const byKey = new Map<string, { readonly drafts: KeptDraft[]; count: number }>();
  const changed = new Set<string>();
  return {
    changed,
    add({ keys, sketch }, placed) {
      if (placed.draft.before) changed.add(placed.draft.id);
      const kept = { placed, sketch };
      for (const key of keys) {
        const known = byKey.get(key);
        if (!known) byKey.set(key, { drafts: [kept], count: 1 });
        else known.drafts[known.count++ % comparedPerKey] = kept;
      }
    },
    of: (key) => byKey.get(key)?.drafts ?? none,
  };
}

const none: readonly KeptDraft[] = [];

/** Records of batches that share a key and may match; of a key that many share the newest are compared, as of those that are read. */
export function sharingOnTheWay(batches: readonly CheckedRecords[], { keys, sketch }: RecordKeys, sketcher: Sketcher): Set<PlacedDraft> {
  const found = new Set<PlacedDraft>();
  for (const key of keys) {
    let left = comparedPerKey;
    for (let at = batches.length - 1; at >= 0 && left > 0; at -= 1) {
      for (const other of batches[at]?.of(key) ?? none) {
        if (sketcher.mayMatch(sketch, other.sketch)) found.add(other.placed);
        left -= 1;
      }
    }
  }
  return found;
}
