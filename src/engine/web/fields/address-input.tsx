import { useState } from 'react';
import type { ClipboardEvent } from 'react';
import { useQuery } from '@tanstack/react-query';
import { formMessages } from '#engine/contract/records/form.messages.ts';
import { recordMessages } from '#engine/contract/records/records.messages.ts';
import type { Address, AddressField } from '#engine/contract/objects/fields.ts';
import { FieldParts } from '#platform/web/kit/field.tsx';
import { CheckInput, TextInput } from '#platform/web/kit/inputs.tsx';
import { SelectInput } from '#platform/web/kit/select-input.tsx';
import { useMessages } from '#platform/web/locale.ts';
import { type Division, divisionOptions, findDivision, loadDivisions } from './china-divisions.ts';
import { parseAddress } from './parse-address.ts';
import type { InputProps } from './field-kind-web.ts';
import './address-input.css';

type Part = keyof Address;

interface PartsProps {
  readonly value: Address;
  /** Sets some parts; an empty text removes one. */
  readonly onSet: (parts: Address) => void;
}

const chinaNames = ['', '中国', 'China', 'CN', '中华人民共和国'];

/** An address by Chinese divisions, or freely for other countries. */
export function AddressInput({ value, onChange }: InputProps<AddressField, Address>) {
  const t = useMessages(recordMessages);
  const known = value ?? {};
  const [isForeign, setIsForeign] = useState(!chinaNames.includes(known.country ?? ''));
  const set = (parts: Address) => {
    const next = Object.fromEntries(Object.entries({ ...known, ...parts }).filter(([, text]) => text !== ''));
    onChange(Object.keys(next).length === 0 ? null : next);
  };
  const change = (next: boolean) => {
    setIsForeign(next);
    if (!next && known.country !== undefined) set({ country: '' });
  };
  const f = useMessages(formMessages);
  const [split, setSplit] = useState<string>();
  const take = async (text: string) => {
    const read = parseAddress(text, await loadDivisions());
    if (!read) return false;
    onChange(read);
    setSplit([read.province, read.city, read.district].filter(Boolean).join(' '));
    return true;
  };
  const paste = (event: ClipboardEvent) => {
    const text = event.clipboardData.getData('text/plain').trim();
    if (isForeign || text.length < 6) return;
    event.preventDefault();
    void take(text).then((isSplit) => !isSplit && set({ detail: `${known.detail ?? ''}${text}` }));
  };
  return (
    <div className="stack g2" onPaste={paste}>
      {isForeign ? <ForeignParts value={known} onSet={set} /> : <ChineseParts value={known} onSet={set} />}
      <FieldParts>
        <TextPart part="detail" value={known} onSet={set} />
        {!isForeign && (
          <span className="muted t12" role="status">
            {split === undefined ? f('form.address_paste') : f('form.address_read', { place: split })}
          </span>
        )}
        <CheckInput label={t('records.other_country')} isOn={isForeign} onChange={change} />
      </FieldParts>
    </div>
  );
}

const noDivisions: readonly Division[] = [];

function ChineseParts({ value, onSet }: PartsProps) {
  const t = useMessages(recordMessages);
  const divisions = useQuery({ queryKey: ['divisions'], queryFn: loadDivisions, staleTime: Infinity });
  const provinces = divisions.data ?? noDivisions;
  const cities = findDivision(provinces, value.province)?.children ?? noDivisions;
  const districts = findDivision(cities, value.city)?.children ?? noDivisions;
  const chooseProvince = (name: string | undefined) => {
    const below = findDivision(provinces, name)?.children ?? noDivisions;
    const only = below.length === 1 ? below[0]?.label : undefined;
    onSet({ province: name ?? '', city: only ?? '', district: '' });
  };
  const isFree = value.province !== undefined && divisions.data !== undefined && cities.length === 0;
  return (
    <div className="address-parts">
      <SelectInput
        value={value.province}
        onChange={chooseProvince}
        options={divisionOptions(provinces, value.province)}
        placeholder={t('records.province')}
        label={t('records.province')}
        isLoading={divisions.isPending}
        canClear
      />
      <FieldParts>
        {isFree ? (
          <>
            <TextPart part="city" value={value} onSet={onSet} />
            <TextPart part="district" value={value} onSet={onSet} />
          </>
        ) : (
          <>
            <SelectInput
              value={value.city}
              onChange={(city) => onSet({ city: city ?? '', district: '' })}
              options={divisionOptions(cities, value.city)}
              placeholder={t('records.city')}
              label={t('records.city')}
              canClear
            />
            <SelectInput
              value={value.district}
              onChange={(district) => onSet({ district: district ?? '' })}
              options={divisionOptions(districts, value.district)}
              placeholder={t('records.district')}
              label={t('records.district')}
              canClear
            />
          </>
        )}
      </FieldParts>
    </div>
  );
}

function ForeignParts({ value, onSet }: PartsProps) {
  return (
    <div className="address-parts">
      <TextPart part="country" value={value} onSet={onSet} />
      <FieldParts>
        <TextPart part="province" value={value} onSet={onSet} />
        <TextPart part="city" value={value} onSet={onSet} />
      </FieldParts>
    </div>
  );
}

const partKeys = {
  country: 'records.country',
  province: 'records.province',
  city: 'records.city',
  district: 'records.district',
  detail: 'records.address_line',
} as const satisfies Record<Part, string>;

function TextPart({ part, value, onSet }: PartsProps & { readonly part: Part }) {
  const t = useMessages(recordMessages);
  const words = t(partKeys[part]);
  return <TextInput value={value[part] ?? ''} onChange={(text) => onSet({ [part]: text })} placeholder={words} aria-label={words} />;
}
