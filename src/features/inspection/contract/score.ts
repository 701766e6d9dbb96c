import { scoreInBand } from '#platform/contract/score-in-band.ts';
import type { Severity, TemplateDefinition, TemplateItem } from './template.ts';

/** What measuring one item over one unit gave. */
export type ItemOutcome =
  | { readonly kind: 'rule'; readonly population: number; readonly offending: number }
  | { readonly kind: 'metric'; readonly value: string | null };

export type ItemStatus = 'passed' | 'failed' | 'not_applicable';

/** The verdict on one item. `score` counts 0–100; not applicable leaves the denominator. */
export interface ItemVerdict {
  readonly status: ItemStatus;
  /** Null when not applicable. */
  readonly score: number | null;
  /** Rule items: offenders ÷ population, in percent points. */
  readonly share: number | null;
}

/**
 * A rule passes while the offending share is at most the allowed share, and then scores 100; otherwise it scores the share
 * that conforms. An empty population, or a metric without a value, is not applicable.
 */
export function judgeItem(item: TemplateItem, outcome: ItemOutcome): ItemVerdict {
  if (item.kind === 'rule' && outcome.kind === 'rule') return judgeRule(item.allowedShare, outcome);
  if (item.kind === 'metric' && outcome.kind === 'metric') return judgeMetric(item, outcome.value);
  throw new TypeError(`Item ${item.id} is a ${item.kind}, its outcome a ${outcome.kind}.`);
}

function judgeRule(allowedShare: string, outcome: { population: number; offending: number }): ItemVerdict {
  if (outcome.population === 0) return { status: 'not_applicable', score: null, share: null };
  const share = (outcome.offending / outcome.population) * 100;
  if (isWithinAllowed(allowedShare, outcome)) return { status: 'passed', score: 100, share };
  return { status: 'failed', score: 100 - share, share };
}

/** Exact in whole numbers: offending ÷ population ≤ allowed ÷ 100, without a float deciding the edge. */
export function isWithinAllowed(allowedShare: string, outcome: { population: number; offending: number }): boolean {
  const allowedHundredths = Math.round(Number(allowedShare) * 100);
  return outcome.offending * 10_000 <= allowedHundredths * outcome.population;
}

function judgeMetric(item: { zero: string; full: string; passAt: number }, value: string | null): ItemVerdict {
  if (value === null) return { status: 'not_applicable', score: null, share: null };
  const score = scoreInBand(Number(value), Number(item.zero), Number(item.full));
  return { status: score >= item.passAt ? 'passed' : 'failed', score, share: null };
}

export interface SectionScore {
  readonly id: string;
  /** Null when nothing in it is applicable. */
  readonly score: number | null;
  readonly belowMinimum: boolean;
}

export interface InspectionScore {
  /** Σ(score × weight) ÷ Σ(max × weight) over applicable items (METRICS M58); null when nothing is applicable. */
  readonly score: number | null;
  readonly sections: readonly SectionScore[];
  /** Ids of failed critical items; any of them fails the inspection. */
  readonly vetoes: readonly string[];
  readonly passed: boolean;
}

/** Sums item verdicts up: sections by item weight, the whole by section weight; then gates and vetoes apply. */
export function scoreInspection(definition: TemplateDefinition, verdicts: ReadonlyMap<string, ItemVerdict>): InspectionScore {
  const sections = definition.sections.map((section): SectionScore => {
    const items = definition.items.filter((item) => item.section === section.id);
    const score = weightedMean(items.map((item) => ({ weight: item.weight, score: verdicts.get(item.id)?.score ?? null })));
    return { id: section.id, score, belowMinimum: score !== null && section.minimum !== undefined && score < section.minimum };
  });
  const weights = new Map(definition.sections.map((section) => [section.id, section.weight]));
  const score = weightedMean(sections.map((section) => ({ weight: weights.get(section.id) ?? 0, score: section.score })));
  const vetoes = definition.items.filter((item) => item.severity === 'critical' && verdicts.get(item.id)?.status === 'failed').map((item) => item.id);
  const passed = score !== null && score >= definition.passMark && vetoes.length === 0 && !sections.some((section) => section.belowMinimum);
  return { score, sections, vetoes, passed };
}

function weightedMean(parts: readonly { weight: number; score: number | null }[]): number | null {
  let sum = 0;
  let weight = 0;
  for (const part of parts) {
    if (part.score === null) continue;
    sum += part.score * part.weight;
    weight += part.weight;
  }
  return weight === 0 ? null : sum / weight;
}

/** Days until a corrective action is due, from the finding's severity. */
export const daysToMend: Readonly<Record<Severity, number>> = { critical: 3, major: 7, minor: 14 };

/** A finding that came back in the next run is one step graver. */
export function raiseSeverity(severity: Severity, repeats: number): Severity {
  if (repeats === 0 || severity === 'critical') return severity;
  return severity === 'minor' ? 'major' : 'critical';
}
