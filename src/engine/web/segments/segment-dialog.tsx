import { useId, useState } from 'react';
import { kitMessages } from '#platform/contract/kit.messages.ts';
import type { ApiError } from '#platform/web/api.ts';
import { Button } from '#platform/web/kit/button.tsx';
import { Field, FieldParts, Form, FormError } from '#platform/web/kit/field.tsx';
import { TextArea, TextInput } from '#platform/web/kit/inputs.tsx';
import { Drawer } from '#platform/web/kit/panel.tsx';
import { SelectInput } from '#platform/web/kit/select-input.tsx';
import { Segmented } from '#platform/web/kit/tabs.tsx';
import { useLabel, useMessages } from '#platform/web/locale.ts';
import type { FilterTree } from '#engine/contract/expression/filter-tree.ts';
import { segmentMessages } from '#engine/contract/segments/segment.messages.ts';
import type { SegmentKind } from '#engine/contract/segments/segment.routes.ts';
import { type Shared, SharingFields } from '../access/sharing-fields.tsx';
import { FilterBar } from '../filters/filter-bar.tsx';
import { filterOfParts } from '../filters/filter-parts.ts';
import { useTotals } from '../list/use-records.ts';
import { findWebObject, useFields, useWebObjects } from '../objects/object-registry.ts';
import type { WebObject } from '../objects/object-registry.ts';
import { withRecordItself } from './segment-condition.tsx';
import './segments.css';

/** What a person says of a segment. */
export interface SegmentDraft extends Shared {
  readonly object: string;
  readonly kind: SegmentKind;
  readonly name: string;
  readonly description: string;
  readonly parts: readonly FilterTree[];
}

interface SegmentDialogProps {
  readonly title: string;
  readonly initial: SegmentDraft;
  /** Its object and kind are settled. */
  readonly isKept: boolean;
  readonly canShare: boolean;
  readonly isBusy: boolean;
  readonly error: ApiError | null;
  readonly onSave: (draft: SegmentDraft) => void;
  readonly onClose: () => void;
}

/** Name, condition with what it finds, and sharing of a segment. */
export function SegmentDialog({ title, initial, isKept, canShare, isBusy, error, onSave, onClose }: SegmentDialogProps) {
  const t = useMessages(segmentMessages);
  const kit = useMessages(kitMessages);
  const formId = useId();
  const [draft, setDraft] = useState(initial);
  const [isTried, setIsTried] = useState(false);
  const change = (values: Partial<SegmentDraft>) => setDraft({ ...draft, ...values });
  const lacksName = draft.name.trim() === '';
  const lacksCondition = draft.kind === 'dynamic' && filterOfParts(draft.parts) === undefined;
  const save = () => {
    setIsTried(true);
    if (!lacksName && !lacksCondition) onSave({ ...draft, name: draft.name.trim() });
  };
  const web = findWebObject(draft.object);
  return (
    <Drawer
      title={title}
      onClose={onClose}
      width={560}
      footer={
        <Button kind="primary" type="submit" form={formId} isBusy={isBusy} keyCap="Ctrl ↵">
          {kit('kit.save')}
        </Button>
      }
    >
      <Form id={formId} onSubmit={save}>
        <Field label={t('segment.name')} isRequired error={isTried && lacksName ? t('segment.name_needed') : undefined}>
          <TextInput value={draft.name} onChange={(name) => change({ name })} maxLength={80} data-autofocus />
        </Field>
        {!isKept && <ObjectAndKind draft={draft} onChange={change} />}
        {draft.kind === 'dynamic' && web && (
          <Field label={t('segment.condition')} isRequired error={isTried && lacksCondition ? t('segment.condition_needed') : undefined}>
            <Condition key={draft.object} web={web} parts={draft.parts} onChange={(parts) => change({ parts })} />
          </Field>
        )}
        <Field label={t('segment.description')}>
          <TextArea value={draft.description} onChange={(description) => change({ description })} maxLength={500} />
        </Field>
        {canShare && <SharingFields shared={draft.shared} roles={draft.roles} hint={t('segment.shared_hint')} onChange={change} />}
        <FormError error={error} />
      </Form>
    </Drawer>
  );
}

interface PartProps {
  readonly draft: SegmentDraft;
  readonly onChange: (values: Partial<SegmentDraft>) => void;
}

function ObjectAndKind({ draft, onChange }: PartProps) {
  const t = useMessages(segmentMessages);
  const label = useLabel();
  const objects = useWebObjects();
  return (
    <>
      <Field label={t('segment.object')}>
        <SelectInput
          value={draft.object}
          onChange={(object) => object !== undefined && onChange({ object, parts: [] })}
          options={objects.map(({ object }) => ({ value: object.id, label: label(object.labelPlural) }))}
        />
      </Field>
      <Field label={t('segment.kind')} hint={t(draft.kind === 'dynamic' ? 'segment.dynamic_hint' : 'segment.static_hint')}>
        <Segmented<SegmentKind>
          label={t('segment.kind')}
          active={draft.kind}
          onChange={(kind) => onChange({ kind })}
          tabs={[
            { id: 'dynamic', label: t('segment.dynamic'), icon: 'filter' },
            { id: 'static', label: t('segment.static'), icon: 'checklist' },
          ]}
        />
      </Field>
    </>
  );
}

interface ConditionProps {
  readonly web: WebObject;
  readonly parts: readonly FilterTree[];
  readonly onChange: (parts: readonly FilterTree[]) => void;
}

/** The condition as a sentence, and how many of one's records meet it now. */
function Condition({ web, parts, onChange }: ConditionProps) {
  const t = useMessages(segmentMessages);
  const fields = useFields(web);
  const filter = filterOfParts(parts);
  const { count } = useTotals(web, filter ? { filter } : {}, [], filter !== undefined);
  return (
    <FieldParts>
      <div className="segment-condition">
        <FilterBar
          fields={withRecordItself(web.object.id, fields)}
          parts={parts}
          onChange={onChange}
          isChanged={false}
          onRestore={() => onChange([])}
        />
      </div>
      {filter && count !== undefined && <span className="muted t12">{t('segment.count', { count })}</span>}
    </FieldParts>
  );
}
