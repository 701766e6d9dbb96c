import type { TemplateDefinition, TemplateItem, TemplateSection } from './template.ts';

/** Puts an item in place of the one with its id, or at the end. */
export function putItem(definition: TemplateDefinition, item: TemplateItem): TemplateDefinition {
  const isKnown = definition.items.some((each) => each.id === item.id);
  const items = isKnown ? definition.items.map((each) => (each.id === item.id ? item : each)) : [...definition.items, item];
  return { ...definition, items };
}

/** Takes an item out. */
export function removeItem(definition: TemplateDefinition, id: string): TemplateDefinition {
  return { ...definition, items: definition.items.filter((each) => each.id !== id) };
}

/** Swaps an item with the one before (-1) or after (1) it in its section. */
export function moveItem(definition: TemplateDefinition, id: string, step: -1 | 1): TemplateDefinition {
  const item = definition.items.find((each) => each.id === id);
  const own = definition.items.filter((each) => each.section === item?.section);
  const other = own[own.findIndex((each) => each.id === id) + step];
  if (!item || !other) return definition;
  return { ...definition, items: definition.items.map((each) => (each.id === id ? other : each.id === other.id ? item : each)) };
}

/** Puts a section in place of the one with its id, or at the end. */
export function putSection(definition: TemplateDefinition, section: TemplateSection): TemplateDefinition {
  const isKnown = definition.sections.some((each) => each.id === section.id);
  const sections = isKnown ? definition.sections.map((each) => (each.id === section.id ? section : each)) : [...definition.sections, section];
  return { ...definition, sections };
}

/** Takes a section out with its items; the last one stays. */
export function removeSection(definition: TemplateDefinition, id: string): TemplateDefinition {
  if (definition.sections.length === 1) return definition;
  return {
    ...definition,
    sections: definition.sections.filter((each) => each.id !== id),
    items: definition.items.filter((each) => each.section !== id),
  };
}

/** Swaps a section with its neighbour. */
export function moveSection(definition: TemplateDefinition, id: string, step: -1 | 1): TemplateDefinition {
  const sections = [...definition.sections];
  const at = sections.findIndex((each) => each.id === id);
  const [section, other] = [sections[at], sections[at + step]];
  if (!section || !other) return definition;
  sections[at] = other;
  sections[at + step] = section;
  return { ...definition, sections };
}

/** The first free id of the form `item_3`; an id never comes back within a definition, for results are compared by it. */
export function freeId(prefix: string, taken: readonly { readonly id: string }[]): string {
  const ids = new Set(taken.map((each) => each.id));
  for (let number = taken.length + 1; ; number += 1) if (!ids.has(`${prefix}_${number}`)) return `${prefix}_${number}`;
}
