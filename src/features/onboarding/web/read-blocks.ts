/** A part of a text that stands by itself. */
export type Block =
  | { readonly kind: 'heading'; readonly level: number; readonly text: string }
  | { readonly kind: 'list'; readonly isOrdered: boolean; readonly items: readonly string[] }
  | { readonly kind: 'table'; readonly head: readonly string[]; readonly rows: readonly (readonly string[])[] }
  | { readonly kind: 'quote'; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: string };

/** Splits a text into its parts, which are divided by empty lines. */
export function readBlocks(text: string): Block[] {
  return text
    .replaceAll('\r\n', '\n')
    .split(/\n(?:[ \t]*\n)+/u)
    .flatMap((part) => splitHeading(part.trim()))
    .filter((part) => part !== '')
    .map(readBlock);
}

/** A heading ends with its line, whatever follows. */
function splitHeading(part: string): string[] {
  const [first = '', ...rest] = part.split('\n');
  return first.startsWith('#') && rest.length > 0 ? [first, ...splitHeading(rest.join('\n'))] : [part];
}

function readBlock(part: string): Block {
  const lines = part.split('\n');
  const heading = /^(#{1,4}) (.*)$/u.exec(part);
  if (heading) return { kind: 'heading', level: heading[1]?.length ?? 1, text: heading[2] ?? '' };
  if (lines.length > 1 && lines.every((line) => line.startsWith('|'))) return readTable(lines);
  if (lines[0]?.startsWith('- ')) return { kind: 'list', isOrdered: false, items: readItems(lines, /^- /u) };
  if (/^\d+\. /u.test(part)) return { kind: 'list', isOrdered: true, items: readItems(lines, /^\d+\. /u) };
  if (part.startsWith('> ')) return { kind: 'quote', text: lines.map((line) => line.replace(/^> ?/u, '')).join(' ') };
  return { kind: 'paragraph', text: joinLines(lines) };
}

function readItems(lines: readonly string[], mark: RegExp): string[] {
  const items: string[][] = [];
  for (const line of lines) {
    if (mark.test(line)) items.push([line.replace(mark, '')]);
    else items.at(-1)?.push(line.trim());
  }
  return items.map(joinLines);
}

function readTable(lines: readonly string[]): Block {
  const cells = (line: string) =>
    line
      .replace(/^\||\|$/gu, '')
      .split('|')
      .map((cell) => cell.trim());
  const [head = '', , ...rows] = lines;
  return { kind: 'table', head: cells(head), rows: rows.map(cells) };
}

/** Wrapped lines read as one; between Chinese characters no space is wanted. */
function joinLines(lines: readonly string[]): string {
  return lines.reduce((joined, line) => (/[\p{Script=Han}，。；：、）”]$/u.test(joined) || joined === '' ? joined + line : `${joined} ${line}`), '');
}
