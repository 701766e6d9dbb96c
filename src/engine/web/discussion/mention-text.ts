/** Somebody called by name in a text. */
export interface Mention {
  readonly id: string;
  readonly name: string;
}

const longestName = 20;

/** The name being typed after an @ right before the caret; undefined when none is. */
export function typedMention(text: string, caret: number): string | undefined {
  const found = /(?:^|[^\w@])@([^\s@]*)$/.exec(text.slice(0, caret));
  const typed = found?.[1];
  return typed !== undefined && typed.length <= longestName ? typed : undefined;
}

/** The text with the typed name replaced by the chosen one, and where the caret goes. */
export function putMention(text: string, caret: number, typed: string, name: string): { readonly text: string; readonly caret: number } {
  const before = `${text.slice(0, caret - typed.length)}${name} `;
  return { text: before + text.slice(caret).trimStart(), caret: before.length };
}

/** Those of the people who are still called in the text. */
export function mentionedIn(text: string, people: readonly Mention[]): Mention[] {
  return people.filter(({ name }, at) => text.includes(`@${name}`) && people.findIndex((each) => each.name === name) === at);
}

/** The text in pieces: plain ones and called names. */
export function splitByMentions(
  text: string,
  people: readonly { readonly name: string | null }[],
): { readonly text: string; readonly isName: boolean }[] {
  const names = people.flatMap(({ name }) => (name ? [name] : [])).toSorted((left, right) => right.length - left.length);
  if (names.length === 0) return [{ text, isName: false }];
  const pattern = new RegExp(`(@(?:${names.map(escaped).join('|')}))`, 'g');
  return text
    .split(pattern)
    .map((piece, at) => ({ text: piece, isName: at % 2 === 1 }))
    .filter((piece) => piece.text !== '');
}

function escaped(name: string): string {
  return name.replaceAll(/[\\^$.*+?()[\]{}|]/g, String.raw`\$&`);
}
