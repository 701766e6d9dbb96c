import type { ComparisonKind, MatchComparison, MatchRules } from './match-rules.ts';
import { normaliseCompany, normaliseDomain, normaliseEmail, normalisePhone, normaliseText } from './normalise.ts';
import { isChinese } from './reading.ts';
import { type MatchedRecord, textOf } from './score-pair.ts';

/**
 * A few bytes of each record that tell of most pairs, without reading either record, that they cannot reach the lower threshold. Of values compared
 * by likeness they hold which characters there are, of others only whether two are the same. What they do not tell counts as alike.
 */
export interface Sketcher {
  /** How many bytes a sketch has. */
  readonly size: number;
  of(record: MatchedRecord): Uint8Array;
  /** False only for two records that `scorePair` finds different. One sketched by other rules may always match. The right one may begin within what it was read with. */
  mayMatch(left: Uint8Array, right: Uint8Array, at?: number): boolean;
}

interface Part {
  readonly comparison: MatchComparison;
  readonly field: string;
  readonly at: number;
  readonly isGraded: boolean;
}

const tagSize = 4;
const sameSize = 4;
const gradedSize = 16;
/** From here on the length is not kept. */
const longest = 250;

/** Sketches for one version of rules; fields that are not `isSteady` may change without the record being written, and are left out. */
export function createSketcher(rules: MatchRules, isSteady: (field: string) => boolean = () => true): Sketcher {
  const parts: Part[] = [];
  let size = tagSize;
  let unknown = 0;
  for (const comparison of rules.comparisons) {
    const [field] = comparison.fields;
    if (field === undefined || comparison.fields.length > 1 || !isSteady(field)) {
      unknown += comparison.agree * comparison.fields.length;
      continue;
    }
    const isGraded = comparison.as !== 'exact' && comparison.as !== 'domain';
    parts.push({ comparison, field, at: size, isGraded });
    size += isGraded ? gradedSize : sameSize;
  }
  const tag = hashOf(JSON.stringify([rules.comparisons, parts.map((part) => part.field)]));
  const least = Math.min(rules.possible, rules.certain) - 1e-6;
  return {
    size,
    of: (record) => {
      const bytes = new Uint8Array(size);
      const view = new DataView(bytes.buffer);
      view.setUint32(0, tag);
      for (const part of parts) write(view, part, textOf(record[part.field]));
      return bytes;
    },
    // Asked for twenty records of each row of an import: it reads bytes and makes no objects.
    mayMatch: (left, right, at = 0) => {
      if (wordAt(left, 0) !== (tag | 0) || wordAt(right, at) !== (tag | 0)) return true;
      let points = unknown;
      for (const part of parts) points += mostPoints(part, left, right, at + part.at);
      return points >= least;
    },
  };
}

/** Four bytes, the highest first, as a signed number. */
function wordAt(bytes: Uint8Array, at: number): number {
  return (byteAt(bytes, at) << 24) | (byteAt(bytes, at + 1) << 16) | (byteAt(bytes, at + 2) << 8) | byteAt(bytes, at + 3);
}

function byteAt(bytes: Uint8Array, at: number): number {
  return bytes[at] ?? 0;
}

/** Of any: the hash of the text, 0 for none. Of graded ones also which of 64 kinds of characters it has, its length, and whether it is Chinese. */
function write(view: DataView, { comparison, at, isGraded }: Part, value: string): void {
  if (value === '') return;
  const text = comparedText(comparison.as, value);
  view.setUint32(at, hashOf(text));
  if (!isGraded) return;
  let [low, high] = [0, 0];
  for (let index = 0; index < text.length; index += 1) {
    const kind = Math.imul(text.charCodeAt(index), 0x9e37_79b1) >>> 26;
    if (kind < 32) low |= 1 << kind;
    else high |= 1 << (kind - 32);
  }
  view.setInt32(at + 4, low);
  view.setInt32(at + 8, high);
  view.setUint8(at + 12, Math.min(text.length, longest));
  view.setUint8(at + 13, isChinese(text) ? 1 : 0);
}

function comparedText(as: ComparisonKind, value: string): string {
  switch (as) {
    case 'exact':
    case 'text':
      return normaliseText(value);
    case 'name':
      return withoutBlanks(normaliseText(value));
    case 'company':
      return withoutBlanks(normaliseCompany(value).core);
    case 'phone':
      return normalisePhone(value);
    case 'email':
      return normaliseEmail(value);
    case 'domain':
      return normaliseDomain(value);
    case 'digits':
      return value.replaceAll(/\D/g, '');
  }
}

function withoutBlanks(text: string): string {
  return isChinese(text) ? text.replaceAll(' ', '') : text;
}

/** The most that one comparison can come to; `there` is where the other one has it. */
function mostPoints({ comparison, at, isGraded }: Part, one: Uint8Array, other: Uint8Array, there: number): number {
  const left = wordAt(one, at);
  const right = wordAt(other, there);
  const { as, agree, differ, from } = comparison;
  if (left === 0 || right === 0) return 0;
  if (left === right) return agree;
  if (!isGraded) return -differ;
  // Of each, so many characters at least are not in the other.
  const common = Math.min(byteAt(one, at + 12) - missing(one, at, other, there), byteAt(other, there + 12) - missing(other, there, one, at));
  const spelt = mostLikeness(as, common, byteAt(one, at + 12), byteAt(other, there + 12));
  const isHeard = isName(as) && (byteAt(one, at + 13) === 1 || byteAt(other, there + 13) === 1);
  const likeness = isHeard ? Math.max(spelt, soundsAlike) : spelt;
  return likeness <= from ? -differ : -differ + ((agree + differ) * (likeness - from)) / (1 - from);
}

/** Likeness of names that sound the same, as `scorePair` has it. */
const soundsAlike = 0.9;

function isName(as: ComparisonKind): boolean {
  return as === 'name' || as === 'company';
}

function mostLikeness(as: ComparisonKind, common: number, left: number, right: number): number {
  if (left >= longest || right >= longest) return 1;
  const edited = Math.min(common, Math.max(left, right) - 1) / Math.max(left, right);
  if (as === 'phone') return left === right ? edited : Math.min(left, right) >= 7 && common === Math.min(left, right) ? 0.97 : 0;
  if (as === 'email' || as === 'digits') return edited;
  return Math.max(edited, closeness(common, left, right));
}

/** Jaro–Winkler at its best, as far as it counts. */
function closeness(common: number, left: number, right: number): number {
  if (common <= 0) return 0;
  const jaro = (common / left + common / right + 1) / 3;
  const close = jaro + 0.4 * (1 - jaro);
  return close > 0.9 ? close - 0.02 : 0;
}

function missing(one: Uint8Array, at: number, other: Uint8Array, there: number): number {
  return countBits(wordAt(one, at + 4) & ~wordAt(other, there + 4)) + countBits(wordAt(one, at + 8) & ~wordAt(other, there + 8));
}

function countBits(word: number): number {
  let bits = word - ((word >>> 1) & 0x5555_5555);
  bits = (bits & 0x3333_3333) + ((bits >>> 2) & 0x3333_3333);
  return Math.imul((bits + (bits >>> 4)) & 0x0f0f_0f0f, 0x0101_0101) >>> 24;
}

/** Never 0, which says that there is nothing. */
function hashOf(text: string): number {
  let hash = 0x811c_9dc5;
  for (let index = 0; index < text.length; index += 1) hash = Math.imul(hash ^ text.charCodeAt(index), 0x0100_0193);
  return hash >>> 0 || 1;
}
