import { useId, useState } from 'react';
import { Button } from '#platform/web/kit/button.tsx';
import { Field as FieldFrame, Form, FormError } from '#platform/web/kit/field.tsx';
import { Drawer, PanelSection } from '#platform/web/kit/panel.tsx';
import { SelectInput } from '#platform/web/kit/select-input.tsx';
import { showToast } from '#platform/web/kit/toast.tsx';
import { useRouteMutation } from '#platform/web/api.ts';
import { useLabel, useMessages } from '#platform/web/locale.ts';
import type { Field, FieldValue } from '#engine/contract/objects/fields.ts';
import { rulesOf } from '#engine/contract/objects/field-kinds.ts';
import type { RecordRow } from '#engine/contract/records/query.ts';
import { recordMessages } from '#engine/contract/records/records.messages.ts';
import { useReadSetting } from '../fields/cells.tsx';
import { DraftField, writableFields } from '../form/record-form.tsx';
import { routesOf } from '../objects/object-registry.ts';
import type { WebObject } from '../objects/object-registry.ts';
import { readValue } from '../objects/read-value.ts';
import { useRefreshObject } from '../objects/use-refresh.ts';

interface BulkChangeDrawerProps {
  readonly web: WebObject;
  readonly fields: Readonly<Record<string, Field>>;
  readonly ids: readonly string[];
  readonly rows: readonly RecordRow[];
  readonly fixedField?: string;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

/** One field of many records: choose, give the value, see what will happen, apply; undo gives the old values back. */
export function BulkChangeDrawer({ web, fields, ids, rows, fixedField, onClose, onDone }: BulkChangeDrawerProps) {
  const t = useMessages(recordMessages);
  const label = useLabel();
  const formId = useId();
  const [name, setName] = useState(fixedField);
  const [value, setValue] = useState<FieldValue>(null);
  const field = name === undefined ? undefined : fields[name];
  const chosen = rows.filter((row) => ids.includes(row.id));
  const changing = name === undefined ? [] : chosen.filter((row) => JSON.stringify(readValue(row, name)) !== JSON.stringify(value));
  const change = useBulkChange(web, onDone, onClose);
  const submit = () => name !== undefined && change.run(name, value, changing);
  return (
    <Drawer
      title={fixedField !== undefined && field ? t('records.change_owner', { field: label(field.label) }) : t('records.change_field')}
      note={t('records.selected', { count: ids.length })}
      onClose={onClose}
      footer={
        <Button kind="primary" type="submit" form={formId} disabled={changing.length === 0} isBusy={change.isPending}>
          {t('records.apply', { count: changing.length })}
        </Button>
      }
    >
      <Form id={formId} onSubmit={submit}>
        {fixedField === undefined && (
          <FieldFrame label={t('records.field')}>
            <SelectInput
              value={name}
              onChange={(next) => {
                setName(next);
                setValue(null);
              }}
              options={writableFields(web).map((each) => ({ value: each, label: label(web.object.fields[each]?.label ?? { zh: each, en: each }) }))}
            />
          </FieldFrame>
        )}
        {field && <DraftField field={{ ...field, label: recordMessages['records.new_value'] }} value={value} onChange={setValue} />}
        <FormError error={change.error} />
      </Form>
      {name !== undefined && field && <Preview field={field} name={name} changing={changing} same={chosen.length - changing.length} />}
    </Drawer>
  );
}

function useBulkChange(web: WebObject, onDone: () => void, onClose: () => void) {
  const t = useMessages(recordMessages);
  const label = useLabel();
  const refresh = useRefreshObject();
  const bulk = useRouteMutation(routesOf(web.object).bulk);
  const write = (records: { id: string; values: Record<string, FieldValue> }[]) => bulk.mutateAsync({ action: 'update', records, partial: true });
  const run = async (name: string, value: FieldValue, changing: readonly RecordRow[]) => {
    const result = await write(changing.map((row) => ({ id: row.id, values: { [name]: value } })));
    await refresh(web.object.id);
    const refused = result.results.find((each) => !each.isWritten)?.issues[0]?.message;
    if (refused) showToast({ text: t('records.bulk_refused', { count: changing.length - result.written, reason: label(refused) }), tone: 'bad' });
    const before = changing.map((row) => ({ id: row.id, values: { [name]: readValue(row, name) } }));
    if (result.written > 0)
      showToast({
        text: t('records.bulk_done', { count: result.written }),
        tone: 'good',
        onUndo: () => void write(before).then(() => refresh(web.object.id)),
      });
    onDone();
    onClose();
  };
  return {
    run: (name: string, value: FieldValue, changing: readonly RecordRow[]) => void run(name, value, changing).catch(() => undefined),
    isPending: bulk.isPending,
    error: bulk.error,
  };
}

interface PreviewProps {
  readonly field: Field;
  readonly name: string;
  readonly changing: readonly RecordRow[];
  readonly same: number;
}

/** How many change, and from which values. */
function Preview({ field, name, changing, same }: PreviewProps) {
  const t = useMessages(recordMessages);
  const label = useLabel();
  const setting = useReadSetting();
  const counts = new Map<string, number>();
  for (const row of changing) {
    const value = readValue(row, name);
    const text = row._names?.[name] ?? (value === null ? t('records.empty') : rulesOf(field).format(value, field, setting));
    counts.set(text, (counts.get(text) ?? 0) + 1);
  }
  return (
    <PanelSection title={t('records.preview')}>
      <p>{t('records.preview_change', { field: label(field.label), count: changing.length, same })}</p>
      <ul className="muted t12">
        {[...counts]
          .sort((left, right) => right[1] - left[1])
          .slice(0, 8)
          .map(([value, count]) => (
            <li key={value}>{t('records.preview_from', { value, count })}</li>
          ))}
      </ul>
    </PanelSection>
  );
}
