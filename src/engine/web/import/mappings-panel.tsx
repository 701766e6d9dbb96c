import { useState } from 'react';
import { useRoute, useRouteMutation } from '#platform/web/api.ts';
import { Button, IconButton } from '#platform/web/kit/button.tsx';
import { Confirm } from '#platform/web/kit/confirm.tsx';
import { TextInput } from '#platform/web/kit/inputs.tsx';
import { DateText } from '#platform/web/kit/values.tsx';
import { useLabel, useMessages } from '#platform/web/locale.ts';
import { deleteMapping, type ImportMapping, listMappings, updateMapping } from '#engine/contract/import/import-mapping.routes.ts';
import { importMessages } from '#engine/contract/import/import.messages.ts';
import './import.css';

/** How files were read before: each may be given another name, or forgotten. Nothing is shown while there is none. */
export function MappingsPanel() {
  const t = useMessages(importMessages);
  const mappings = useRoute(listMappings, {}, { staleTimeMs: 0 });
  const [leaving, setLeaving] = useState<ImportMapping>();
  const remove = useRouteMutation(deleteMapping, { invalidates: [listMappings] });
  if (!mappings.data || mappings.data.mappings.length === 0) return null;
  return (
    <section className="page import-mappings" aria-label={t('import.mappings')}>
      <h2 className="section-title">{t('import.mappings')}</h2>
      <p className="muted t12">{t('import.mappings_text')}</p>
      <ul>
        {mappings.data.mappings.map((mapping) => (
          <MappingRow key={mapping.id} mapping={mapping} onDelete={() => setLeaving(mapping)} />
        ))}
      </ul>
      {leaving && (
        <Confirm
          title={t('import.delete_mapping_question', { name: leaving.name })}
          confirmLabel={t('import.delete_mapping')}
          isDanger
          onConfirm={async () => void (await remove.mutateAsync({ id: leaving.id }))}
          onClose={() => setLeaving(undefined)}
        >
          <p>{t('import.delete_mapping_text')}</p>
        </Confirm>
      )}
    </section>
  );
}

function MappingRow({ mapping, onDelete }: { readonly mapping: ImportMapping; readonly onDelete: () => void }) {
  const t = useMessages(importMessages);
  const label = useLabel();
  const [name, setName] = useState(mapping.name);
  const rename = useRouteMutation(updateMapping, { invalidates: [listMappings] });
  const mapped = mapping.plan.columns.filter((column) => column !== null).length;
  const isChanged = name.trim() !== '' && name.trim() !== mapping.name;
  return (
    <li className="row g2">
      <TextInput aria-label={t('import.mapping_name')} value={name} maxLength={120} onChange={setName} />
      {isChanged && (
        <Button size="small" isBusy={rename.isPending} onClick={() => rename.mutate({ id: mapping.id, name: name.trim() })}>
          {t('import.rename')}
        </Button>
      )}
      <span className="muted t12 spread clip">
        {label(mapping.label)} · {t('import.mapping_columns', { mapped, total: mapping.headers.length })}
      </span>
      <DateText value={mapping.updatedAt} />
      <IconButton icon="close" label={t('import.delete_mapping')} onClick={onDelete} />
    </li>
  );
}
