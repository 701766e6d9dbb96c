import { useState } from 'react';
import { useRoute, useRouteMutation } from '#platform/web/api.ts';
import { Button, IconButton } from '#platform/web/kit/button.tsx';
import { PageState, Skeleton } from '#platform/web/kit/page-state.tsx';
import { PanelSection } from '#platform/web/kit/panel.tsx';
import { Tag } from '#platform/web/kit/tag.tsx';
import { DateText } from '#platform/web/kit/values.tsx';
import { useLabel, useMessages } from '#platform/web/locale.ts';
import type { PanelProps } from '#platform/web/page-registry.ts';
import { useCan } from '#platform/web/session.ts';
import type { RouteOutput } from '#platform/contract/route.ts';
import { PickInput } from '#engine/web/fields/pickers.tsx';
import { explainAccessRoute, listRecordAccessRoute, unshareRecordRoute } from '../contract/access.routes.ts';
import { sharingMessages } from '../contract/sharing.messages.ts';
import { ReasonsList } from './reasons-list.tsx';
import { ShareDrawer } from './share-drawer.tsx';
import './access.css';

type Entry = RouteOutput<typeof listRecordAccessRoute>['entries'][number];

/** Why this record is seen, who is in its team, and whom it is shared with. */
export function RecordAccessTab({ object, recordId }: PanelProps) {
  const t = useMessages(sharingMessages);
  const access = useRoute(listRecordAccessRoute, { object, id: recordId });
  const [adding, setAdding] = useState<'team' | 'share'>();
  if (!access.data) return <PageState of={access} />;
  const { entries, canShare } = access.data;
  const add = (source: 'team' | 'share') =>
    canShare && (
      <Button size="small" icon="plus" onClick={() => setAdding(source)}>
        {t('sharing.add')}
      </Button>
    );
  return (
    <div className="access-tab">
      <Why object={object} recordId={recordId} />
      {(['team', 'share'] as const).map((source) => (
        <PanelSection key={source} title={source === 'team' ? t('sharing.team') : t('sharing.shares')} extra={add(source)}>
          {entries.every((entry) => entry.source !== source) && <p className="muted">{t('sharing.nobody')}</p>}
          {entries
            .filter((entry) => entry.source === source)
            .map((entry) => (
              <EntryLine key={entry.id} entry={entry} canShare={canShare} />
            ))}
        </PanelSection>
      ))}
      {adding && <ShareDrawer object={object} recordId={recordId} source={adding} onClose={() => setAdding(undefined)} />}
    </div>
  );
}

function Why({ object, recordId }: PanelProps) {
  const t = useMessages(sharingMessages);
  const can = useCan();
  const [member, setMember] = useState<string | null>(null);
  const explained = useRoute(explainAccessRoute, { object, id: recordId, ...(member !== null && { member }) }, { keepPrevious: true });
  return (
    <PanelSection title={t('sharing.why')}>
      {can('member.manage') && (
        <div className="access-ask">
          <PickInput source="member" value={member} onChange={setMember} label={t('sharing.why_whom')} />
        </div>
      )}
      {explained.data ? <ReasonsList explained={explained.data} /> : explained.error ? <PageState of={explained} /> : <Skeleton rows={2} />}
    </PanelSection>
  );
}

interface EntryLineProps {
  readonly entry: Entry;
  readonly canShare: boolean;
}

function EntryLine({ entry, canShare }: EntryLineProps) {
  const t = useMessages(sharingMessages);
  const label = useLabel();
  const take = useRouteMutation(unshareRecordRoute, { invalidates: [listRecordAccessRoute, explainAccessRoute] });
  const name = label(entry.name);
  return (
    <div className="access-entry">
      <b className="spread">{name}</b>
      <Tag tone={entry.mayWrite ? 'accent' : 'neutral'}>{entry.mayWrite ? t('sharing.may_write') : t('sharing.may_read')}</Tag>
      {entry.expiresAt !== null && (
        <span className="muted t12">
          {entry.isOver ? t('sharing.over') : t('sharing.until')} <DateText value={entry.expiresAt} isAbsolute />
        </span>
      )}
      {entry.grantedBy !== null && <span className="muted t12">{t('sharing.by', { name: entry.grantedBy })}</span>}
      {entry.note !== null && <span className="muted t12">{entry.note}</span>}
      {canShare && (
        <IconButton
          icon="close"
          size="small"
          label={t('sharing.take_back', { name })}
          disabled={take.isPending}
          onClick={() => take.mutate({ id: entry.id })}
        />
      )}
    </div>
  );
}
