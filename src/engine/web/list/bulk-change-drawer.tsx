import { useId, useState } from 'react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Button } from '#platform/web/kit/button.tsx';
import { Field as FieldFrame, Form } from '#platform/web/kit/field.tsx';
import { PageState } from '#platform/web/kit/page-state.tsx';
import { Drawer } from '#platform/web/kit/panel.tsx';
import { SelectInput } from '#platform/web/kit/select-input.tsx';
import { useLabel, useMessages } from '#platform/web/locale.ts';
import type { Field, FieldValue } from '#engine/contract/objects/fields.ts';
import type { RecordRow } from '#engine/contract/records/query.ts';
import { recordMessages } from '#engine/contract/records/records.messages.ts';
import { tableMessages } from '#engine/contract/records/table.messages.ts';
import { DraftField, writableFields } from '../form/record-form.tsx';
import type { WebObject } from '../objects/object-registry.ts';
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

/** A value somebody settled on, with the name of what it refers to. */
interface Given {
  readonly value: FieldValue;
  readonly name?: string | undefined;
}

/** One field of many records: choose, give the value, see what becomes of each, apply; undo gives the old values back. */
export function BulkChangeDrawer({ web, fields, undo, ids, rows, fixedField, onClose, onDone }: BulkChangeDrawerProps) {
  const t = useMessages(recordMessages);
  const words = useMessages(tableMessages);
  const label = useLabel();
  const formId = useId();
  const [name, setName] = useState(fixedField);
  const [given, setGiven] = useState<Given>();
  const field = name === undefined ? undefined : fields[name];
  const plan = usePlan(web, { ids, rows, name, field, given });
  const possible = plan.data?.changes.filter((change) => change.problem === undefined).length ?? 0;
  const isFresh = plan.data !== undefined && !plan.isPlaceholderData;
  const change = useChangeMany(web, undo, () => {
    onDone();
    onClose();
  });
  return (
    <Drawer
      title={fixedField !== undefined && field ? t('records.change_owner', { field: label(field.label) }) : t('records.change_field')}
      note={t('records.selected', { count: ids.length })}
      width={560}
      onClose={onClose}
      footer={
        <Button kind="primary" type="submit" form={formId} disabled={possible === 0 || !isFresh} isBusy={change.isBusy}>
          {t('records.apply', { count: possible })}
        </Button>
      }
    >
      <Form id={formId} onSubmit={() => isFresh && possible > 0 && change.apply(plan.data.changes)}>
        {fixedField === undefined && (
          <FieldFrame label={t('records.field')}>
            <SelectInput
              value={name}
              onChange={(next) => {
                setName(next);
                setGiven(undefined);
              }}
              options={writableFields(web).map((each) => ({ value: each, label: label(web.object.fields[each]?.label ?? { zh: each, en: each }) }))}
            />
          </FieldFrame>
        )}
        {field && (
          <DraftField
            key={name}
            field={{ ...field, label: recordMessages['records.new_value'] }}
            value={given?.value ?? null}
            name={given?.name}
            onChange={(value, valueName) => setGiven({ value, name: valueName })}
          />
        )}
      </Form>
      {given !== undefined &&
        (plan.data ? (
          <ChangeTable nameField={web.object.nameField} changes={plan.data.changes} same={plan.data.same} />
        ) : plan.isError ? (
          <PageState of={plan} />
        ) : (
          <p className="muted">{words('table.checking')}</p>
        ))}
    </Drawer>
  );
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
      return { same: all.length - different.length, changes: await tryChanges(web, different, label) };
    },
  });
}
