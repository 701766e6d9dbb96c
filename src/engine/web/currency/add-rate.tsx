import { useState } from 'react';
import { intlLocale } from '#platform/contract/messages.ts';
import { useRouteMutation } from '#platform/web/api.ts';
import { Button } from '#platform/web/kit/button.tsx';
import { Field } from '#platform/web/kit/field.tsx';
import { DateInput, TextInput } from '#platform/web/kit/inputs.tsx';
import { Drawer } from '#platform/web/kit/panel.tsx';
import { SelectInput } from '#platform/web/kit/select-input.tsx';
import { showToast } from '#platform/web/kit/toast.tsx';
import { useLocale, useMessages } from '#platform/web/locale.ts';
import { currencyMessages } from '#engine/contract/currency/currency.messages.ts';
import { listRatesRoute, saveRatesRoute } from '#engine/contract/currency/rate.routes.ts';
import { useToday } from './use-today.ts';

interface AddRateProps {
  readonly base: string;
  readonly onClose: () => void;
}

/** One rate: which currency, from when, how much. */
export function AddRate({ base, onClose }: AddRateProps) {
  const t = useMessages(currencyMessages);
  const names = new Intl.DisplayNames([intlLocale(useLocale())], { type: 'currency' });
  const [currency, setCurrency] = useState<string | undefined>(base === 'USD' ? 'EUR' : 'USD');
  const [from, setFrom] = useState<string | undefined>(useToday());
  const [rate, setRate] = useState('');
  const save = useRouteMutation(saveRatesRoute, {
    invalidates: [listRatesRoute],
    onSuccess: ({ saved }) => {
      showToast({ text: t('currency.saved', { count: saved }), tone: 'good' });
      onClose();
    },
  });
  const isRead = /^\d{1,12}(\.\d{1,10})?$/.test(rate.trim()) && /[1-9]/.test(rate);
  const submit = () => currency !== undefined && from !== undefined && isRead && save.mutate({ rates: [{ currency, from, rate: rate.trim() }] });
  return (
    <Drawer
      title={t('currency.add')}
      onClose={onClose}
      footer={
        <Button kind="primary" isBusy={save.isPending} disabled={currency === undefined || from === undefined || !isRead} onClick={submit}>
          {t('currency.save')}
        </Button>
      }
    >
      <Field label={t('currency.currency')} isRequired>
        <SelectInput
          value={currency}
          onChange={setCurrency}
          options={Intl.supportedValuesOf('currency')
            .filter((code) => code !== base)
            .map((code) => ({ value: code, label: `${code} ${names.of(code) ?? ''}` }))}
        />
      </Field>
      <Field label={t('currency.from')} isRequired>
        <DateInput value={from} onChange={setFrom} />
      </Field>
      <Field
        label={t('currency.rate')}
        hint={t('currency.rate_hint', { currency: currency ?? '', base })}
        error={save.error?.issues[0] ? save.error.message : undefined}
        isRequired
      >
        <TextInput value={rate} onChange={setRate} inputMode="decimal" />
      </Field>
    </Drawer>
  );
}
