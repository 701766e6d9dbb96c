import { Suspense } from 'react';
import { Button } from '#platform/web/kit/button.tsx';
import { PageState } from '#platform/web/kit/page-state.tsx';
import { PanelSection, PeekPanel } from '#platform/web/kit/panel.tsx';
import { useRoute } from '#platform/web/api.ts';
import { useLabel, useMessages } from '#platform/web/locale.ts';
import { useGo } from '#platform/web/navigation.tsx';
import { usePanels } from '#platform/web/page-registry.ts';
import { recordMessages } from '#engine/contract/records/records.messages.ts';
import { recordPath, routesOf, useFields } from '../objects/object-registry.ts';
import type { WebObject } from '../objects/object-registry.ts';
import { nameOfRecord } from '../objects/read-value.ts';
import { FactsColumn } from '../record/facts-column.tsx';
import { RecordTimeline } from '../record/record-timeline.tsx';

interface RecordPeekProps {
  readonly web: WebObject;
  readonly id: string;
  /** Ids of the list around it. */
  readonly around: readonly string[];
  readonly total: number | undefined;
  readonly onOpen: (id: string) => void;
  readonly onClose: () => void;
}

/** A record beside its list: vital facts, what is to be done, what happened. */
export function RecordPeek({ web, id, around, total, onOpen, onClose }: RecordPeekProps) {
  const t = useMessages(recordMessages);
  const label = useLabel();
  const go = useGo();
  const fields = useFields(web);
  const record = useRoute(routesOf(web.object).get, { id });
  const composers = usePanels('record.composer', web.object.id);
  const at = around.indexOf(id);
  const to = (step: number) => {
    const next = at < 0 ? undefined : around[at + step];
    return next === undefined ? undefined : () => onOpen(next);
  };
  const openPage = () => go(recordPath(web.object.id, id));
  return (
    <PeekPanel
      title={record.data ? nameOfRecord(record.data, web.object.nameField) : label(web.object.label)}
      {...(at >= 0 && { position: { index: at + 1, count: total ?? around.length } })}
      onPrevious={to(-1)}
      onNext={to(1)}
      onOpen={openPage}
      onClose={onClose}
      footer={
        <Button icon="open" onClick={openPage}>
          {t('records.open_record')}
        </Button>
      }
    >
      {!record.data ? (
        <PageState of={record} />
      ) : (
        <>
          <Suspense fallback={null}>{web.PeekPart && <web.PeekPart object={web} record={record.data} />}</Suspense>
          <PanelSection title={t('records.facts')}>
            <FactsColumn web={web} record={record.data} fields={fields} names={web.headerFields} isFlat />
          </PanelSection>
          <PanelSection title={t('records.timeline')}>
            <Suspense fallback={null}>
              {composers.map((panel) => (
                <panel.component key={panel.id} object={web.object.id} recordId={id} />
              ))}
            </Suspense>
            <RecordTimeline web={web} id={id} limit={8} isShort />
          </PanelSection>
        </>
      )}
    </PeekPanel>
  );
}
