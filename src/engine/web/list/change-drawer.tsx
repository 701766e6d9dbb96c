import { useId, useState } from 'react';
import type { ReactNode } from 'react';
import { Button } from '#platform/web/kit/button.tsx';
import { Form, FormError } from '#platform/web/kit/field.tsx';
import { Drawer } from '#platform/web/kit/panel.tsx';
import { useLabel, useMessages } from '#platform/web/locale.ts';
import type { Field } from '#engine/contract/objects/fields.ts';
import { recordMessages } from '#engine/contract/records/records.messages.ts';
import type { WebObject } from '../objects/object-registry.ts';
import { ChangeForm } from './change-form.tsx';
import type { Given } from './change-form.tsx';

/** Which field of many records is changed, and to what, as far as somebody has said. */
export interface AskedChange {
  readonly name: string | undefined;
  readonly field: Field | undefined;
  readonly given: Given | undefined;
  readonly isFixed: boolean;
  readonly choose: (name: string | undefined) => void;
  readonly give: (given: Given | undefined) => void;
}

/** Keeps what is asked for while its drawer is open; another field begins with no value. */
export function useAskedChange(fields: Readonly<Record<string, Field>>, fixedField: string | undefined): AskedChange {
  const [name, setName] = useState(fixedField);
  const [given, give] = useState<Given>();
  const choose = (next: string | undefined) => {
    setName(next);
    give(undefined);
  };
  return { name, field: name === undefined ? undefined : fields[name], given, isFixed: fixedField !== undefined, choose, give };
}

interface ChangeDrawerProps {
  readonly web: WebObject;
  readonly asked: AskedChange;
  /** How many records it is about. */
  readonly note: string;
  readonly apply: { readonly label: string; readonly isReady: boolean; readonly isBusy: boolean; readonly run: () => void };
  readonly error?: Error | null;
  /** Stands in place of the form once the change has begun. */
  readonly progress?: ReactNode;
  /** What would become of the records. */
  readonly children: ReactNode;
  readonly onClose: () => void;
}

/** The frame of changing one field of many records: the field, the value, what would come of it, and the button that does it. */
export function ChangeDrawer({ web, asked, note, apply, error = null, progress, children, onClose }: ChangeDrawerProps) {
  const t = useMessages(recordMessages);
  const label = useLabel();
  const formId = useId();
  const { name, field, given, isFixed, choose, give } = asked;
  const button = (
    <Button kind="primary" type="submit" form={formId} disabled={!apply.isReady} isBusy={apply.isBusy}>
      {apply.label}
    </Button>
  );
  return (
    <Drawer
      title={isFixed && field ? t('records.change_owner', { field: label(field.label) }) : t('records.change_field')}
      note={note}
      width={560}
      onClose={onClose}
      footer={!progress && button}
    >
      {progress ?? (
        <>
          <Form id={formId} onSubmit={() => apply.isReady && apply.run()}>
            <ChangeForm web={web} field={field} name={name} given={given} isFixed={isFixed} onName={choose} onGive={give} />
            <FormError error={error} />
          </Form>
          {children}
        </>
      )}
    </Drawer>
  );
}
