import { invalid } from '#platform/contract/errors.ts';
import type { ObjectDefinition } from '../../contract/objects/object.ts';
import type { FieldSpec } from '../../contract/schema/field-spec.ts';
import type { SlotView } from '../../contract/schema/schema-parts.ts';
import { type SlotKind, slotKindOf, slotKinds, slotNames } from '../fields/slots.ts';
import type { FieldRow, FieldStorage, SchemaRows } from './schema-rows.ts';
import type { z } from 'zod';

/** Where a new field's values will lie. */
export interface Place {
  readonly storage: FieldStorage;
  readonly slot: string | null;
}

const computed: ReadonlySet<string> = new Set(['formula', 'lookup', 'rollup']);
const documents: ReadonlySet<string> = new Set(['long_text', 'address', 'file']);

/** A slot of its kind while there is one; then the document, which filters and orders more slowly, unless the field needs a column. */
export function placeField(object: ObjectDefinition, rows: SchemaRows, spec: FieldSpec): Place {
  if (computed.has(spec.kind)) return { storage: 'computed', slot: null };
  if (spec.kind === 'multi_choice' || spec.kind === 'multi_reference') return { storage: 'link', slot: null };
  const kind = slotKindOf(spec.kind === 'auto_number' ? 'text' : spec.kind);
  if (!kind || documents.has(spec.kind)) {
    refuseHistory(object, spec);
    return { storage: 'overflow', slot: null };
  }
  const slot = freeSlot(object, rows, kind);
  if (slot !== undefined) return { storage: 'slot', slot };
  if (needsColumn(spec)) throw invalid([noSlot(object, kind, rows)]);
  return { storage: 'overflow', slot: null };
}

/** A slot of this kind for a field that needs one; refused, with those that hold them, when there is none. */
export function takeSlot(object: ObjectDefinition, rows: SchemaRows, kind: SlotKind): string {
  const slot = freeSlot(object, rows, kind);
  if (slot === undefined) throw invalid([noSlot(object, kind, rows)]);
  return slot;
}

/** The columns of a slot by its beginning. */
export function slotColumnsOf(slot: string): string[] {
  return slotKinds.find((kind) => slotNames(kind).includes(slot))?.columns.map(({ suffix }) => `${slot}${suffix}`) ?? [];
}

function freeSlot(object: ObjectDefinition, rows: SchemaRows, kind: SlotKind): string | undefined {
  const taken = takenSlots(rows, object.id);
  return slotNames(kind).find((name) => !taken.has(name));
}

/** How many typed columns there are of each kind, and which fields hold them; hidden fields keep theirs. */
export function slotViews(rows: SchemaRows, object: string): z.input<typeof SlotView>[] {
  const taken = takenSlots(rows, object);
  return slotKinds.map((kind) => ({
    kind: kind.id,
    label: { ...kind.label },
    total: kind.count,
    used: slotNames(kind).flatMap((name) => taken.get(name)?.id ?? []),
  }));
}

function takenSlots(rows: SchemaRows, object: string): ReadonlyMap<string, FieldRow> {
  return new Map(rows.fields.flatMap((row) => (row.object === object && row.slot !== null ? [[row.slot, row] as const] : [])));
}

/** Fast filters, history, uniqueness and references need a column of their own. */
function needsColumn(spec: FieldSpec): boolean {
  if (spec.kind === 'reference' || spec.kind === 'member' || spec.kind === 'department' || spec.kind === 'auto_number') return true;
  return isTrue(spec, 'indexed') || isTrue(spec, 'historic') || isTrue(spec, 'unique');
}

function isTrue(spec: FieldSpec, name: 'indexed' | 'historic' | 'unique'): boolean {
  return name in spec && Object.entries(spec).some(([key, value]) => key === name && value === true);
}

function refuseHistory(object: ObjectDefinition, spec: FieldSpec): void {
  if (!isTrue(spec, 'historic') && !isTrue(spec, 'indexed')) return;
  const { label } = object;
  throw invalid([
    {
      field: 'spec',
      code: 'schema.not_for_long_values',
      message: {
        zh: `${label.zh}的长文本、地址与文件不能保留历史，也不能建索引；请去掉“保留历史”与“快速筛选”。`,
        en: `Long texts, addresses and files of ${label.en} keep no history and have no index; leave both out.`,
      },
    },
  ]);
}

function noSlot(object: ObjectDefinition, kind: SlotKind, rows: SchemaRows) {
  const used = [...takenSlots(rows, object.id)].filter(([name]) => slotNames(kind).includes(name)).map(([, row]) => row);
  const zh = used.map((row) => `${row.spec.label.zh}${row.hiddenAt ? '（已删除）' : ''}`).join('、');
  const en = used.map((row) => `${row.spec.label.en}${row.hiddenAt ? ' (deleted)' : ''}`).join(', ');
  return {
    field: 'spec',
    code: 'schema.no_slot',
    message: {
      zh: `${object.label.zh}的“${kind.label.zh}”列共 ${kind.count} 个，已全部用完：${zh}。可清除不用的字段，或去掉“快速筛选”“保留历史”“唯一”后存为较慢的字段（引用与自动编号除外）。`,
      en: `All ${kind.count} “${kind.label.en}” columns of ${object.label.en} are in use: ${en}. Purge a field nobody needs, or leave out “indexed”, “historic” and “unique”: it is then kept in the slower way (not references or auto-numbers).`,
    },
    facts: { kind: kind.id, total: kind.count, used: used.map((row) => row.id) },
  };
}
