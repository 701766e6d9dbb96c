/** Fewest insertions, deletions, replacements and exchanges of neighbours that turn one text into the other. */
export function editDistance(left: string, right: string): number {
  let before: number[] = [];
  let above = Array.from({ length: right.length + 1 }, (_, at) => at);
  for (let row = 1; row <= left.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= right.length; column += 1) {
      const isSame = left.charCodeAt(row - 1) === right.charCodeAt(column - 1);
      let least = Math.min(at(above, column) + 1, at(current, column - 1) + 1, at(above, column - 1) + (isSame ? 0 : 1));
      if (isExchange(left, right, row, column)) least = Math.min(least, at(before, column - 2) + 1);
      current.push(least);
    }
    before = above;
    above = current;
  }
  return at(above, right.length);
}

/** 1 for the same text, 0 for nothing in common, by edit distance over the longer of the two. */
export function editLikeness(left: string, right: string): number {
  const longest = Math.max(left.length, right.length);
  return longest === 0 ? 1 : 1 - editDistance(left, right) / longest;
}

/** Jaro–Winkler: characters in common near the same place, with a bonus for the same beginning. */
export function jaroWinkler(left: string, right: string): number {
  if (left === right) return 1;
  const [inLeft, inRight] = commonCharacters(left, right);
  if (inLeft.length === 0) return 0;
  const moved = inLeft.filter((character, at) => character !== inRight[at]).length / 2;
  const count = inLeft.length;
  const jaro = (count / left.length + count / right.length + (count - moved) / count) / 3;
  let start = 0;
  while (start < 4 && start < left.length && left[start] === right[start]) start += 1;
  return jaro + start * 0.1 * (1 - jaro);
}

/** The better of both measures; Jaro–Winkler counts only where it is high, since it is generous below. */
export function textLikeness(left: string, right: string): number {
  const close = jaroWinkler(left, right);
  return Math.max(editLikeness(left, right), close > 0.9 ? close - 0.02 : 0);
}

function at(numbers: readonly number[], index: number): number {
  return numbers[index] ?? 0;
}

function isExchange(left: string, right: string, row: number, column: number): boolean {
  return row > 1 && column > 1 && left[row - 1] === right[column - 2] && left[row - 2] === right[column - 1];
}

function commonCharacters(left: string, right: string): [string[], string[]] {
  const reach = Math.max(0, Math.floor(Math.max(left.length, right.length) / 2) - 1);
  const taken = new Set<number>();
  const inLeft: string[] = [];
  for (let from = 0; from < left.length; from += 1) {
    const last = Math.min(right.length - 1, from + reach);
    for (let to = Math.max(0, from - reach); to <= last; to += 1) {
      if (taken.has(to) || left[from] !== right[to]) continue;
      taken.add(to);
      inLeft.push(left.charAt(from));
      break;
    }
  }
  return [inLeft, [...taken].toSorted((a, b) => a - b).map((index) => right.charAt(index))];
}
