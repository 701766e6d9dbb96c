/** Rows of one page of a long list. */
export const pageRows = 80;

/** The most one step of the walk takes; a whole number of pages. */
const stepPages = 12;

/** Reads so many rows from a cursor on and tells where they end; null at the end of the list. */
type Walk = (cursor: string | null, rows: number) => Promise<string | null>;

/**
 * The cursors of a list by page. The server goes on from where a page ended and knows no numbers, so a page far away is walked to once,
 * in large steps from the nearest page known; afterwards it is at hand.
 */
export class CursorLadder {
  private readonly cursors = new Map<number, string | null>([[0, null]]);
  private readonly keys: string[] = [];
  private turn: Promise<unknown> = Promise.resolve();
  /** Rows in all, once the end was seen. */
  end: number | undefined;

  /** Keeps what a page told: its keys, and where the next begins. */
  note(page: number, keys: readonly string[], next: string | null): void {
    keys.forEach((key, at) => {
      this.keys[page * pageRows + at] = key;
    });
    if (next === null) this.end = page * pageRows + keys.length;
    else this.cursors.set(page + 1, next);
  }

  /** Where a page begins; undefined when the list ends before it. */
  async reach(page: number, walk: Walk): Promise<string | null | undefined> {
    const mine = this.turn.then(() => this.climb(page, walk));
    // One walk at a time: who comes later finds the steps already taken.
    this.turn = mine.catch(() => undefined);
    return mine;
  }

  /** Keys seen between two rows. */
  keysBetween(first: number, last: number): readonly string[] {
    return this.keys.slice(first, last + 1).filter((key) => key !== undefined);
  }

  private async climb(page: number, walk: Walk): Promise<string | null | undefined> {
    for (let at = this.nearest(page); at < page;) {
      const pages = Math.min(stepPages, page - at);
      const next = await walk(this.cursors.get(at) ?? null, pages * pageRows);
      if (next === null) return undefined;
      at += pages;
      this.cursors.set(at, next);
    }
    return this.cursors.get(page) ?? null;
  }

  private nearest(page: number): number {
    for (let at = page; at > 0; at -= 1) if (this.cursors.has(at)) return at;
    return 0;
  }
}
