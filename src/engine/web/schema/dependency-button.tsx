import { useState } from 'react';
import { IconButton } from '#platform/web/kit/button.tsx';
import { Tag } from '#platform/web/kit/tag.tsx';
import { useLabel, useMessages } from '#platform/web/locale.ts';
import { isChoice } from '#engine/contract/objects/dependent-choices.ts';
import type { Field } from '#engine/contract/objects/fields.ts';
import { schemaMessages } from '#engine/contract/schema/schema.messages.ts';
import { DependencyDrawer } from './dependency-drawer.tsx';
import type { ObjectDetail } from './object-page.tsx';

/** Says on what the options of a field depend. */
export function DependencyTag({ fields, field }: { readonly fields: Readonly<Record<string, Field>>; readonly field: Field }) {
  const t = useMessages(schemaMessages);
  const label = useLabel();
  const on = isChoice(field) && field.dependsOn ? fields[field.dependsOn.on] : undefined;
  return on ? <Tag tone="info">{t('schema.depends_on', { name: label(on.label) })}</Tag> : null;
}

interface DependencyButtonProps {
  readonly detail: ObjectDetail;
  readonly id: string;
  readonly field: Field;
}

/** Opens what the options of a choice field depend on; nothing for other kinds. */
export function DependencyButton({ detail, id, field }: DependencyButtonProps) {
  const t = useMessages(schemaMessages);
  const label = useLabel();
  const [isOpen, setIsOpen] = useState(false);
  if (!isChoice(field) || field.readOnly === true || detail.definition.writes !== 'generic') return null;
  return (
    <>
      <IconButton icon="tree" size="small" label={t('schema.depends', { name: label(field.label) })} onClick={() => setIsOpen(true)} />
      {isOpen && <DependencyDrawer detail={detail} id={id} field={field} onClose={() => setIsOpen(false)} />}
    </>
  );
}
