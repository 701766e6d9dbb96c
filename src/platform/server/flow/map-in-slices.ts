import { setImmediate as afterOthers } from 'node:timers/promises';

/** So many records are worked through within some ten milliseconds. */
const sliceSize = 250;

/**
 * As `items.map(work)`, but after each slice everybody else has a turn: answers of the database are taken, statements are sent, people are answered.
 * A few items are worked at once, without giving way.
 */
export async function mapInSlices<Item, Result>(items: readonly Item[], work: (item: Item, at: number) => Result): Promise<Result[]> {
  const results: Result[] = [];
  for (const [at, item] of items.entries()) {
    if (at > 0 && at % sliceSize === 0) await afterOthers();
    results.push(work(item, at));
  }
  return results;
}
