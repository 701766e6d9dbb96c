import { useState } from 'react';
import { Button } from '#platform/web/kit/button.tsx';
import { Field as FieldFrame, Form, FormError, useFieldErrors } from '#platform/web/kit/field.tsx';
import { useLabel, useMessages } from '#platform/web/locale.ts';
import type { Field, FieldValue } from '#engine/contract/objects/fields.ts';
import { isWritable } from '#engine/contract/records/record-schemas.ts';
import { recordMessages } from '#engine/contract/records/records.messages.ts';
import { webOf } from '../fields/field-kinds.tsx';
import { useFieldTitle } from '../fields/field-title.ts';
import { FieldCell } from '../list/list-columns.tsx';
import { useFields } from '../objects/object-registry.ts';
import type { WebObject } from '../objects/object-registry.ts';
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
          field={effects.isRequired(name) ? { ...field, required: true } : field}
          isLocked={effects.isReadOnly(name)}
          value={draft[name] ?? null}
          name={names?.[name]}
          error={errors(name)}
          onChange={(value) => onChange({ ...draft, [name]: value })}
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
  /** A rule of the workspace closes it for now. */
  readonly isLocked?: boolean;
  readonly onChange: (value: FieldValue, name?: string) => void;
}

/** One field of a form with its label, hint and what is wrong with it. */
export function DraftField({ field, value, name, error, isLocked = false, onChange }: DraftFieldProps) {
  const label = useLabel();
  const titleOf = useFieldTitle();
  const { Input } = webOf(field);
  if (!Input) return null;
  return (
    <FieldFrame label={titleOf(field)} isRequired={field.required ?? false} isLocked={isLocked} error={error} hint={field.help && label(field.help)}>
      {isLocked ? (
        <FieldCell field={field} row={{ id: '', version: 0, value, _names: { value: name ?? null } }} path="value" />
      ) : (
        <Input field={field} value={value} name={name} onChange={onChange} />
      )}
    </FieldFrame>
  );
}
