import { useId, useState } from 'react';
import { Button } from '#platform/web/kit/button.tsx';
import { Field, Form, FormError } from '#platform/web/kit/field.tsx';
import { TextInput } from '#platform/web/kit/inputs.tsx';
import { Drawer } from '#platform/web/kit/panel.tsx';
import { SelectInput } from '#platform/web/kit/select-input.tsx';
import { Segmented } from '#platform/web/kit/tabs.tsx';
import { showToast } from '#platform/web/kit/toast.tsx';
import { useMessages } from '#platform/web/locale.ts';
import type { FilterTree } from '#engine/contract/expression/filter-tree.ts';
import { segmentMessages } from '#engine/contract/segments/segment.messages.ts';
import type { Segment } from '#engine/contract/segments/segment.routes.ts';
import { useSegmentChanges, useSegments } from './use-segments.ts';

/** Which records are added: chosen ones, or all that a list finds. */
export type Addition = { readonly records: readonly string[] } | { readonly filter?: FilterTree | undefined; readonly search?: string | undefined };

interface AddToSegmentProps {
  readonly object: string;
  readonly addition: Addition;
  readonly onClose: () => void;
  readonly onDone?: () => void;
}

/** Calls of this many records at most. */
const mostAtOnce = 1_000;

/** Puts records on the list of a static segment, an existing or a new one. */
export function AddToSegment({ object, addition, onClose, onDone }: AddToSegmentProps) {
  const t = useMessages(segmentMessages);
  const formId = useId();
  const { segments } = useSegments(object);
  const lists = segments.filter((segment) => segment.kind === 'static' && segment.can_edit);
  const [wanted, setWanted] = useState<'existing' | 'new'>();
  const [chosen, setChosen] = useState<string>();
  const [name, setName] = useState('');
  const place = wanted ?? (lists.length > 0 ? 'existing' : 'new');
  const { add, isBusy, error } = useAdd(object, addition);
  const isReady = place === 'existing' ? chosen !== undefined : name.trim() !== '';
  const run = async () => {
    if (!isReady) return;
    await add(place === 'existing' ? lists.find((segment) => segment.id === chosen) : undefined, name.trim());
    onClose();
    onDone?.();
  };
  const title = t('records' in addition ? 'segment.add_selection' : 'segment.add_all');
  return (
    <Drawer
      title={title}
      {...('records' in addition && { note: t('segment.add_note', { count: addition.records.length }) })}
      onClose={onClose}
      footer={
        <Button kind="primary" type="submit" form={formId} isBusy={isBusy} disabled={!isReady}>
          {t('segment.add')}
        </Button>
      }
    >
      <Form id={formId} onSubmit={() => void run().catch(() => undefined)}>
        {lists.length > 0 && (
          <Segmented<'existing' | 'new'>
            label={title}
            active={place}
            onChange={setWanted}
            tabs={[
              { id: 'existing', label: t('segment.to_existing') },
              { id: 'new', label: t('segment.to_new') },
            ]}
          />
        )}
        {place === 'existing' ? (
          <Field label={t('segment.one')}>
            <SelectInput value={chosen} onChange={setChosen} options={lists.map((segment) => ({ value: segment.id, label: segment.name }))} />
          </Field>
        ) : (
          <Field label={t('segment.name')} hint={t('segment.static_hint')}>
            <TextInput value={name} onChange={setName} maxLength={80} data-autofocus />
          </Field>
        )}
        <FormError error={error} />
      </Form>
    </Drawer>
  );
}

function useAdd(object: string, addition: Addition) {
  const t = useMessages(segmentMessages);
  const { create, add, fill } = useSegmentChanges();
  const run = async (existing: Segment | undefined, name: string): Promise<void> => {
    const segment = existing ?? (await create.mutateAsync({ object, kind: 'static', name }));
    if (!('records' in addition)) {
      await fill.mutateAsync({ id: segment.id, filter: addition.filter ?? { and: [] }, ...(addition.search && { search: addition.search }) });
      showToast({ text: t('segment.filling', { name: segment.name }) });
      return;
    }
    let [added, already] = [0, 0];
    for (let at = 0; at < addition.records.length; at += mostAtOnce) {
      const result = await add.mutateAsync({ id: segment.id, records: addition.records.slice(at, at + mostAtOnce) });
      added += result.added;
      already += result.already;
    }
    const note = already > 0 ? ` · ${t('segment.already', { count: already })}` : '';
    showToast({ text: `${t('segment.added', { count: added, name: segment.name })}${note}`, tone: 'good' });
  };
  return { add: run, isBusy: create.isPending || add.isPending || fill.isPending, error: create.error ?? add.error ?? fill.error };
}
