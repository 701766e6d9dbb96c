import { useLabel, useMessages } from '#platform/web/locale.ts';
import { importMessages } from '#engine/contract/import/import.messages.ts';
import type { ImportDraft } from '#engine/contract/import/import.routes.ts';

/** Where the suggested mapping comes from, and why a file cannot be kept, if so. */
export function FileOrigin({ draft }: { readonly draft: ImportDraft }) {
  const t = useMessages(importMessages);
  const label = useLabel();
  const { recipe, mapping } = draft;
  if (mapping) return <span className="muted t12">{t('import.from_mapping', { name: mapping.name })}</span>;
  if (!recipe) return null;
  return (
    <>
      <span className="muted t12">{t('import.from_vendor', { name: label(recipe.vendor) })}</span>
      {recipe.why && <span className="import-why t12">{label(recipe.why)}</span>}
    </>
  );
}
