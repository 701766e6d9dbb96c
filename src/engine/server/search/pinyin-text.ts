import type { Context } from '../context.ts';

/** How a character is read: usually, and otherwise. */
type Readings = ReadonlyMap<string, readonly [usual: string, other: string]>;

let known: Promise<Readings> | undefined;

/** The readings of all characters, asked once by the program. */
export function knownReadings(ctx: Context): Promise<Readings> {
  known ??= readAll(ctx).catch((error: unknown) => {
    known = undefined;
    throw error;
  });
  return known;
}

async function readAll(ctx: Context): Promise<Readings> {
  const rows = await ctx.session.query<{ character: string; first: string; second: string }>({
    text: 'select character, first, second from search_reading',
  });
  return new Map(rows.map((row) => [row.character, [row.first, row.second] as const]));
}

const skipped = new Set([' ', '(', ')', '-', '.', '·']);
const mostInitials = 4;

/** What the database's `search_pinyin` says of a name, a twentieth of its time: the usual reading, then the initials in all their readings. */
export function pinyinText(readings: Readings, name: string): string {
  if (!/[一-龥]/.test(name)) return '';
  let reading = '';
  const initials = [''];
  for (const one of folded(name)) {
    if (skipped.has(one)) continue;
    const [usual, other] = readings.get(one) ?? [one, one];
    reading += usual;
    const first = firstOf(usual);
    const second = other === usual ? first : firstOf(other);
    const count = initials.length;
    if (second !== first && count < mostInitials) for (let at = 0; at < count; at += 1) initials.push(`${initials[at]}${second}`);
    for (let at = 0; at < count; at += 1) initials[at] += first;
  }
  return `${reading} ${initials.join(' ')}`;
}

/** As `search_fold`: narrow, lower case, one sigma. */
export function folded(name: string): string {
  return name
    .replaceAll(/[！-～]/g, (wide) => String.fromCodePoint((wide.codePointAt(0) ?? 0) - 0xfee0))
    .replaceAll('\u3000', ' ')
    .toLowerCase()
    .replaceAll('ς', 'σ');
}

function firstOf(text: string): string {
  return String.fromCodePoint(text.codePointAt(0) ?? 32);
}
