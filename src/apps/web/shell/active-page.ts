interface Addressed {
  readonly path: string;
}

/** The page whose path fits the most of the address: `/opportunities` for `/opportunities/42`. */
export function activePage<P extends Addressed>(pages: readonly P[], pathname: string): P | undefined {
  const here = wordsOf(pathname);
  let best: P | undefined;
  let bestFit = -1;
  for (const page of pages) {
    const words = wordsOf(page.path);
    if (words.length > here.length || !words.every((word, at) => word.startsWith('$') || word === here[at])) continue;
    // A full match beats a prefix; a literal word beats a parameter.
    const fit = words.length * 10 + words.filter((word) => !word.startsWith('$')).length + (words.length === here.length ? 5 : 0);
    if (words.length === 0 && here.length > 0) continue;
    if (fit > bestFit) {
      best = page;
      bestFit = fit;
    }
  }
  return best;
}

function wordsOf(path: string): string[] {
  return path.split('/').filter(Boolean);
}
