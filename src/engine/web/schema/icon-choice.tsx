import { Icon } from '#platform/web/kit/icon.tsx';
import { Field } from '#platform/web/kit/field.tsx';
import { useMessages } from '#platform/web/locale.ts';
import { objectIcons } from '#engine/contract/schema/object-icons.ts';
import { schemaMessages } from '#engine/contract/schema/schema.messages.ts';

/** One of the signs an object may have. */
export type ObjectIcon = (typeof objectIcons)[number];

/** Chooses the sign that stands before the object's name. */
export function IconChoice({ value, onChange }: { readonly value: ObjectIcon; readonly onChange: (icon: ObjectIcon) => void }) {
  const t = useMessages(schemaMessages);
  return (
    <Field label={t('schema.icon')}>
      <div role="radiogroup" aria-label={t('schema.icon')} className="schema-icons">
        {objectIcons.map((icon, at) => (
          <button
            key={icon}
            type="button"
            role="radio"
            aria-checked={icon === value}
            aria-label={t('schema.icon_at', { number: at + 1 })}
            onClick={() => onChange(icon)}
          >
            <Icon name={icon} />
          </button>
        ))}
      </div>
    </Field>
  );
}
