import type { ReactNode } from 'react';
import type {
  Address,
  AddressField,
  BooleanField,
  ChoiceField,
  FileField,
  FileRef,
  FormulaField,
  MultiChoiceField,
  NumberField,
  ReferenceField,
} from '#engine/contract/objects/fields.ts';
import { rulesOf } from '#engine/contract/objects/field-kinds.ts';
import { recordMessages } from '#engine/contract/records/records.messages.ts';
import type { Money } from '#platform/contract/money.ts';
import { Avatar } from '#platform/web/kit/avatar.tsx';
import { Tag } from '#platform/web/kit/tag.tsx';
import { DateText, MoneyText, NoValue, NumberText, PercentText } from '#platform/web/kit/values.tsx';
import { useLabel, useLocale, useMessages } from '#platform/web/locale.ts';
import { Link } from '#platform/web/navigation.tsx';
import { useReading } from '#platform/web/reading.ts';
import { useSession } from '#platform/web/session.ts';
import { FileName } from '../files/file-name.tsx';
import { recordPath } from '../objects/object-registry.ts';
import type { CellProps } from './field-kind-web.ts';

/** Text as it is. */
export function TextCell({ value }: { readonly value: string }): ReactNode {
  return <span title={value.length > 24 ? value : undefined}>{value}</span>;
}

/** A number with its unit on hover. */
export function NumberCell({ field, value }: CellProps<NumberField, number | string>): ReactNode {
  const label = useLabel();
  return <span title={field.unit && label(field.unit)}>{field.isPlain ? String(value) : <NumberText value={value} digits={field.scale} />}</span>;
}

/** An amount, short; exact on hover. */
export function MoneyCell({ value }: { readonly value: Money }): ReactNode {
  return (
    <span className="ink">
      <MoneyText value={value} />
    </span>
  );
}

/** Percent points. */
export function PercentCell({ value }: { readonly value: string }): ReactNode {
  return <PercentText value={Number(value) / 100} digits={Number.isInteger(Number(value)) ? 0 : 1} />;
}

/** Yes or no in words. */
export function BooleanCell({ value }: CellProps<BooleanField, boolean>): ReactNode {
  const t = useMessages(recordMessages);
  return <>{value ? t('records.yes') : t('records.no')}</>;
}

/** A day or a moment. */
export function DateCell({ value }: { readonly value: string }): ReactNode {
  return <DateText value={value} />;
}

/** An option: plain words, or a tag when it has a colour. */
export function ChoiceCell({ field, value }: CellProps<ChoiceField, string>): ReactNode {
  const label = useLabel();
  const option = field.options.find((each) => each.value === value);
  if (!option) return <>{value}</>;
  return option.colour && option.colour !== 'neutral' ? <Tag tone={option.colour}>{label(option.label)}</Tag> : <>{label(option.label)}</>;
}

/** Several options as tags. */
export function ChoicesCell({ field, value }: CellProps<MultiChoiceField, readonly string[]>): ReactNode {
  const label = useLabel();
  return (
    <span className="row g1">
      {value.map((each) => (
        <Tag key={each}>{label(field.options.find((option) => option.value === each)?.label ?? { zh: each, en: each })}</Tag>
      ))}
    </span>
  );
}

/** The record referred to, as a link that stays inside its row. */
export function ReferenceCell({ field, value, name }: CellProps<ReferenceField, string>): ReactNode {
  return (
    <Link to={recordPath(field.object, value)} className="records-ref" onClick={(event) => event.stopPropagation()}>
      {name ?? value.slice(0, 8)}
    </Link>
  );
}

/** A person. */
export function MemberCell({ name }: { readonly name?: string | null | undefined }): ReactNode {
  return name ? <Avatar name={name} withName /> : <NoValue />;
}

/** A department by name. */
export function DepartmentCell({ value, name }: { readonly value: string; readonly name?: string | null | undefined }): ReactNode {
  return <>{name ?? value.slice(0, 8)}</>;
}

/** An address, phone number or web page one can follow. */
export function LinkCell({ href, value }: { readonly href: string; readonly value: string }): ReactNode {
  return (
    <a
      className="records-ref"
      href={href}
      onClick={(event) => event.stopPropagation()}
      {...(href.startsWith('http') && { target: '_blank', rel: 'noreferrer' })}
    >
      {value.replace(/^https?:\/\//, '')}
    </a>
  );
}

/** A postal address on one line. */
export function AddressCell({ field, value }: CellProps<AddressField, Address>): ReactNode {
  const setting = useReadSetting();
  return <>{rulesOf(field).format(value, field, setting) || <NoValue />}</>;
}

/** Uploaded files by name. */
export function FileCell({ value }: CellProps<FileField, readonly FileRef[]>): ReactNode {
  if (value.length === 0) return <NoValue />;
  return (
    <span className="row g2 wrap">
      {value.map((file) => (
        <FileName key={file.id} file={file} className="records-ref row g1" hasIcon />
      ))}
    </span>
  );
}

/** A computed value by the kind of its result. */
export function FormulaCell({ field, value }: CellProps<FormulaField, string | number | boolean | Money>): ReactNode {
  const setting = useReadSetting();
  if (typeof value === 'object') return <MoneyCell value={value} />;
  if (field.result === 'date' || field.result === 'datetime') return <DateText value={String(value)} />;
  if (field.result === 'percent') return <PercentCell value={String(value)} />;
  if (field.result === 'number') return <NumberText value={String(value)} digits={field.scale ?? 2} />;
  return <>{rulesOf(field).format(value, field, setting)}</>;
}

/** How values are read on this screen. */
export function useReadSetting() {
  const locale = useLocale();
  const { timeZone } = useReading();
  const session = useSession();
  return { locale, timeZone, currency: session?.workspace.currency ?? 'CNY' };
}
