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

const idsIn = (records: readonly CheckedRecords[], own = recordsOf()): string[] =>
  [...sharingOnTheWay(own, records, { keys: ['k'], sketch: new Uint8Array() }, sketcher)].map((placed) => placed.draft.id).toSorted();

test('a batch sees those before it until they are committed, and none after it', () => {
  const batches = createCheckedBatches();
  const [first, second] = [batches.next(), batches.next()];
  first.begin();
  first.keep(recordsOf('a'));
  first.keep(recordsOf('b'));
  expect(idsIn(second.before())).toEqual([]);
  first.publish();
  second.begin();
  second.keep(recordsOf('c'));
  second.publish();
  expect(idsIn(second.before())).toEqual(['a', 'b']);
  expect(idsIn(first.before())).toEqual([]);
  first.end();
  expect(idsIn(second.before())).toEqual([]);
});

test('what a batch has published holds until it publishes anew', () => {
  const batches = createCheckedBatches();
  const [first, second] = [batches.next(), batches.next()];
  first.begin();
  first.keep(recordsOf('a'));
  first.publish();
  first.begin();
  first.keep(recordsOf('a2'));
  expect(idsIn(second.before())).toEqual(['a']);
  first.publish();
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
    expect([first.isTaken('v'), second.isTaken('v')]).toEqual([true, false]);
    first.publish();
    expect([first.isTaken('v'), second.isTaken('v'), second.isTaken('w')]).toEqual([true, true, false]);
    first.begin();
    expect([first.isTaken('v'), second.isTaken('v')]).toEqual([false, true]);
    first.take('v');
    first.publish();
    expect([first.isTaken('v'), second.isTaken('v')]).toEqual([true, true]);
  },
);

test('a rehearsal keeps the values of batches that are over; of a run the database has them', () => {
  const [run, rehearsal] = [createCheckedBatches(), createRehearsedBatches(createKeySet())];
  const isTakenAfter = ({ next }: typeof run): boolean => {
    const batch = next();
    batch.begin();
    batch.take('v');
    batch.publish();
    batch.end();
    return next().isTaken('v');
  };
  expect([isTakenAfter(run), isTakenAfter(rehearsal)]).toEqual([false, true]);
});

test('of a crowded key the newest are compared, of the batch itself and of those before it', () => {
  const ids = (from: number): string[] => Array.from({ length: comparedPerKey + 2 }, (_, n) => String(n + from));
  expect(idsIn([recordsOf('1'), recordsOf(...ids(10))], recordsOf(...ids(40)))).toEqual([...ids(10).slice(2), ...ids(40).slice(2)]);
  expect(idsIn([recordsOf('1'), recordsOf('2', '3')], recordsOf('4'))).toEqual(['1', '2', '3', '4']);
});
