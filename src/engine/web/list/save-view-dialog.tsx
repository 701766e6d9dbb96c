import { useState } from 'react';
import { kitMessages } from '#platform/contract/kit.messages.ts';
import { Confirm } from '#platform/web/kit/confirm.tsx';
import { TextInput } from '#platform/web/kit/inputs.tsx';
import { useMessages } from '#platform/web/locale.ts';

/** Asks for the name of a view to keep. */
export function SaveViewDialog({ onSave, onClose }: { readonly onSave: (name: string) => void; readonly onClose: () => void }) {
  const t = useMessages(kitMessages);
  const [name, setName] = useState('');
  return (
    <Confirm
      title={t('kit.save_as_view')}
      confirmLabel={t('kit.save')}
      onClose={onClose}
      onConfirm={() => onSave(name.trim() || t('kit.save_as_view'))}
    >
      <TextInput value={name} onChange={setName} aria-label={t('kit.save_as_view')} data-autofocus />
    </Confirm>
  );
}
