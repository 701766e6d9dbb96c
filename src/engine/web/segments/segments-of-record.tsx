import { useRoute } from '#platform/web/api.ts';
import { PanelSection } from '#platform/web/kit/panel.tsx';
import { Tag } from '#platform/web/kit/tag.tsx';
import { useMessages } from '#platform/web/locale.ts';
import { Link } from '#platform/web/navigation.tsx';
import { segmentMessages } from '#engine/contract/segments/segment.messages.ts';
import { listSegmentsRoute } from '#engine/contract/segments/segment.routes.ts';
import { pathOfSegment } from './segment-path.ts';
import './segments.css';

/** The lists a record is on, each leading to its list; nothing where it is on none. */
export function SegmentsOfRecord({ object, recordId }: { readonly object: string; readonly recordId: string }) {
  const t = useMessages(segmentMessages);
  const held = useRoute(listSegmentsRoute, { object, record: recordId }, { staleTimeMs: 30_000 });
  const rows = held.data?.rows ?? [];
  if (rows.length === 0) return null;
  return (
    <PanelSection title={t('segment.title')}>
      <span className="segment-tags">
        {rows.map((segment) => (
          <Link key={segment.id} to={pathOfSegment(segment)}>
            <Tag icon="checklist" {...(segment.description !== '' && { title: segment.description })}>
              {segment.name}
            </Tag>
          </Link>
        ))}
      </span>
    </PanelSection>
  );
}
