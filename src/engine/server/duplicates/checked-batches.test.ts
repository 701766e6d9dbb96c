import { expect, test } from 'vitest';
import { createKeySet } from '../import/key-set.ts';
import type { Draft } from '../records/write-options.ts';
import { type CheckedRecords, createCheckedBatches, createCheckedRecords, createRehearsedBatches, sharingOnTheWay } from './checked-batches.ts';
import { comparedPerKey } from './recent-sketches.ts';

const sketcher = { size: 0, of: () => new Uint8Array(), mayMatch: () => true };
const draft = (id: string): Draft => ({ id, before: null, after: {}, changed: [], event: undefined, issues: [] });

function recordsOf(...ids: string[]): CheckedRecords {
  const records = createCheckedRecords();
  for (const [at, id] of ids.entries()) records.add({ keys: ['k'], sketch: new Uint8Array() }, { draft: draft(id), position: at + 1 });
  return records;
}

const idsIn = (records: readonly CheckedRecords[]): string[] =>
  [...sharingOnTheWay(records, { keys: ['k'], sketch: new Uint8Array() }, sketcher)].map((placed) => placed.draft.id).toSorted();

test('a batch sees those before it until they are committed, and none after it', () => {
  const batches = createCheckedBatches();
  const [first, second] = [batches.next(), batches.next()];
  first.begin();
  first.keep(recordsOf('a'));
  first.keep(recordsOf('b'));
  second.begin();
  second.keep(recordsOf('c'));
  expect(idsIn(second.before())).toEqual(['a', 'b']);
  expect(idsIn(first.before())).toEqual([]);
  first.end();
  expect(idsIn(second.before())).toEqual([]);
});

test('what a batch had checked holds until it has checked it anew', () => {
  const batches = createCheckedBatches();
  const [first, second] = [batches.next(), batches.next()];
  first.begin();
  first.keep(recordsOf('a'));
  first.begin();
  expect(idsIn(second.before())).toEqual(['a']);
  first.keep(recordsOf('a2'));
  expect(idsIn(second.before())).toEqual(['a2']);
});

test.each([
  { kind: 'a run', create: createCheckedBatches },
  { kind: 'a rehearsal', create: () => createRehearsedBatches(createKeySet()) },
])(
  'in $kind a value that must be unique is taken for the batch itself and those after it; one that is begun anew may take its own again',
  ({ create }) => {
    const batches = create();
    const [first, second] = [batches.next(), batches.next()];
    first.begin();
    expect(first.isTaken('v')).toBe(false);
    first.take('v');
    expect([first.isTaken('v'), second.isTaken('v'), second.isTaken('w')]).toEqual([true, true, false]);
    first.begin();
    expect([first.isTaken('v'), second.isTaken('v')]).toEqual([false, true]);
  },
);

test('a rehearsal keeps the values of batches that are over; of a run the database has them', () => {
  const [run, rehearsal] = [createCheckedBatches(), createRehearsedBatches(createKeySet())];
  const isTakenAfter = ({ next }: typeof run): boolean => {
    const batch = next();
    batch.begin();
    batch.take('v');
    batch.end();
    return next().isTaken('v');
  };
  expect([isTakenAfter(run), isTakenAfter(rehearsal)]).toEqual([false, true]);
});

test('of a crowded key the newest are compared, those of the last batch first', () => {
  const ids = Array.from({ length: comparedPerKey + 2 }, (_, n) => String(n + 10));
  expect(idsIn([recordsOf('1'), recordsOf(...ids)])).toEqual(ids.slice(2));
  expect(idsIn([recordsOf('1'), recordsOf('2', '3')])).toEqual(['1', '2', '3']);
});
