import type { Locale } from '#platform/contract/label.ts';

const texts = import.meta.glob<string>('../../../../docs/guide/updates/*.md', { query: '?raw', import: 'default' });

/** The releases with news, the newest first: `2026-11-22.zh.md` beside `2026-11-22.en.md`. */
export const releases: readonly string[] = [...new Set(Object.keys(texts).map((path) => /([^/]+)\.(?:zh|en)\.md$/u.exec(path)?.[1] ?? ''))]
  .filter((release) => release !== '')
  .toSorted()
  .toReversed();

/** What is new in all releases, the newest first. */
export async function loadUpdates(locale: Locale): Promise<readonly { readonly release: string; readonly text: string }[]> {
  return Promise.all(
    releases.map(async (release) => ({ release, text: (await texts[`../../../../docs/guide/updates/${release}.${locale}.md`]?.()) ?? '' })),
  );
}

/** Whether there is news the person has not read; ISO days sort as text. */
export function hasNews(read: string | null): boolean {
  const [latest] = releases;
  return latest !== undefined && (read === null || read < latest);
}
