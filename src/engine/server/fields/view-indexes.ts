import type { ListView, ObjectDefinition } from '../../contract/objects/object.ts';
import { parseExpression } from '../../contract/expression/parse-expression.ts';
import type { UntypedNode } from '../../contract/expression/tree.ts';
import { columnsOf, type SortColumn } from './field-columns.ts';
import { storageOf, type StoredField } from './object-storage.ts';

/** An index a list view needs: the workspace, what it filters by, what it sorts by, the id. */
export interface ViewIndex {
  readonly name: string;
  /** Column expressions in order, with collations. */
  readonly columns: readonly string[];
}

/** Indexes for the declared views: each once by the filtered field and once by the owner, and one for everybody's list. */
export function viewIndexes(object: ObjectDefinition): ViewIndex[] {
  const { ownerColumn, byName } = storageOf(object);
  const found = new Map<string, ViewIndex>();
  const add = (lead: readonly string[], sorted: readonly SortColumn[]): void => {
    const own = lead.filter((column) => !sorted.some((sort) => sort.column === column));
    const name = [object.id, ...own, ...sorted.map((sort) => sort.column), 'list'].join('_').slice(0, 63);
    found.set(name, { name, columns: ['workspace_id', ...own, ...sorted.map(indexColumn), 'id'] });
  };
  for (const view of object.views) {
    const sorted = view.sort.flatMap(({ field }) => sortColumn(object, field) ?? []);
    if (sorted.length !== view.sort.length) continue;
    add([], sorted);
    if (ownerColumn !== undefined) add([ownerColumn], sorted);
    for (const field of equalFields(view)) {
      const [column] = byName.get(field)?.columns ?? [];
      if (column && column.type !== 'jsonb') add([column.name], sorted);
    }
  }
  return [...found.values()];
}

/** How lists order by a field or a system column; null when they cannot. */
export function sortColumn(object: ObjectDefinition, name: string): SortColumn | null {
  const stored = storageOf(object).byName.get(name);
  if (stored) return sortColumnOf(stored);
  if (name === 'created_at' || name === 'updated_at') return { column: name, type: 'timestamptz' };
  if (name === 'id' || name === 'created_by' || name === 'updated_by') return { column: name, type: 'uuid' };
  return null;
}

/** How lists order by a field; null when they cannot. */
export function sortColumnOf({ name, field }: StoredField): SortColumn | null {
  return columnsOf(field).sort(field.column ?? name, field);
}

/** A sort column as an index and an order-by write it. */
export function indexColumn(sort: SortColumn): string {
  return sort.collation === undefined ? sort.column : `${sort.column} collate "${sort.collation}"`;
}

/** Fields that a view's filter holds to one value. */
function equalFields(view: ListView): string[] {
  const parsed = view.filter === undefined ? undefined : parseExpression(view.filter);
  return parsed?.ok ? equalNames(parsed.tree) : [];
}

function equalNames(node: UntypedNode): string[] {
  if (node.kind !== 'binary') return [];
  if (node.operator === '&&') return [...equalNames(node.left), ...equalNames(node.right)];
  return (node.operator === '==' || node.operator === 'in') && node.left.kind === 'name' ? [node.left.name] : [];
}
