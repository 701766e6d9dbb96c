import { Suspense, useState } from 'react';
import { usePastDay } from '#platform/web/as-of.ts';
import { Button } from '#platform/web/kit/button.tsx';
import { useMessages } from '#platform/web/locale.ts';
import { usePanels } from '#platform/web/page-registry.ts';
import { useIsPhone } from '#platform/web/reading.ts';
import type { RecordRow } from '#engine/contract/records/query.ts';
import { recordMessages } from '#engine/contract/records/records.messages.ts';
import { EditDrawer } from '../form/edit-drawer.tsx';
import type { WebObject } from '../objects/object-registry.ts';

/** On the phone, what one does most with a record, always under the thumb: what its capabilities offer, else changing it. */
export function RecordBar({ web, record }: { readonly web: WebObject; readonly record: RecordRow }) {
  const t = useMessages(recordMessages);
  const isPhone = useIsPhone();
  const isPast = usePastDay() !== undefined;
  const [isEditing, setIsEditing] = useState(false);
  const panels = usePanels('record.bar', web.object.id);
  if (!isPhone || isPast || (panels.length === 0 && record._can?.update === false)) return null;
  return (
    <div className="records-bar" role="group" aria-label={t('records.bar')}>
      <Suspense fallback={null}>
        {panels.map((each) => (
          <each.component key={each.id} object={web.object.id} recordId={record.id} />
        ))}
      </Suspense>
      {panels.length === 0 && (
        <Button kind="primary" icon="pencil" onClick={() => setIsEditing(true)}>
          {t('records.edit')}
        </Button>
      )}
      {isEditing && <EditDrawer web={web} id={record.id} onClose={() => setIsEditing(false)} />}
    </div>
  );
}
