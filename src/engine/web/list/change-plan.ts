import type { Field, FieldValue } from '#engine/contract/objects/fields.ts';
import type { BulkResult, RecordRow } from '#engine/contract/records/query.ts';

/** One cell that would be given another value, or is refused it. */
export interface CellChange {
  readonly row: RecordRow;
  readonly path: string;
  readonly field: Field;
  readonly after: FieldValue;
  /** Name of what the new value refers to. */
  readonly afterName?: string | undefined;
  /** What was written where it could not be read. */
  readonly text?: string | undefined;
  /** Why it cannot be changed, in words. */
  readonly problem?: string | undefined;
}

/** The records of a change as the server takes them: all cells of one record together. */
export function recordsOf(changes: readonly CellChange[]): { id: string; version: number; values: Record<string, FieldValue> }[] {
  const records = new Map<string, { id: string; version: number; values: Record<string, FieldValue> }>();
  for (const { row, path, after, problem } of changes) {
    if (problem !== undefined) continue;
    const record = records.get(row.id) ?? { id: row.id, version: row.version, values: {} };
    record.values[path] = after;
    records.set(row.id, record);
  }
  return [...records.values()];
}

/** The same changes with what the server refuses of them; an issue that names no field is one of the whole record. */
export function withRefusals(
  changes: readonly CellChange[],
  answer: Pick<BulkResult, 'results'>,
  label: (text: { zh: string; en: string }) => string,
): readonly CellChange[] {
  const issues = new Map(answer.results.map((result) => [result.id, result.isWritten ? [] : result.issues]));
  return changes.map((change) => {
    if (change.problem !== undefined) return change;
    const ofRecord = issues.get(change.row.id) ?? [];
    const ofCell = ofRecord.find((issue) => issue.field === change.path);
    const named = new Set(changes.filter((each) => each.row.id === change.row.id).map((each) => each.path));
    const ofWhole = ofRecord.find((issue) => issue.field === undefined || !named.has(issue.field));
    const issue = ofCell ?? ofWhole;
    return issue ? { ...change, problem: label(issue.message) } : change;
  });
}
