import { useState } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { ApiError, callRoute } from '#platform/web/api.ts';
import type { CellEdit } from '#platform/web/kit/data-table-parts.ts';
import { showToast } from '#platform/web/kit/toast.tsx';
import { useLabel, useMessages } from '#platform/web/locale.ts';
import type { Field, FieldValue } from '#engine/contract/objects/fields.ts';
import type { RecordRow } from '#engine/contract/records/query.ts';
import { tableMessages } from '#engine/contract/records/table.messages.ts';
import { clearedWith, useClearedWords } from '../form/dependent-fields.ts';
import { routesOf } from '../objects/object-registry.ts';
import type { WebObject } from '../objects/object-registry.ts';
import { nameOfRecord, readValue } from '../objects/read-value.ts';
import { useRefreshObject } from '../objects/use-refresh.ts';
import type { Undo } from './use-undo.ts';

/** What a cell was given and why it was not taken. */
export interface Refusal {
  readonly value: FieldValue;
  readonly error: ApiError;
  /** The row as it was when writing began. */
  readonly base: RecordRow;
}

/** A value on its way to the server. */
export interface CellWrite {
  readonly row: RecordRow;
  readonly path: string;
  readonly field: Field;
  readonly value: FieldValue;
  /** Name of what the value refers to, for showing it at once. */
  readonly name?: string | undefined;
}

/** How cells look while they are on their way, and what came back refused. */
function useCellMarks() {
  const [shown, setShown] = useState<ReadonlyMap<string, Partial<RecordRow>>>(new Map());
  const [saving, setSaving] = useState<ReadonlySet<string>>(new Set());
  const [refusals, setRefusals] = useState<ReadonlyMap<string, Refusal>>(new Map());
  return {
    shown,
    saving,
    refusals,
    put: (id: string, change: Partial<RecordRow> | undefined) =>
      setShown((now) => {
        const before = now.get(id);
        const names = { ...before?._names, ...change?._names };
        return withEntry(now, id, change && { ...before, ...change, _names: names });
      }),
    send: (key: string) => setSaving((now) => new Set([...now, key])),
    settle: (key: string, refusal: Refusal | undefined) => {
      setSaving((now) => new Set([...now].filter((each) => each !== key)));
      setRefusals((now) => withEntry(now, key, refusal));
    },
  };
}

/**
 * Cells written in place: shown at once, saved one after the other per record, given back with the server’s reason when refused, and
 * each a step for Ctrl-Z.
 */
export function useCellEdits(web: WebObject, undo: Undo) {
  const client = useQueryClient();
  const [editing, setEditing] = useState<CellEdit>();
  const marks = useCellMarks();
  const save = useSaveCell(web, undo, marks, setEditing);
  const [queue] = useState(() => new Map<string, Promise<number | undefined>>());
  const { shown, saving, refusals } = marks;
  const write = (change: CellWrite) => {
    const { row, path, value, name } = change;
    const key = cellKey(row.id, path);
    if (JSON.stringify(readValue(row, path)) === JSON.stringify(value)) {
      if (refusals.has(key)) marks.settle(key, undefined);
      return;
    }
    marks.put(row.id, { [path]: value, ...clearedWith(web.object.fields, row, { [path]: value }), _names: { [path]: name ?? null } });
    marks.send(key);
    // An answer asked for before would show the old value once more.
    void client.cancelQueries({ queryKey: [routesOf(web.object).query.id] });
    const before = queue.get(row.id) ?? Promise.resolve(undefined);
    // One at a time for a record, each from the version the one before made.
    const next = before.then((version) => save(change, version ?? row.version));
    queue.set(row.id, next);
    undo.follow(next);
    void next.finally(() => queue.get(row.id) === next && queue.delete(row.id));
  };
  return {
    editing,
    setEditing,
    write,
    /** The row with what was just written into it. */
    applied: (row: RecordRow): RecordRow => appliedTo(row, shown.get(row.id)),
    refusalOf: (id: string, path: string) => refusals.get(cellKey(id, path)),
    forgive: (id: string, path: string) => marks.settle(cellKey(id, path), undefined),
    isSaving: (id: string, path: string) => saving.has(cellKey(id, path)),
    /** Another object whenever a mark changed. */
    marks: saving.size + refusals.size > 0 ? marks : undefined,
  };
}

function useSaveCell(
  web: WebObject,
  undo: Undo,
  { put, settle }: Pick<ReturnType<typeof useCellMarks>, 'put' | 'settle'>,
  setEditing: (next: (now: CellEdit | undefined) => CellEdit) => void,
) {
  const t = useMessages(tableMessages);
  const label = useLabel();
  const refresh = useRefreshObject();
  const clearedWords = useClearedWords();
  return async ({ row, path, field, value }: CellWrite, version: number): Promise<number | undefined> => {
    const key = cellKey(row.id, path);
    const cleared = clearedWith(web.object.fields, row, { [path]: value });
    const words = { name: nameOfRecord(row, web.object.nameField), field: label(field.label) };
    try {
      const change = { [path]: value, ...cleared };
      const answer = await callRoute(routesOf(web.object).update, { id: row.id, version, ...change });
      settle(key, undefined);
      put(row.id, { ...cleared, [path]: answer[path], version: answer.version, _names: { [path]: answer._names?.[path] ?? null } });
      const before = Object.fromEntries(Object.keys(change).map((each) => [each, readValue(row, each)]));
      const takeBack = undo.keep([{ id: row.id, values: before }]);
      const said = clearedWords(web.object.fields, row, cleared);
      const text = t('table.edited', words);
      showToast({ text: said === undefined ? text : `${text} ${said}`, onUndo: takeBack, durationMs: said === undefined ? 4000 : 8000 });
      void refresh(web.object.id, 'activity').then(() => put(row.id, undefined));
      return answer.version;
    } catch (error) {
      const problem = error instanceof ApiError ? error : new ApiError({ status: 0, code: 'unknown', detail: String(error), issues: [] });
      settle(key, { value, error: problem, base: row });
      put(row.id, undefined);
      const edit = { rowKey: row.id, columnId: path };
      const mend = { label: t('table.mend'), onSelect: () => setEditing(() => edit) };
      showToast({ text: t('table.edit_refused', { ...words, reason: reasonOf(problem, path, label) }), tone: 'bad', action: mend });
      // Whoever has gone on writing elsewhere is not taken away from it.
      setEditing((now) => now ?? edit);
      return undefined;
    }
  };
}

/** Cells being written. */
export type CellEdits = ReturnType<typeof useCellEdits>;

/** The server’s words about a field, or about the whole change. */
export function reasonOf(error: ApiError, path: string, label: (text: { zh: string; en: string }) => string): string {
  const issue = error.issues.find((each) => each.field === path) ?? error.issues[0];
  if (!issue) return error.message;
  return typeof issue.message === 'string' ? issue.message : label(issue.message);
}

function cellKey(id: string, path: string): string {
  return `${id} ${path}`;
}

const made = new WeakMap<RecordRow, { readonly change: Partial<RecordRow>; readonly row: RecordRow }>();

/** The same row as long as the same was written, so that it is not drawn again. */
function appliedTo(row: RecordRow, change: Partial<RecordRow> | undefined): RecordRow {
  if (!change) return row;
  const known = made.get(row);
  if (known?.change === change) return known.row;
  const next = { ...row, ...change, _names: { ...row._names, ...change._names } };
  made.set(row, { change, row: next });
  return next;
}

function withEntry<V>(map: ReadonlyMap<string, V>, key: string, value: V | undefined): ReadonlyMap<string, V> {
  const next = new Map(map);
  if (value === undefined) next.delete(key);
  else next.set(key, value);
  return next;
}
