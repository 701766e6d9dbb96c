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
  /** It is begun, or begun anew after it lost a race; what it published before holds until it publishes again. */
  begin(): void;
  /** What batches before it have published and not committed yet. Ask before reading: what is committed after that can be read. */
  before(): readonly CheckedRecords[];
  /** Whether a record of this batch or of those before, which cannot be read, has a value that must be unique. */
  isTaken(value: string): boolean;
  keep(records: CheckedRecords): void;
  take(value: string): void;
  /** All is checked: the batches after it are told what it keeps and takes. */
  publish(): void;
  /** It is committed, or given up. */
  end(): void;
}

/** The batches of a run, in their order. */
export interface CheckedBatches {
  next(): CheckedBatch;
}

interface UnderWay {
  records: readonly CheckedRecords[];
  values: ReadonlySet<string>;
}

/**
 * For a run whose batches are checked while those before them are written. No statement finds a record of a transaction that is not committed; without
 * this, whether two rows of a file are known to be the same company would depend on how fast the machine is.
 */
export function createCheckedBatches(): CheckedBatches {
  const all: UnderWay[] = [];
  return {
    next() {
      const told: UnderWay = { records: [], values: new Set() };
      let own: { readonly records: CheckedRecords[]; readonly values: Set<string> } = { records: [], values: new Set() };
      all.push(told);
      // One that is begun anew keeps its place: those after it look at it, not it at them.
      const earlier = (): readonly UnderWay[] => all.slice(0, Math.max(0, all.indexOf(told)));
      return {
        begin: () => void (own = { records: [], values: new Set() }),
        before: () => earlier().flatMap(({ records }) => records),
        isTaken: (value) => own.values.has(value) || earlier().some(({ values }) => values.has(value)),
        keep: (records) => void own.records.push(records),
        take: (value) => void own.values.add(value),
        publish: () => void Object.assign(told, own),
        end: () => void all.splice(all.indexOf(told), 1),
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
      const told = new Set<string>();
      const own = new Set<string>();
      return {
        begin: () => own.clear(),
        before: () => [],
        isTaken: (value) => own.has(value) || (!told.has(value) && values.has(value)),
        keep: () => undefined,
        take: (value) => void own.add(value),
        publish: () => {
          for (const value of own) if (values.add(value)) told.add(value);
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

/**
 * Records on their way that share a key and may match: of the batch itself and of those before it. Of a key that many share the newest are compared,
 * as of those that are read.
 */
export function sharingOnTheWay(
  own: CheckedRecords,
  before: readonly CheckedRecords[],
  { keys, sketch }: RecordKeys,
  sketcher: Sketcher,
): Set<PlacedDraft> {
  const found = new Set<PlacedDraft>();
  const compare = (drafts: readonly KeptDraft[]): number => {
    for (const other of drafts) if (sketcher.mayMatch(sketch, other.sketch)) found.add(other.placed);
    return drafts.length;
  };
  for (const key of keys) {
    compare(own.of(key));
    for (let at = before.length - 1, left = comparedPerKey; at >= 0 && left > 0; at -= 1) left -= compare(before[at]?.of(key).slice(-left) ?? none);
  }
  return found;
}
