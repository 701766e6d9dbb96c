import { useLabel, useMessages } from '#platform/web/locale.ts';
import { duplicateMessages } from '#engine/contract/duplicates/duplicates.messages.ts';
import type { DuplicateGroup } from '#engine/contract/duplicates/duplicates.routes.ts';
import { findWebObject } from '../objects/object-registry.ts';

/** What speaks for two records being the same, and what against, in words. */
export function ReasonList({ object, reasons }: { readonly object: string; readonly reasons: DuplicateGroup['pairs'][number]['reasons'] }) {
  const t = useMessages(duplicateMessages);
  const nameOf = useFieldNames(object);
  return (
    <span className="duplicates-reasons">
      {reasons
        .filter(({ points }) => points !== 0)
        .slice(0, 3)
        .map(({ fields, points }) => (
          <span key={fields.join()} className={points > 0 ? 'for' : 'against'}>
            {t(points > 0 ? 'duplicates.agrees' : 'duplicates.differs', { field: nameOf(fields), points })}
          </span>
        ))}
    </span>
  );
}

/** Names of fields as people know them. */
export function useFieldNames(object: string): (fields: readonly string[]) => string {
  const label = useLabel();
  const declared = findWebObject(object)?.object.fields ?? {};
  return (fields) => fields.map((name) => label(declared[name]?.label ?? systemNames[name] ?? { zh: name, en: name })).join(' / ');
}

const systemNames: Readonly<Record<string, { readonly zh: string; readonly en: string }>> = { external_id: { zh: '外部编号', en: 'External id' } };
