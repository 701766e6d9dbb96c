import { Field } from '#platform/web/kit/field.tsx';
import { SelectInput } from '#platform/web/kit/select-input.tsx';
import { Tag } from '#platform/web/kit/tag.tsx';
import { useMessages } from '#platform/web/locale.ts';
import { schemaMessages } from '#engine/contract/schema/schema.messages.ts';
import type { ObjectDetail } from './object-page.tsx';

interface KeptChoiceProps {
  readonly isKept: boolean;
  readonly onChange: (isKept: boolean) => void;
}

/** Whether a computed field is computed when it is read or kept up to date, with what each costs. */
export function KeptChoice({ isKept, onChange }: KeptChoiceProps) {
  const t = useMessages(schemaMessages);
  const options = (['on_read', 'on_write'] as const).map((value) => ({ value, label: t(`schema.kept_${value}`) }));
  return (
    <Field label={t('schema.kept')} hint={t(isKept ? 'schema.kept_on_write_text' : 'schema.kept_on_read_text')} isRequired>
      <SelectInput value={isKept ? 'on_write' : 'on_read'} onChange={(value) => onChange(value === 'on_write')} options={options} />
    </Field>
  );
}

/** How a computed field stands: computed when read, kept, or how far it is worked out. */
export function KeptTag({ view }: { readonly view: ObjectDetail['fields'][number] }) {
  const t = useMessages(schemaMessages);
  const { state, done, total } = view.kept;
  if (view.storage !== 'computed' || view.hiddenAt !== null) return null;
  if (state === 'building') {
    const far = total === null ? '' : `${done} / ${total}`;
    return (
      <Tag tone="info" title={t('schema.kept_building_text')}>
        {t('schema.kept_building', { far })}
      </Tag>
    );
  }
  const isKept = state === 'ready';
  return (
    <Tag tone={isKept ? 'good' : 'neutral'} title={t(isKept ? 'schema.kept_on_write_text' : 'schema.kept_on_read_text')}>
      {t(isKept ? 'schema.kept_on_write' : 'schema.kept_on_read')}
    </Tag>
  );
}
