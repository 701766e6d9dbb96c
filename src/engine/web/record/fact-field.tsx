import { use, useState } from 'react';
import type { KeyboardEvent } from 'react';
import { kitMessages } from '#platform/contract/kit.messages.ts';
import { ApiError, useRouteMutation } from '#platform/web/api.ts';
import { Button } from '#platform/web/kit/button.tsx';
import { FormError, useFieldErrors } from '#platform/web/kit/field.tsx';
import { FactRow } from '#platform/web/kit/values.tsx';
import { showToast } from '#platform/web/kit/toast.tsx';
import { useLabel, useMessages } from '#platform/web/locale.ts';
import type { Field, FieldValue } from '#engine/contract/objects/fields.ts';
import type { RecordRow } from '#engine/contract/records/query.ts';
import { formMessages } from '#engine/contract/records/form.messages.ts';
import { recordMessages } from '#engine/contract/records/records.messages.ts';
import { isMasked, MaskedValue } from '../access/masked-value.tsx';
import { webOf } from '../fields/field-kinds.tsx';
import { useFieldTitle } from '../fields/field-title.ts';
import { ConflictChoice } from '../form/conflict-choice.tsx';
import { clearedWith, fittedField, useClearedWords } from '../form/dependent-fields.ts';
import { FieldCell } from '../list/list-columns.tsx';
import { AlsoEditing } from '../live/people-there.tsx';
import { useEditing } from '../live/use-presence.ts';
import { routesOf, useFields } from '../objects/object-registry.ts';
import type { WebObject } from '../objects/object-registry.ts';
import { readValue } from '../objects/read-value.ts';
import { useRefreshObject } from '../objects/use-refresh.ts';
import { FieldHistory } from './field-history.tsx';
import { LookingBack } from './past-moment.ts';

interface FactFieldProps {
  readonly web: WebObject;
  readonly record: RecordRow;
  readonly name: string;
  readonly field: Field;
  readonly canEdit: boolean;
}

/** One fact: click to change it, Enter saves, Esc gives the old value back. */
export function FactField({ web, record, name, field, canEdit }: FactFieldProps) {
  const t = useMessages(recordMessages);
  const titleOf = useFieldTitle();
  const [isEditing, setIsEditing] = useState(false);
  const words = titleOf(field);
  const past = use(LookingBack);
  if (isEditing && !past)
    return (
      <FactRow label={words}>
        <FactEditor web={web} record={record} name={name} field={field} onClose={() => setIsEditing(false)} />
      </FactRow>
    );
  // A masked value is revealed before it is changed.
  if (isMasked(record, name))
    return (
      <FactRow label={words}>
        <MaskedValue
          object={web.object.id}
          record={record}
          name={name}
          field={field}
          show={(row) => <FieldCell field={field} row={row} path={name} />}
        />
      </FactRow>
    );
  const history = isKept(field) && <FieldHistory object={web.object.id} recordId={record.id} name={name} label={words} />;
  if (!canEdit)
    return (
      <FactRow label={words}>
        <span className="records-fact plain">
          <span className={past?.differs.has(name) ? 'spread records-differs' : 'spread'}>
            <FieldCell field={field} row={record} path={name} />
            {past?.differs.has(name) && (
              <span className="muted t12 records-differs-now">
                <FieldCell field={field} row={past.now} path={name} />
              </span>
            )}
          </span>
          {history}
        </span>
      </FactRow>
    );
  return (
    <FactRow label={words}>
      <span className="records-fact">
        <span className="spread">
          <FieldCell field={field} row={record} path={name} />
        </span>
        <button
          type="button"
          className="records-fact-edit"
          aria-label={t('records.edit_fact', { field: words })}
          onClick={() => setIsEditing(true)}
        />
        {history}
      </span>
    </FactRow>
  );
}

/** Whether the log holds changes of the field; what is worked out has none. */
function isKept(field: Field): boolean {
  return !['formula', 'rollup', 'lookup'].includes(field.kind);
}

/** The input of one field in place, with save, conflict and refusal. */
export function FactEditor({ web, record, name, field, onClose }: Omit<FactFieldProps, 'canEdit'> & { readonly onClose: () => void }) {
  const kit = useMessages(kitMessages);
  const t = useMessages(formMessages);
  const label = useLabel();
  const refresh = useRefreshObject();
  useEditing(name);
  const { Input, isPicked } = webOf(field);
  // As it was when editing began: another value saved meanwhile is a conflict, even when this screen has already been told of it.
  const [base] = useState(record);
  const [value, setValue] = useState<FieldValue>(() => readValue(record, name));
  const update = useRouteMutation(routesOf(web.object).update, { onSuccess: () => void refresh(web.object.id, 'activity').then(onClose) });
  const errors = useFieldErrors(update.error);
  const conflict = update.error instanceof ApiError && update.error.code === 'record.version_conflict' ? update.error : undefined;
  const isUntouched = JSON.stringify(readValue(record, name)) === JSON.stringify(readValue(base, name));
  const fields = useFields(web);
  const clearedWords = useClearedWords();
  const save = (next: FieldValue, version = isUntouched ? record.version : base.version) => {
    const cleared = clearedWith(fields, record, { [name]: next });
    const said = clearedWords(fields, record, cleared);
    update.mutate(
      { id: record.id, version, [name]: next, ...cleared },
      { onSuccess: () => said !== undefined && showToast({ text: said, tone: 'neutral' }) },
    );
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') {
      event.preventDefault();
      event.stopPropagation();
      onClose();
    }
    const isLong = field.kind === 'long_text' && !event.ctrlKey && !event.metaKey;
    if (event.key === 'Enter' && !isPicked && !isLong && !event.nativeEvent.isComposing) {
      event.preventDefault();
      save(value);
    }
  };
  if (!Input) return null;
  const fitted = fittedField(fields, name, field, record);
  if (conflict) {
    const version = Number(conflict.facts['version'] ?? base.version);
    return (
      <ConflictChoice
        key={version}
        web={web}
        base={base}
        mine={{ [name]: value }}
        version={version}
        isBusy={update.isPending}
        onSave={(kept, now) => (name in kept ? save(value, now) : void refresh(web.object.id).then(onClose))}
      />
    );
  }
  const words = errors(name);
  return (
    <div className="records-fact-editor" onKeyDown={onKeyDown} ref={focusFirst}>
      <Input
        field={fitted.field}
        value={value}
        name={record._names?.[name]}
        onChange={(next) => {
          setValue(next);
          if (isPicked) save(next);
        }}
      />
      <AlsoEditing name={name} />
      {fitted.waitsFor && <span className="muted t12">{t('form.options_of', { field: label(fitted.waitsFor.label) })}</span>}
      {words !== undefined ? (
        <span className="bad t12" role="alert">
          {words}
        </span>
      ) : (
        <FormError error={update.error} />
      )}
      <div className="row g2">
        {!isPicked && (
          <Button size="small" kind="primary" isBusy={update.isPending} onClick={() => save(value)}>
            {kit('kit.save')}
          </Button>
        )}
        <Button size="small" kind="quiet" onClick={onClose}>
          {kit('kit.cancel')}
        </Button>
      </div>
    </div>
  );
}

/** Puts the caret into the first input of an editor once, when it appears. */
export function focusFirst(element: HTMLElement | null): void {
  if (element && !element.contains(document.activeElement)) element.querySelector<HTMLElement>('input:not([tabindex="-1"]), textarea')?.focus();
}
