import { useState } from 'react';
import { useRouteMutation } from '#platform/web/api.ts';
import { Button } from '#platform/web/kit/button.tsx';
import { Field } from '#platform/web/kit/field.tsx';
import { TextArea } from '#platform/web/kit/inputs.tsx';
import { Drawer } from '#platform/web/kit/panel.tsx';
import { showToast } from '#platform/web/kit/toast.tsx';
import { useMessages } from '#platform/web/locale.ts';
import { currencyMessages } from '#engine/contract/currency/currency.messages.ts';
import { listRatesRoute, saveRatesRoute } from '#engine/contract/currency/rate.routes.ts';
import { readRates } from '#engine/contract/currency/read-rates.ts';

/** A table from a spreadsheet or a bank's file, read as it is pasted. */
export function PasteRates({ onClose }: { readonly onClose: () => void }) {
  const t = useMessages(currencyMessages);
  const [text, setText] = useState('');
  const { rates, wrong } = readRates(text);
  const save = useRouteMutation(saveRatesRoute, {
    invalidates: [listRatesRoute],
    onSuccess: ({ saved }) => {
      showToast({ text: t('currency.saved', { count: saved }), tone: 'good' });
      onClose();
    },
  });
  const unread = wrong.length === 0 ? undefined : t('currency.paste_wrong', { lines: wrong.slice(0, 10).join(', ') });
  return (
    <Drawer
      title={t('currency.paste')}
      onClose={onClose}
      footer={
        <>
          <span className="spread muted t12">{t('currency.paste_read', { count: rates.length })}</span>
          <Button
            kind="primary"
            isBusy={save.isPending}
            disabled={rates.length === 0 || wrong.length > 0}
            onClick={() => save.mutate({ rates: [...rates] })}
          >
            {t('currency.save')}
          </Button>
        </>
      }
    >
      <Field label={t('currency.paste')} hint={t('currency.paste_hint')} error={save.error ? save.error.message : unread}>
        <TextArea value={text} onChange={setText} rows={14} placeholder={t('currency.paste_example')} />
      </Field>
    </Drawer>
  );
}
