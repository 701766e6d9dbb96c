import { useState } from 'react';
import { Button } from '#platform/web/kit/button.tsx';
import { Field as FieldFrame, Form, FormError, useFieldErrors } from '#platform/web/kit/field.tsx';
import { useLabel, useMessages } from '#platform/web/locale.ts';
import type { Field, FieldValue } from '#engine/contract/objects/fields.ts';
import { isWritable } from '#engine/contract/records/record-schemas.ts';
import { formMessages } from '#engine/contract/records/form.messages.ts';
import { recordMessages } from '#engine/contract/records/records.messages.ts';
import { webOf } from '../fields/field-kinds.tsx';
import { useFieldTitle } from '../fields/field-title.ts';
import { FieldCell } from '../list/list-columns.tsx';
import { useFields } from '../objects/object-registry.ts';
import type { WebObject } from '../objects/object-registry.ts';
import { clearedWith, fittedField, useClearedWords } from './dependent-fields.ts';
import { useRuleEffects } from './use-rule-effects.ts';
import './form.css';

/** These need the whole width of a form. */
const wideKinds = new Set(['long_text', 'address', 'file', 'multi_choice', 'multi_reference']);

/** Values being written, by field. */
export type Draft = Readonly<Record<string, FieldValue>>;

interface RecordFormProps {
  readonly id: string;
  readonly web: WebObject;
  readonly draft: Draft;
  readonly onChange: (draft: Draft) => void;
  readonly onSubmit: () => void;
  readonly error: unknown;
  /** Fields in sight at once; the others are folded away. */
  readonly first: readonly string[];
  readonly names?: Readonly<Record<string, string | null>> | undefined;
}

/** The fields of a record as a form, in the order of its layout. */
export function RecordForm({ id, web, draft, onChange, onSubmit, error, first, names }: RecordFormProps) {
  const t = useMessages(recordMessages);
  const fields = useFields(web);
  const [isOpen, setIsOpen] = useState(false);
  const choices = useDependentChoices(web, draft, onChange);
  const errors = useFieldErrors(error);
  const effects = useRuleEffects(web, draft);
  const closed = web.object.layout.filter((section) => !effects.isShown(section.visibleWhen)).flatMap((section) => section.fields);
  const all = writableFields(web).filter((name) => !effects.isHidden(name) && !closed.includes(name));
  const shown = [...first.filter((name) => all.includes(name)), ...all.filter((name) => !first.includes(name) && effects.isRequired(name))];
  const rest = all.filter((name) => !shown.includes(name));
  const failed = rest.some((name) => errors(name) !== undefined);
  const one = (name: string) => {
    const field = fields[name];
    if (!field) return null;
    return (
      <div key={name} className={wideKinds.has(field.kind) ? 'form-wide' : undefined}>
        <DraftField
          field={choices.fitted(name, effects.isRequired(name) ? { ...field, required: true } : field)}
          isLocked={effects.isReadOnly(name) || choices.isWaiting(name)}
          value={draft[name] ?? null}
          name={names?.[name]}
          error={errors(name)}
          note={choices.noteOf(name)}
          onChange={(value) => choices.change(name, value)}
        />
      </div>
    );
  };
  return (
    <Form id={id} onSubmit={onSubmit} className="form-body">
      <div className="form-columns">{shown.map(one)}</div>
      {rest.length > 0 && !isOpen && !failed && (
        <span>
          <Button kind="link" onClick={() => setIsOpen(true)}>
            {t('records.more_fields')}
          </Button>
        </span>
      )}
      {(isOpen || failed) && <div className="form-columns">{rest.map(one)}</div>}
      <FormError error={error} />
    </Form>
  );
}

/** Choices that depend on others: only what fits is offered, and what no longer fits is emptied and said. */
function useDependentChoices(web: WebObject, draft: Draft, onChange: (draft: Draft) => void) {
  const t = useMessages(formMessages);
  const label = useLabel();
  const clearedWords = useClearedWords();
  const fields = useFields(web);
  const [notes, setNotes] = useState<Readonly<Record<string, string>>>({});
  // What a form cannot write it does not know for a new record; the server answers for that.
  const known: Draft = Object.fromEntries(writableFields(web).map((name) => [name, draft[name] ?? null]));
  const waits = (name: string) => {
    const field = fields[name];
    return field && draft[name] == null ? fittedField(fields, name, field, known).waitsFor : undefined;
  };
  return {
    fitted: (name: string, field: Field) => fittedField(fields, name, field, known).field,
    isWaiting: (name: string) => waits(name) !== undefined,
    noteOf: (name: string) => {
      const waitsFor = waits(name);
      return notes[name] ?? (waitsFor && t('form.options_of', { field: label(waitsFor.label) }));
    },
    change: (name: string, value: FieldValue) => {
      const cleared = clearedWith(fields, known, { [name]: value });
      const said = Object.keys(cleared).flatMap((each) => {
        const words = clearedWords(fields, known, { [each]: cleared[each] });
        return words === undefined ? [] : [[each, words]];
      });
      setNotes((before) => ({ ...Object.fromEntries(Object.entries(before).filter(([each]) => each !== name)), ...Object.fromEntries(said) }));
      onChange({ ...draft, [name]: value, ...cleared });
    },
  };
}

/** Fields people may write in a form, in the order of the layout. */
export function writableFields(web: WebObject): readonly string[] {
  const { object } = web;
  const ordered = object.layout.flatMap((section) => section.fields);
  const names = [...ordered, ...Object.keys(object.fields).filter((name) => !ordered.includes(name))];
  return names.filter((name) => {
    const field = object.fields[name];
    return field && isWritable(field) && webOf(field).Input && !web.ownFields?.includes(name);
  });
}

interface DraftFieldProps {
  readonly field: Field;
  readonly value: FieldValue;
  readonly name?: string | null | undefined;
  readonly error?: string | undefined;
  /** What there is to know about it now, instead of its help. */
  readonly note?: string | undefined;
  /** A rule of the workspace closes it while its condition holds, or what it depends on is still empty. */
  readonly isLocked?: boolean;
  readonly onChange: (value: FieldValue, name?: string) => void;
}

/** One field of a form with its label, hint and what is wrong with it. */
export function DraftField({ field, value, name, error, note, isLocked = false, onChange }: DraftFieldProps) {
  const label = useLabel();
  const titleOf = useFieldTitle();
  const { Input } = webOf(field);
  if (!Input) return null;
  return (
    <FieldFrame
      label={titleOf(field)}
      isRequired={field.required ?? false}
      isLocked={isLocked}
      error={error}
      hint={note === undefined ? field.help && label(field.help) : <span role="status">{note}</span>}
    >
      {isLocked ? (
        <FieldCell field={field} row={{ id: '', version: 0, value, _names: { value: name ?? null } }} path="value" />
      ) : (
        <Input field={field} value={value} name={name} onChange={onChange} />
      )}
    </FieldFrame>
  );
}
