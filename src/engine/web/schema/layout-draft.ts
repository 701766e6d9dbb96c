import type { Label } from '#platform/contract/label.ts';
import type { ObjectDefinition } from '#engine/contract/objects/object.ts';
import type { RecordLayout } from '#engine/contract/schema/schema-parts.ts';

/** A section being arranged. */
export interface SectionDraft {
  readonly id: string;
  readonly label: Label;
  readonly columns: number;
  readonly visibleWhen: string;
  readonly fields: readonly string[];
}

/** The page of a record being arranged; `shelf` holds the fields that are not on it. */
export interface LayoutDraft {
  readonly sections: readonly SectionDraft[];
  readonly shelf: readonly string[];
}

/** The id of the shelf as a place to drop on. */
export const shelfId = 'shelf';

/** The layout as it is now. */
export function draftOfLayout(definition: ObjectDefinition): LayoutDraft {
  const sections = definition.layout.map((section, at) => ({
    id: String(at),
    label: section.label,
    columns: section.columns ?? 1,
    visibleWhen: section.visibleWhen ?? '',
    fields: section.fields,
  }));
  const placed = new Set(sections.flatMap((section) => section.fields));
  return { sections, shelf: Object.keys(definition.fields).filter((name) => !placed.has(name)) };
}

/** Takes a field from where it is to a place; `before` is the field it is put in front of, else it comes last. */
export function placeField(draft: LayoutDraft, field: string, to: string, before?: string): LayoutDraft {
  if (field === before) return draft;
  const without = (names: readonly string[]) => names.filter((name) => name !== field);
  const withIt = (names: readonly string[]) => {
    const rest = without(names);
    const at = before === undefined ? -1 : rest.indexOf(before);
    return at < 0 ? [...rest, field] : [...rest.slice(0, at), field, ...rest.slice(at)];
  };
  return {
    sections: draft.sections.map((section) => ({ ...section, fields: section.id === to ? withIt(section.fields) : without(section.fields) })),
    shelf: to === shelfId ? withIt(draft.shelf) : without(draft.shelf),
  };
}

/** One step with the keyboard: up and down within its section, left and right to the next one. */
export function stepField(draft: LayoutDraft, field: string, key: string): LayoutDraft {
  const at = draft.sections.findIndex((section) => section.fields.includes(field));
  const section = draft.sections[at];
  if (key === 'Delete') return section ? placeField(draft, field, shelfId) : draft;
  if (key === 'ArrowLeft' || key === 'ArrowRight') {
    const next = draft.sections[key === 'ArrowLeft' ? at - 1 : at + 1];
    return next ? placeField(draft, field, next.id) : draft;
  }
  if (!section) return draft;
  const index = section.fields.indexOf(field);
  if (key === 'ArrowUp') return index > 0 ? placeField(draft, field, section.id, section.fields[index - 1]) : draft;
  return index < section.fields.length - 1 ? placeField(draft, field, section.id, section.fields[index + 2]) : draft;
}

/** What is saved of it. */
export function layoutOf(draft: LayoutDraft, related: RecordLayout['related']): RecordLayout {
  const sections = draft.sections.map(({ label, columns, visibleWhen, fields }) => ({
    label,
    columns,
    fields: [...fields],
    ...(visibleWhen.trim() !== '' && { visibleWhen: visibleWhen.trim() }),
  }));
  return { sections, ...(related && { related }) };
}
