import { Suspense, useState } from 'react';
import { kitMessages } from '#platform/contract/kit.messages.ts';
import { useRoute, useRouteMutation } from '#platform/web/api.ts';
import { usePastDay } from '#platform/web/as-of.ts';
import { Button, IconButton } from '#platform/web/kit/button.tsx';
import { Confirm } from '#platform/web/kit/confirm.tsx';
import { Menu } from '#platform/web/kit/menu.tsx';
import { classNames } from '#platform/web/kit/class-names.ts';
import { Facts, PageHeader } from '#platform/web/kit/page-header.tsx';
import { PageState } from '#platform/web/kit/page-state.tsx';
import { showToast } from '#platform/web/kit/toast.tsx';
import { useHotkeys } from '#platform/web/hotkeys.ts';
import { useLabel, useMessages } from '#platform/web/locale.ts';
import { useGo, usePathParam } from '#platform/web/navigation.tsx';
import { useBegunPanels } from '#platform/web/page-registry.ts';
import { usePageTitle } from '#platform/web/page-title.ts';
import { useIsPhone } from '#platform/web/reading.ts';
import { historyMessages } from '#engine/contract/history/history.messages.ts';
import type { Field } from '#engine/contract/objects/fields.ts';
import type { RecordRow } from '#engine/contract/records/query.ts';
import { recordMessages } from '#engine/contract/records/records.messages.ts';
import { FollowButton } from '../discussion/follow-button.tsx';
import { EditDrawer } from '../form/edit-drawer.tsx';
import { useFieldTitle } from '../fields/field-title.ts';
import { FieldCell } from '../list/list-columns.tsx';
import { placeInList } from '../list/list-memory.ts';
import { recordPath, routesOf, useBegunParts, useFields, useWebObject } from '../objects/object-registry.ts';
import type { WebObject } from '../objects/object-registry.ts';
import { PeopleThere, PresenceAvatars } from '../live/people-there.tsx';
import { usePresence } from '../live/use-presence.ts';
import { nameOfRecord } from '../objects/read-value.ts';
import { useRefreshObject } from '../objects/use-refresh.ts';
import { SegmentsOfRecord } from '../segments/segments-of-record.tsx';
import { FactsColumn } from './facts-column.tsx';
import { MomentBar } from './moment-bar.tsx';
import { LookingBack } from './past-moment.ts';
import { RecordBar } from './record-bar.tsx';
import { RecordDrop } from './record-drop.tsx';
import { RecordTabs } from './record-tabs.tsx';
import { usePastRecord } from './use-past-record.ts';
import '../records.css';

/** The page of any record: vital facts, what its capability says below them, facts beside timeline and related lists. */
export function RecordPage({ web: declared }: { readonly web: WebObject }) {
  const web = useWebObject(declared);
  const label = useLabel();
  const id = usePathParam('id');
  const fields = useFields(web);
  useBegunParts(web);
  useBegunPanels('record.composer', web.object.id);
  useBegunPanels('record.bar', web.object.id);
  const record = useRoute(routesOf(web.object).get, { id });
  const people = usePresence(web.object.id, id);
  const name = record.data ? nameOfRecord(record.data, web.object.nameField) : '';
  usePageTitle(name, [{ label: label(web.object.labelPlural), to: `/${web.object.plural}` }]);
  const look = usePastRecord(web.object.id, record.data);
  if (!record.data || !look.shown) return <PageState of={record} shape="record" />;
  const shown = look.shown;
  return (
    <LookingBack value={look.past}>
      <PeopleThere value={people} key={id}>
        <RecordDrop object={web.object.id} recordId={id}>
          <div className={classNames('page-scroll records-page', look.past && 'past')}>
            <PageHeader
              title={name}
              tags={
                <>
                  <FollowButton object={web.object.id} recordId={id} />
                  <PresenceAvatars people={people} fields={fields} />
                </>
              }
              actions={<RecordActions web={web} record={shown} name={name} onLookBack={look.open} />}
            >
              {look.isOpen && (
                <MomentBar
                  object={web.object.id}
                  recordId={id}
                  at={look.at}
                  differences={look.past?.differs.size ?? 0}
                  onChange={look.choose}
                  onClose={look.close}
                />
              )}
              <HeaderFacts web={web} record={shown} fields={fields} />
              {web.HeaderPart && !look.past && (
                <Suspense fallback={null}>
                  <web.HeaderPart object={web} record={record.data} />
                </Suspense>
              )}
            </PageHeader>
            <div className="records-body">
              <div className="records-facts">
                <FactsColumn web={web} record={shown} fields={fields} />
                <SegmentsOfRecord object={web.object.id} recordId={id} />
              </div>
              <div className="records-main">
                <RecordTabs web={web} id={id} />
              </div>
            </div>
            {!look.past && <RecordBar web={web} record={record.data} />}
          </div>
        </RecordDrop>
      </PeopleThere>
    </LookingBack>
  );
}

interface PartProps {
  readonly web: WebObject;
  readonly record: RecordRow;
}

function HeaderFacts({ web, record, fields }: PartProps & { readonly fields: Readonly<Record<string, Field>> }) {
  const titleOf = useFieldTitle();
  const isPhone = useIsPhone();
  const shown = web.headerFields.slice(0, isPhone ? 3 : 7);
  return (
    <Facts
      facts={shown.flatMap((name) => {
        const field = fields[name];
        const note = web.FieldNote && (
          <Suspense fallback={null}>
            <web.FieldNote object={web} record={record} name={name} />
          </Suspense>
        );
        return field ? [{ id: name, label: titleOf(field), value: <FieldCell field={field} row={record} path={name} />, note }] : [];
      })}
    />
  );
}

function RecordActions({ web, record, name, onLookBack }: PartProps & { readonly name: string; readonly onLookBack: () => void }) {
  const h = useMessages(historyMessages);
  const t = useMessages(recordMessages);
  const kit = useMessages(kitMessages);
  const go = useGo();
  const isPhone = useIsPhone();
  const [task, setTask] = useState<'edit' | 'delete'>();
  const canUpdate = usePastDay() === undefined && record._can?.update !== false;
  useHotkeys({ e: () => setTask('edit') }, { isEnabled: canUpdate });
  const refresh = useRefreshObject();
  const remove = useRouteMutation(routesOf(web.object).remove);
  const confirmRemove = async () => {
    await remove.mutateAsync({ id: record.id }).catch((error: unknown) => {
      showToast({ text: error instanceof Error ? error.message : kit('kit.error_unexpected'), tone: 'bad' });
      throw error;
    });
    await refresh(web.object.id);
    showToast({ text: t('records.deleted', { count: 1 }), tone: 'good' });
    go(`/${web.object.plural}`);
  };
  return (
    <>
      <PlaceButtons web={web} id={record.id} />
      {canUpdate && !isPhone && (
        <Button icon="pencil" keyCap="E" onClick={() => setTask('edit')}>
          {t('records.edit')}
        </Button>
      )}
      <Menu
        label={kit('kit.more')}
        items={[
          ...(canUpdate && isPhone ? [{ id: 'edit', label: t('records.edit'), icon: 'pencil' as const, onSelect: () => setTask('edit') }] : []),
          { id: 'past', label: h('history.look_back'), icon: 'clock', onSelect: onLookBack },
          {
            id: 'copy',
            label: t('records.copy_link'),
            icon: 'link',
            onSelect: () => void navigator.clipboard.writeText(location.href).then(() => showToast({ text: t('records.copied') })),
          },
          ...(record._can?.delete === false || !canUpdate
            ? []
            : [{ id: 'delete', label: t('records.delete'), icon: 'trash' as const, isDanger: true, onSelect: () => setTask('delete') }]),
        ]}
        trigger={(trigger) => <IconButton icon="more" label={kit('kit.more')} {...trigger} />}
      />
      {task === 'edit' && <EditDrawer web={web} id={record.id} onClose={() => setTask(undefined)} />}
      {task === 'delete' && (
        <Confirm
          isDanger
          title={t('records.delete_title', { name })}
          confirmLabel={t('records.delete')}
          onConfirm={confirmRemove}
          onClose={() => setTask(undefined)}
        >
          {t('records.delete_text')}
        </Confirm>
      )}
    </>
  );
}

/** Previous and next of the list the record was opened from. */
function PlaceButtons({ web, id }: { readonly web: WebObject; readonly id: string }) {
  const kit = useMessages(kitMessages);
  const go = useGo();
  const isPhone = useIsPhone();
  const place = placeInList(web.object.id, id);
  const to = (next: string | undefined) => () => next !== undefined && go(recordPath(web.object.id, next));
  useHotkeys({ k: to(place?.previous), j: to(place?.next) }, { isEnabled: place !== undefined });
  if (!place || isPhone) return null;
  return (
    <>
      <span className="muted t12 nowrap">{kit('kit.position', { index: place.index, count: place.count })}</span>
      <IconButton icon="chevron-up" label={kit('kit.previous')} disabled={place.previous === undefined} onClick={to(place.previous)} />
      <IconButton icon="chevron-down" label={kit('kit.next')} disabled={place.next === undefined} onClick={to(place.next)} />
    </>
  );
}
