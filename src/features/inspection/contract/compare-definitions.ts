import type { Label } from '#platform/contract/label.ts';
import type { TemplateDefinition, TemplateItem, TemplateSection } from './template.ts';

/** A value as the differences show it: words in both languages, plain text, or nothing. */
export type ComparedValue = Label | string | null;

/** One thing two versions differ in. */
export interface DefinitionChange {
  readonly what: 'item' | 'section' | 'definition';
  readonly kind: 'added' | 'removed' | 'changed';
  /** Of the item or section; null for the definition as a whole. */
  readonly label: Label | null;
  /** What changed, by the name of the part. */
  readonly fields: readonly { readonly name: string; readonly from: ComparedValue; readonly to: ComparedValue }[];
}

type Parts = Readonly<Record<string, ComparedValue>>;

/** What changed from one version to another: first the whole, then sections, then items. */
export function compareDefinitions(from: TemplateDefinition, to: TemplateDefinition): DefinitionChange[] {
  const whole = fieldsBetween({ passMark: String(from.passMark) }, { passMark: String(to.passMark) });
  return [
    ...(whole.length > 0 ? [{ what: 'definition' as const, kind: 'changed' as const, label: null, fields: whole }] : []),
    ...compareLists('section', from.sections, to.sections, (section) => partsOfSection(section)),
    ...compareLists('item', from.items, to.items, (item) => partsOfItem(item, [...from.sections, ...to.sections])),
  ];
}

function compareLists<T extends { readonly id: string; readonly label: Label }>(
  what: 'item' | 'section',
  from: readonly T[],
  to: readonly T[],
  parts: (one: T) => Parts,
): DefinitionChange[] {
  const before = new Map(from.map((each) => [each.id, each]));
  const after = new Set(to.map((each) => each.id));
  const removed = from.filter((each) => !after.has(each.id)).map((each) => ({ what, kind: 'removed' as const, label: each.label, fields: [] }));
  const kept = to.flatMap((each): DefinitionChange[] => {
    const old = before.get(each.id);
    if (!old) return [{ what, kind: 'added', label: each.label, fields: [] }];
    const fields = fieldsBetween(parts(old), parts(each));
    return fields.length > 0 ? [{ what, kind: 'changed', label: each.label, fields }] : [];
  });
  return [...kept, ...removed];
}

function fieldsBetween(from: Parts, to: Parts): DefinitionChange['fields'] {
  const names = [...new Set([...Object.keys(from), ...Object.keys(to)])];
  return names
    .map((name) => ({ name, from: from[name] ?? null, to: to[name] ?? null }))
    .filter((each) => JSON.stringify(each.from) !== JSON.stringify(each.to));
}

function partsOfSection(section: TemplateSection): Parts {
  return { label: section.label, weight: String(section.weight), minimum: section.minimum === undefined ? null : String(section.minimum) };
}

function partsOfItem(item: TemplateItem, sections: readonly TemplateSection[]): Parts {
  const section = sections.find((each) => each.id === item.section)?.label ?? item.section;
  const common = { label: item.label, section, severity: item.severity, weight: String(item.weight), guidance: item.guidance ?? null };
  if (item.kind === 'metric') return { ...common, metric: item.metric, zero: item.zero, full: item.full, passAt: String(item.passAt) };
  return {
    ...common,
    object: item.object,
    population: item.population,
    condition: item.condition,
    allowedShare: item.allowedShare,
    dateField: item.dateField ?? null,
    fixField: item.fixField ?? null,
    excludeImported: String(item.excludeImported),
  };
}
