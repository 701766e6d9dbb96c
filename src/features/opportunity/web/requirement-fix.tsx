import { useState } from 'react';
import { Button } from '#platform/web/kit/button.tsx';
import { CheckInput, TextInput } from '#platform/web/kit/inputs.tsx';
import { useLabel, useMessages } from '#platform/web/locale.ts';
import type { RecordRow } from '#engine/contract/records/query.ts';
import { webOf } from '#engine/web/fields/field-kinds.tsx';
import { CreateDrawer } from '#engine/web/form/create-drawer.tsx';
import type { Draft } from '#engine/web/form/record-form.tsx';
import { findWebObject, useFields } from '#engine/web/objects/object-registry.ts';
import type { WebObject } from '#engine/web/objects/object-registry.ts';
import { readValue } from '#engine/web/objects/read-value.ts';
import { useRefreshObject } from '#engine/web/objects/use-refresh.ts';
import { opportunityMessages } from '../contract/opportunity.messages.ts';
import { useMoveDraft } from './move-draft.ts';
import type { MoveDraftStore, MoveRequirement } from './move-draft.ts';
import { opportunityWeb } from './opportunity-web.ts';
import { QuickContact } from './quick-contact.tsx';

interface RequirementFixProps {
  readonly requirement: MoveRequirement;
  readonly record: RecordRow;
  readonly store: MoveDraftStore;
  /** After something was created that the server must look at. */
  readonly onMended: () => void;
}

/** What mends one requirement, right beside it: fill in, confirm, explain, or create what is missing. */
export function RequirementFix({ requirement, record, store, onMended }: RequirementFixProps) {
  const t = useMessages(opportunityMessages);
  const draft = useMoveDraft(store);
  const [openedAt] = useState(() => new Date().toISOString());
  const { remedy } = requirement;
  if (!remedy) return null;
  if (remedy.action === 'fill') return <FillFix field={remedy.field} record={record} store={store} />;
  if (remedy.action === 'confirm') {
    const { item } = remedy;
    return (
      <CheckInput
        label={t('opportunity.confirm_item')}
        isOn={draft.checklist.includes(item)}
        onChange={(isOn) => store.set({ checklist: isOn ? [...draft.checklist, item] : draft.checklist.filter((each) => each !== item) })}
      />
    );
  }
  if (remedy.action === 'explain')
    return (
      <span className="deal-fix">
        <TextInput
          value={draft.reason}
          onChange={(reason) => store.set({ reason })}
          placeholder={t('opportunity.reason')}
          aria-label={t('opportunity.reason')}
        />
      </span>
    );
  const target = findWebObject(remedy.object);
  if (!target) return null;
  if (remedy.object === 'contact') return <QuickContact record={record} values={remedy.values} onDone={onMended} />;
  return (
    <CreateFix
      target={target}
      values={{ ...remedy.values, ...(remedy.object === 'activity' && { status: 'done', done_at: openedAt }) }}
      record={record}
      onMended={onMended}
    />
  );
}

function FillFix({ field: name, record, store }: { readonly field: string; readonly record: RecordRow; readonly store: MoveDraftStore }) {
  const label = useLabel();
  const draft = useMoveDraft(store);
  const field = useFields(opportunityWeb)[name];
  const Input = field && webOf(field).Input;
  if (!field || !Input) return null;
  return (
    <span className="deal-fix">
      <Input
        field={field}
        label={label(field.label)}
        value={draft.values[name] ?? null}
        onChange={(value) => store.set({ values: { ...draft.values, [name]: value } })}
        name={record._names?.[name]}
      />
    </span>
  );
}

function CreateFix({
  target,
  values,
  record,
  onMended,
}: {
  readonly target: WebObject;
  readonly values: Draft;
  readonly record: RecordRow;
  readonly onMended: () => void;
}) {
  const t = useMessages(opportunityMessages);
  const label = useLabel();
  const refresh = useRefreshObject();
  const [isOpen, setIsOpen] = useState(false);
  const done = () => void refresh('opportunity', target.object.id).then(onMended);
  return (
    <>
      <Button icon="plus" onClick={() => setIsOpen(true)}>
        {t('opportunity.create_related', { object: label(target.object.label) })}
      </Button>
      {isOpen && <CreateDrawer web={target} values={{ ...linksTo(target, record), ...values }} onClose={() => setIsOpen(false)} onCreated={done} />}
    </>
  );
}

/** References of the new record to the deal and to whatever the deal itself refers to by the same name. */
function linksTo(target: WebObject, record: RecordRow): Draft {
  const links = Object.entries(target.object.fields).flatMap(([name, field]) => {
    if (field.kind !== 'reference') return [];
    if (field.object === 'opportunity') return [[name, record.id] as const];
    const value = readValue(record, name);
    return value === null ? [] : [[name, value] as const];
  });
  return Object.fromEntries(links);
}
