/** One thing to do, as far as its place in the order depends on it. */
export interface RankedFacts {
  /** Major units of the deal it serves; undefined when no deal is known. */
  readonly amount: number | undefined;
  /** Percent points; undefined counts as a coin toss. */
  readonly probability: number | undefined;
  /** Days until it is due, negative when late; undefined when nothing is agreed. */
  readonly daysAhead: number | undefined;
  readonly isBad: boolean;
}

/** How much an action matters now: win rate × amount × urgency; without an amount urgency alone decides, below all with one. */
export function rankAction(facts: RankedFacts): number {
  const urgency = urgencyOf(facts);
  const worth = facts.amount === undefined ? 0 : facts.amount * ((facts.probability ?? 50) / 100);
  return worth === 0 ? urgency / 1000 : worth * urgency;
}

function urgencyOf({ daysAhead, isBad }: RankedFacts): number {
  if (daysAhead === undefined) return isBad ? 1.5 : 1;
  // What has been late for more than a month is cold: it waits behind what can still be saved.
  if (daysAhead < -30) return 1;
  if (daysAhead < 0) return 3;
  if (daysAhead === 0) return 2;
  return 1 / daysAhead;
}
