import { useState } from 'react';
import { useRoute } from '#platform/web/api.ts';
import { Button, IconButton } from '#platform/web/kit/button.tsx';
import { type DataColumn, DataTable } from '#platform/web/kit/data-table.tsx';
import { Menu } from '#platform/web/kit/menu.tsx';
import { PageHeader } from '#platform/web/kit/page-header.tsx';
import { EmptyState, PageState } from '#platform/web/kit/page-state.tsx';
import { Tag } from '#platform/web/kit/tag.tsx';
import { DateText } from '#platform/web/kit/values.tsx';
import { useLabel, useMessages } from '#platform/web/locale.ts';
import { useGo } from '#platform/web/navigation.tsx';
import { kitMessages } from '#platform/contract/kit.messages.ts';
import { segmentMessages } from '#engine/contract/segments/segment.messages.ts';
import { countSegmentRoute, type Segment } from '#engine/contract/segments/segment.routes.ts';
import { findWebObject, useWebObjects } from '../objects/object-registry.ts';
import { DeleteSegment } from './delete-segment.tsx';
import { CreateSegment, EditSegment } from './segment-drawers.tsx';
import { pathOfSegment } from './segment-path.ts';
import { useSnapshot } from './use-snapshot.ts';
import { useSegments } from './use-segments.ts';
import './segments.css';

/** All segments one may use: what they hold, whose they are, and the list each opens. */
export function SegmentsPage() {
  const t = useMessages(segmentMessages);
  const go = useGo();
  const { answer, segments } = useSegments();
  const columns = useColumns();
  const [first] = useWebObjects();
  const [task, setTask] = useState<{ readonly kind: 'create' } | { readonly kind: 'edit' | 'delete'; readonly segment: Segment }>();
  const close = () => setTask(undefined);
  const create = (
    <Button kind="primary" icon="plus" onClick={() => setTask({ kind: 'create' })}>
      {t('segment.new')}
    </Button>
  );
  return (
    <>
      <PageHeader title={t('segment.title')} actions={create} />
      {answer.data ? (
        <DataTable
          label={t('segment.title')}
          rows={segments}
          columns={columns}
          rowKey={(segment) => segment.id}
          onOpen={(segment) => go(pathOfSegment(segment))}
          rowActions={(segment) => <SegmentMenu segment={segment} onTask={(kind) => setTask({ kind, segment })} />}
          phoneRow={(segment) => <SegmentCard segment={segment} />}
          empty={<EmptyState icon="checklist" title={t('segment.empty_title')} text={t('segment.empty_text')} action={create} />}
        />
      ) : (
        <PageState of={answer} />
      )}
      {task?.kind === 'create' && first && <CreateSegment object={findWebObject('account') ? 'account' : first.object.id} onClose={close} />}
      {task?.kind === 'edit' && <EditSegment segment={task.segment} onClose={close} />}
      {task?.kind === 'delete' && <DeleteSegment segment={task.segment} onClose={close} />}
    </>
  );
}

function useColumns(): DataColumn<Segment>[] {
  const t = useMessages(segmentMessages);
  const label = useLabel();
  return [
    {
      id: 'name',
      title: t('segment.name'),
      minWidth: 200,
      render: (segment) => (
        <span className="clip" {...(segment.description !== '' && { title: segment.description })}>
          <b>{segment.name}</b> {segment.description !== '' && <span className="muted t12">{segment.description}</span>}
        </span>
      ),
    },
    {
      id: 'object',
      title: t('segment.object'),
      width: 110,
      render: (segment) => (
        <span className="clip">{label(findWebObject(segment.object)?.object.labelPlural ?? { zh: segment.object, en: segment.object })}</span>
      ),
    },
    { id: 'kind', title: t('segment.kind'), width: 140, render: (segment) => <KindTag segment={segment} /> },
    { id: 'count', title: t('segment.records'), width: 90, align: 'end', render: (segment) => <SegmentCount id={segment.id} /> },
    { id: 'shared', title: t('segment.shared'), width: 120, render: (segment) => t(`segment.${segment.shared}`) },
    { id: 'owner', title: t('segment.owner'), width: 120, render: (segment) => <span className="clip">{segment.owner_name}</span> },
    { id: 'changed', title: t('segment.changed'), width: 120, align: 'end', render: (segment) => <DateText value={segment.updated_at} /> },
  ];
}

function KindTag({ segment }: { readonly segment: Segment }) {
  const t = useMessages(segmentMessages);
  return <Tag icon={segment.kind === 'dynamic' ? 'filter' : 'checklist'}>{t(`segment.${segment.kind}`)}</Tag>;
}

/** How many of its records one may see. */
function SegmentCount({ id }: { readonly id: string }) {
  const counted = useRoute(countSegmentRoute, { id }, { staleTimeMs: 30_000 });
  if (counted.data) return <span className="num">{counted.data.count.toLocaleString('en')}</span>;
  return (
    <span className="muted" {...(counted.error && { title: counted.error.message })}>
      {counted.error ? '—' : '…'}
    </span>
  );
}

function SegmentMenu({ segment, onTask }: { readonly segment: Segment; readonly onTask: (task: 'edit' | 'delete') => void }) {
  const t = useMessages(segmentMessages);
  const kit = useMessages(kitMessages);
  const snapshot = useSnapshot();
  return (
    <Menu
      label={kit('kit.more')}
      items={[
        ...(segment.can_edit ? [{ id: 'edit', label: t('segment.edit'), icon: 'pencil' as const, onSelect: () => onTask('edit') }] : []),
        { id: 'copy', label: t('segment.copy'), icon: 'copy', onSelect: () => void snapshot(segment) },
        ...(segment.can_edit
          ? [{ id: 'delete', label: t('segment.delete'), icon: 'trash' as const, isDanger: true, onSelect: () => onTask('delete') }]
          : []),
      ]}
      trigger={(trigger) => <IconButton icon="more" size="small" label={kit('kit.more')} {...trigger} />}
    />
  );
}

function SegmentCard({ segment }: { readonly segment: Segment }) {
  const t = useMessages(segmentMessages);
  const label = useLabel();
  const object = findWebObject(segment.object)?.object.labelPlural;
  return (
    <span className="stack">
      <span className="row g2">
        <b className="spread clip">{segment.name}</b>
        <SegmentCount id={segment.id} />
      </span>
      <span className="row g2 muted t12">
        <span className="spread clip">
          {object && label(object)} · {t(`segment.${segment.kind}`)} · {t(`segment.${segment.shared}`)}
        </span>
        <span className="clip">{segment.owner_name}</span>
      </span>
    </span>
  );
}
