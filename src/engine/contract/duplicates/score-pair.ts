import { editLikeness, textLikeness } from './likeness.ts';
import type { ComparisonKind, MatchComparison, MatchRules } from './match-rules.ts';
import { normaliseCompany, normaliseDomain, normaliseEmail, normalisePhone, normaliseText } from './normalise.ts';
import { isChinese, readingOf } from './reading.ts';

/** A record as it is compared: values by field; anything but text counts as empty. */
export type MatchedRecord = Readonly<Record<string, unknown>>;

/** What one comparison came to. */
export interface MatchReason {
  readonly fields: readonly string[];
  readonly as: ComparisonKind;
  readonly points: number;
}

/** How sure it is that two records are the same. */
export interface PairScore {
  readonly points: number;
  readonly verdict: 'certain' | 'possible' | 'different';
  /** In percent: 50 at the lower threshold, 95 at the upper. */
  readonly confidence: number;
  /** What speaks for it and against it, the weightiest first. */
  readonly reasons: readonly MatchReason[];
}

/** Weighs all comparisons of two records. */
export function scorePair(rules: MatchRules, left: MatchedRecord, right: MatchedRecord): PairScore {
  const reasons: MatchReason[] = [];
  let points = 0;
  for (const comparison of rules.comparisons) {
    const found = pointsOf(comparison, left, right);
    if (found === undefined) continue;
    points += found;
    reasons.push({ fields: comparison.fields, as: comparison.as, points: Math.round(found * 10) / 10 });
  }
  const verdict = points >= rules.certain ? 'certain' : points >= rules.possible ? 'possible' : 'different';
  return { points, verdict, confidence: confidenceOf(rules, points), reasons: reasons.toSorted((a, b) => Math.abs(b.points) - Math.abs(a.points)) };
}

function confidenceOf({ possible, certain }: MatchRules, points: number): number {
  const span = Math.max(certain - possible, 0.5);
  const share = 1 / (1 + Math.exp((-Math.log(19) * (points - possible)) / span));
  return Math.min(99, Math.round(share * 100));
}

/** Exchanged fields are likelier a slip than not, but less so than fields in their place. */
const exchangeCost = 1;

function pointsOf(comparison: MatchComparison, left: MatchedRecord, right: MatchedRecord): number | undefined {
  const { fields } = comparison;
  if (comparison.between === 'any') {
    const found = fields.flatMap((one) => fields.flatMap((other) => fieldPoints(comparison, left[one], right[other]) ?? []));
    return found.length === 0 ? undefined : Math.max(...found);
  }
  const straight = sumOf(fields.map((name) => fieldPoints(comparison, left[name], right[name])));
  if (fields.length < 2) return straight;
  const exchanged = sumOf(fields.map((name, at) => fieldPoints(comparison, left[name], right[fields[fields.length - 1 - at] ?? name])));
  if (straight === undefined) return exchanged === undefined || exchanged < exchangeCost ? undefined : exchanged - exchangeCost;
  return exchanged === undefined ? straight : Math.max(straight, exchanged - exchangeCost);
}

function sumOf(points: readonly (number | undefined)[]): number | undefined {
  const known = points.filter((each) => each !== undefined);
  return known.length === 0 ? undefined : known.reduce((sum, each) => sum + each, 0);
}

function fieldPoints({ as, agree, differ, from }: MatchComparison, left: unknown, right: unknown): number | undefined {
  const one = textOf(left);
  const other = textOf(right);
  if (one === '' || other === '') return undefined;
  const likeness = one === other ? 1 : likenessOf(as, one, other);
  if (likeness >= 1) return agree;
  return likeness <= from ? -differ : -differ + ((agree + differ) * (likeness - from)) / (1 - from);
}

/** The text of a value that can be compared; empty for anything else. */
export function textOf(value: unknown): string {
  return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';
}

/** How like each other two values are, from 0 to 1. */
export function likenessOf(as: ComparisonKind, left: string, right: string): number {
  switch (as) {
    case 'exact':
      return normaliseText(left) === normaliseText(right) ? 1 : 0;
    case 'text':
      return alike(normaliseText(left), normaliseText(right), textLikeness);
    case 'name':
      return namesAlike(normaliseText(left), normaliseText(right));
    case 'company':
      return companiesAlike(left, right);
    case 'phone':
      return phonesAlike(normalisePhone(left), normalisePhone(right));
    case 'email':
      return alike(normaliseEmail(left), normaliseEmail(right), editLikeness);
    case 'domain':
      return normaliseDomain(left) === normaliseDomain(right) ? 1 : 0;
    case 'digits':
      return alike(left.replaceAll(/\D/g, ''), right.replaceAll(/\D/g, ''), editLikeness);
  }
}

function alike(left: string, right: string, measure: (left: string, right: string) => number): number {
  return left === right ? 1 : measure(left, right);
}

/** Likeness of two Chinese names that sound the same but are written differently. */
const soundsAlike = 0.9;

function namesAlike(left: string, right: string): number {
  const one = isChinese(left) ? left.replaceAll(' ', '') : left;
  const other = isChinese(right) ? right.replaceAll(' ', '') : right;
  if (one === other) return 1;
  const written = textLikeness(one, other);
  const isRead = isChinese(one) || isChinese(other);
  return isRead && readingOf(one).replaceAll(' ', '') === readingOf(other).replaceAll(' ', '') ? Math.max(soundsAlike, written) : written;
}

/** The same core in another region is likely another company of the group; where one name says no region it may be the same. */
function companiesAlike(left: string, right: string): number {
  const one = normaliseCompany(left);
  const other = normaliseCompany(right);
  const region = one.region === other.region ? 1 : one.region === '' || other.region === '' ? 0.97 : 0.84;
  return namesAlike(one.core, other.core) * region;
}

/** A number without its area code is part of the one with it; two digits exchanged are a slip. */
function phonesAlike(left: string, right: string): number {
  if (left === right) return 1;
  const [short, long] = left.length < right.length ? [left, right] : [right, left];
  if (short.length >= 7 && long.endsWith(short)) return 0.97;
  return left.length === right.length ? editLikeness(left, right) : 0;
}
