import { useEffect, useEffectEvent, useRef, useState } from 'react';
import type { KeyboardEvent } from 'react';
import { Drawer } from '#platform/web/kit/panel.tsx';
import type { CellStep } from '#platform/web/kit/data-table-parts.ts';
import { useLabel, useMessages } from '#platform/web/locale.ts';
import type { Field, FieldValue } from '#engine/contract/objects/fields.ts';
import type { RecordRow } from '#engine/contract/records/query.ts';
import { formMessages } from '#engine/contract/records/form.messages.ts';
import { tableMessages } from '#engine/contract/records/table.messages.ts';
import { webOf } from '../fields/field-kinds.tsx';
import { ConflictChoice } from '../form/conflict-choice.tsx';
import { fittedField } from '../form/dependent-fields.ts';
import type { WebObject } from '../objects/object-registry.ts';
import { nameOfRecord, readValue } from '../objects/read-value.ts';
import { reasonOf } from './use-cell-edits.ts';
import type { CellEdits } from './use-cell-edits.ts';

interface CellEditorProps {
  readonly web: WebObject;
  readonly edits: CellEdits;
  readonly row: RecordRow;
  readonly path: string;
  readonly field: Field;
  readonly typed: string | undefined;
  readonly leave: (step: CellStep) => void;
}

/** The input of a form inside a cell: Enter saves and goes down, Tab saves and goes on, Esc gives the old value back. */
export function CellEditor(props: CellEditorProps) {
  const { web, edits, row, path, field, typed, leave } = props;
  const t = useMessages(tableMessages);
  const forms = useMessages(formMessages);
  const label = useLabel();
  const box = useRef<HTMLDivElement>(null);
  const refusal = edits.refusalOf(row.id, path);
  const [value, setValue] = useState<FieldValue>(() => refusal?.value ?? readValue(row, path));
  const [name, setName] = useState(row._names?.[path] ?? undefined);
  const { Input, isPicked } = webOf(field);
  const save = (step: CellStep, next: FieldValue = value, nextName: string | undefined = name) => {
    leave(step);
    edits.write({ row, path, field, value: next, name: nextName });
  };
  const giveUp = () => {
    edits.forgive(row.id, path);
    leave('stay');
  };
  useStart(box, typed, isPicked);
  useLeaving(box, () => save('stay'));
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const isLong = field.kind === 'long_text' && !event.ctrlKey && !event.metaKey;
    const act =
      event.key === 'Escape'
        ? giveUp
        : event.key === 'Tab'
          ? () => save(event.shiftKey ? 'left' : 'right')
          : event.key === 'Enter' && !isPicked && !isLong
            ? () => save('down')
            : undefined;
    if (!act) return;
    event.preventDefault();
    event.stopPropagation();
    act();
  };
  if (!Input) return null;
  const fitted = fittedField(web.object.fields, path, field, row);
  if (refusal?.error.code === 'record.version_conflict') return <ConflictDrawer {...props} onDone={giveUp} />;
  return (
    <div
      ref={box}
      className="records-cell-editor"
      role="group"
      aria-label={t('table.editor', { field: label(field.label) })}
      onKeyDownCapture={onKeyDown}
      onClick={(event) => event.stopPropagation()}
      onDoubleClick={(event) => event.stopPropagation()}
    >
      <Input
        field={fitted.field}
        value={value}
        name={name}
        label={label(field.label)}
        onChange={(next, nextName) => {
          setValue(next);
          setName(nextName);
          if (isPicked) save('stay', next, nextName);
        }}
      />
      {fitted.waitsFor && !refusal && (
        <span className="records-cell-refusal plain" role="status">
          {forms('form.options_of', { field: label(fitted.waitsFor.label) })}
        </span>
      )}
      {refusal && (
        <span className="records-cell-refusal" role="alert">
          {reasonOf(refusal.error, path, label)}
        </span>
      )}
    </div>
  );
}

/** Somebody saved the record in between: both values, and the person chooses. */
function ConflictDrawer({ web, edits, row, path, field, leave, onDone }: CellEditorProps & { readonly onDone: () => void }) {
  const t = useMessages(tableMessages);
  const refusal = edits.refusalOf(row.id, path);
  if (!refusal) return null;
  const version = Number(refusal.error.facts['version'] ?? row.version);
  return (
    <Drawer title={t('table.conflict', { name: nameOfRecord(row, web.object.nameField) })} onClose={onDone}>
      <ConflictChoice
        key={version}
        web={web}
        base={refusal.base}
        mine={{ [path]: refusal.value }}
        version={version}
        isBusy={edits.isSaving(row.id, path)}
        onSave={(kept, now) => {
          if (!(path in kept)) return onDone();
          leave('stay');
          edits.forgive(row.id, path);
          edits.write({ row: { ...row, version: now }, path, field, value: refusal.value });
        }}
      />
    </Drawer>
  );
}

/** Puts the caret into the input; what was typed to start it replaces the value, a list of choices opens. */
function useStart(box: React.RefObject<HTMLElement | null>, typed: string | undefined, isPicked: boolean): void {
  const start = useEffectEvent(() => {
    const input = box.current?.querySelector<HTMLInputElement | HTMLTextAreaElement>('input:not([tabindex="-1"]), textarea');
    if (!input) return;
    input.focus({ preventScroll: true });
    if (typed !== undefined) type(input, typed);
    else if (isPicked) input.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowDown', code: 'ArrowDown', keyCode: 40, bubbles: true }));
    else input.select();
  });
  useEffect(() => start(), []);
}

/** As if the person had typed it into the input. */
function type(input: HTMLInputElement | HTMLTextAreaElement, text: string): void {
  const prototype = input instanceof HTMLTextAreaElement ? HTMLTextAreaElement.prototype : HTMLInputElement.prototype;
  Object.getOwnPropertyDescriptor(prototype, 'value')?.set?.call(input, text);
  input.dispatchEvent(new Event('input', { bubbles: true }));
}

/** A click elsewhere saves, as in a spreadsheet. */
function useLeaving(box: React.RefObject<HTMLElement | null>, onLeave: () => void): void {
  const leave = useEffectEvent(onLeave);
  useEffect(() => {
    const onPointer = (event: PointerEvent) => {
      const target = event.target instanceof Element ? event.target : null;
      if (!box.current || !target || box.current.contains(target)) return;
      if (target.closest('.k-floating, .k-overlay, .ant-select-dropdown, .ant-picker-dropdown, .k-toasts')) return;
      leave();
    };
    document.addEventListener('pointerdown', onPointer, true);
    return () => document.removeEventListener('pointerdown', onPointer, true);
  }, [box]);
}
