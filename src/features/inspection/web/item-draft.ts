import type { Label } from '#platform/contract/label.ts';
import { type Severity, TemplateItem } from '../contract/template.ts';
import { expressionIssues } from './expression-issues.ts';

/** An item while it is written: everything as people type it. */
export interface ItemDraft {
  readonly id: string;
  readonly kind: 'rule' | 'metric';
  readonly section: string;
  readonly label: Label;
  readonly guidance: Label;
  readonly severity: Severity;
  readonly weight: string;
  readonly object: string;
  readonly population: string;
  readonly condition: string;
  readonly allowedShare: string;
  readonly dateField: string | undefined;
  readonly fixField: string | undefined;
  readonly excludeImported: boolean;
  readonly metric: string | undefined;
  readonly zero: string;
  readonly full: string;
  readonly passAt: string;
}

const nothing: Label = { zh: '', en: '' };

const blank = {
  guidance: nothing,
  object: 'opportunity',
  population: 'true',
  condition: '',
  allowedShare: '0',
  dateField: undefined,
  fixField: undefined,
  excludeImported: false,
  metric: undefined,
  zero: '',
  full: '',
  passAt: '60',
} as const;

/** A new item of a kind, to be written. */
export function newDraft(kind: 'rule' | 'metric', id: string, section: string): ItemDraft {
  return { ...blank, id, kind, section, label: nothing, severity: 'major', weight: '1' };
}

/** An item as it is, to be changed. */
export function draftOf(item: TemplateItem): ItemDraft {
  const { id, kind, section, label, severity } = item;
  const common = { ...blank, id, kind, section, label, severity, guidance: item.guidance ?? nothing, weight: String(item.weight) };
  if (item.kind === 'metric') return { ...common, metric: item.metric, zero: item.zero, full: item.full, passAt: String(item.passAt) };
  const { object, population, condition, allowedShare, dateField, fixField, excludeImported } = item;
  return { ...common, object, population, condition, allowedShare, dateField, fixField, excludeImported };
}

/** The item a draft describes, or undefined while something in it is missing or wrong. */
export function itemOf(draft: ItemDraft): TemplateItem | undefined {
  const { id, kind, section, severity } = draft;
  const guidance = inBoth(draft.guidance);
  const common = { id, kind, section, severity, label: inBoth(draft.label), weight: Number(draft.weight), ...(guidance.zh !== '' && { guidance }) };
  const rule = {
    object: draft.object,
    population: draft.population.trim(),
    condition: draft.condition.trim(),
    allowedShare: draft.allowedShare.trim(),
    excludeImported: draft.excludeImported,
    ...(draft.dateField !== undefined && { dateField: draft.dateField }),
    ...(draft.fixField !== undefined && { fixField: draft.fixField }),
  };
  const metric = { metric: draft.metric, zero: draft.zero.trim(), full: draft.full.trim(), passAt: Number(draft.passAt) };
  const read = TemplateItem.safeParse({ ...common, ...(kind === 'rule' ? rule : metric) });
  if (!read.success) return undefined;
  const item = read.data;
  if (item.kind === 'metric') return item;
  const isRight =
    Number(item.allowedShare) <= 100 && [item.population, item.condition].every((text) => expressionIssues(text, item.object).length === 0);
  return isRight ? item : undefined;
}

/** Words in both languages: what is empty takes the other one. */
export function inBoth(label: Label): Label {
  const zh = label.zh.trim();
  const en = label.en.trim();
  return { zh: zh || en, en: en || zh };
}

/** Whether a text is a whole number within bounds. */
export function isWhole(text: string, from: number, to: number): boolean {
  return /^\d{1,3}$/.test(text.trim()) && Number(text) >= from && Number(text) <= to;
}
