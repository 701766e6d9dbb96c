import { useId } from 'react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { PageState } from '#platform/web/kit/page-state.tsx';
import { useLabel, useMessages } from '#platform/web/locale.ts';
import type { Field } from '#engine/contract/objects/fields.ts';
import type { RecordRow } from '#engine/contract/records/query.ts';
import { recordMessages } from '#engine/contract/records/records.messages.ts';
import { tableMessages } from '#engine/contract/records/table.messages.ts';
import { clearedWith } from '../form/dependent-fields.ts';
import type { WebObject } from '../objects/object-registry.ts';
import { ChangeDrawer, useAskedChange } from './change-drawer.tsx';
import type { Given } from './change-form.tsx';
import type { CellChange } from './change-plan.ts';
import { ChangeTable } from './change-table.tsx';
import { isSame } from './plan-paste.ts';
import { readRows } from './read-matching.ts';
import { tryChanges, useChangeMany } from './use-change-many.ts';
import type { Undo } from './use-undo.ts';

interface BulkChangeDrawerProps {
  readonly web: WebObject;
  readonly fields: Readonly<Record<string, Field>>;
  readonly undo: Undo;
  readonly ids: readonly string[];
  readonly rows: readonly RecordRow[];
  readonly fixedField?: string;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

/** One field of many records: choose, give the value, see what becomes of each, apply; undo gives the old values back. */
export function BulkChangeDrawer({ web, fields, undo, ids, rows, fixedField, onClose, onDone }: BulkChangeDrawerProps) {
  const t = useMessages(recordMessages);
  const words = useMessages(tableMessages);
  const asked = useAskedChange(fields, fixedField);
  const { name, field, given } = asked;
  const plan = usePlan(web, { ids, rows, name, field, given });
  const changes = plan.isPlaceholderData ? [] : (plan.data?.changes ?? []);
  const possible = (plan.data?.changes ?? []).filter((change) => change.problem === undefined).length;
  const change = useChangeMany(web, undo, () => {
    onDone();
    onClose();
  });
  return (
    <ChangeDrawer
      web={web}
      asked={asked}
      note={t('records.selected', { count: ids.length })}
      apply={{
        label: t('records.apply', { count: possible }),
        isReady: possible > 0 && plan.data !== undefined && !plan.isPlaceholderData,
        isBusy: change.isBusy,
        run: () => change.apply(changes),
      }}
      onClose={onClose}
    >
      {given !== undefined &&
        (plan.data ? (
          <ChangeTable nameField={web.object.nameField} changes={plan.data.changes} same={plan.data.same} />
        ) : plan.isError ? (
          <PageState of={plan} />
        ) : (
          <p className="muted">{words('table.checking')}</p>
        ))}
    </ChangeDrawer>
  );
}

/** What no longer fits beside the new value is emptied with it, and shown in the preview. */
function clearedBy(web: WebObject, { row, path, after }: CellChange): CellChange[] {
  return Object.entries(clearedWith(web.object.fields, row, { [path]: after })).flatMap(([name, value]): CellChange[] => {
    const field = web.object.fields[name];
    return field ? [{ row, path: name, field, after: value }] : [];
  });
}

interface PlanInput {
  readonly ids: readonly string[];
  readonly rows: readonly RecordRow[];
  readonly name: string | undefined;
  readonly field: Field | undefined;
  readonly given: Given | undefined;
}

/** What becomes of each record: the server is asked what it would refuse, and writes nothing. */
function usePlan(web: WebObject, { ids, rows, name, field, given }: PlanInput) {
  const label = useLabel();
  const id = useId();
  return useQuery({
    queryKey: ['bulk-plan', web.object.id, id, name, given],
    enabled: name !== undefined && given !== undefined,
    gcTime: 0,
    staleTime: Infinity,
    placeholderData: keepPreviousData,
    queryFn: async () => {
      if (name === undefined || !field || !given) return { same: 0, changes: [] };
      const found = await readRows(web, ids, name, rows);
      const all = found.map((row): CellChange => ({ row, path: name, field, after: given.value, afterName: given.name }));
      const different = all.filter((change) => !isSame(change));
      const cleared = different.flatMap((change) => clearedBy(web, change));
      return { same: all.length - different.length, changes: await tryChanges(web, [...different, ...cleared], label) };
    },
  });
}
