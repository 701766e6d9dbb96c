import { useState } from 'react';
import { PageHeader } from '#platform/web/kit/page-header.tsx';
import { EmptyState, PageState } from '#platform/web/kit/page-state.tsx';
import { Button } from '#platform/web/kit/button.tsx';
import { Tag } from '#platform/web/kit/tag.tsx';
import { useMessages } from '#platform/web/locale.ts';
import { useCan } from '#platform/web/session.ts';
import { targetMessages } from '../contract/target.messages.ts';
import type { TargetGrid } from '../contract/target.routes.ts';
import { NewVersionDrawer } from './new-version-drawer.tsx';
import { type PickedCell, TargetGridView } from './target-grid.tsx';
import { TargetsActions } from './targets-actions.tsx';
import { TargetsSide } from './targets-side.tsx';
import { TargetsSummary } from './targets-summary.tsx';
import { TargetsTools } from './targets-tools.tsx';
import { useGridWriting } from './use-grid-writing.ts';
import { type TargetsState, useTargets } from './use-targets.ts';
import './target-grid.css';

/** Who is to reach what by when, how far it is reached, and what is missing. */
export function TargetsPage() {
  const t = useMessages(targetMessages);
  const can = useCan();
  const targets = useTargets();
  const [isNew, setIsNew] = useState(false);
  const begin = can('target.edit') && (
    <Button kind={targets.version ? 'normal' : 'primary'} icon="plus" onClick={() => setIsNew(true)}>
      {t('target.new')}
    </Button>
  );
  const { version } = targets;
  return (
    <>
      <PageHeader
        title={version?.name ?? t('target.title')}
        tags={
          version && (
            <Tag tone={version.status === 'active' ? 'good' : version.status === 'draft' ? 'watch' : 'neutral'}>{t(`target.${version.status}`)}</Tag>
          )
        }
        summary={version && `${version.from} – ${version.to}`}
        actions={
          <>
            {targets.grid.data && <TargetsActions grid={targets.grid.data} targets={targets} />}
            {version && begin}
          </>
        }
      >
        {targets.grid.data && <TargetsSummary grid={targets.grid.data} />}
        {version && <TargetsTools targets={targets} />}
      </PageHeader>
      {targets.versions.data && !version && (
        <EmptyState icon="target" title={t('target.empty_title')} text={t('target.empty_text')} example={t('target.empty_example')} action={begin} />
      )}
      {!targets.versions.data && <PageState of={targets.versions} />}
      {version &&
        (targets.grid.data ? (
          <TargetsBody
            key={`${targets.grid.data.version.id}-${targets.grid.data.metric.id}-${targets.grid.data.level}`}
            grid={targets.grid.data}
            targets={targets}
          />
        ) : (
          <PageState of={targets.grid} />
        ))}
      {isNew && <NewVersionDrawer onClose={() => setIsNew(false)} onMade={targets.setVersionId} />}
    </>
  );
}

function TargetsBody({ grid, targets }: { readonly grid: TargetGrid; readonly targets: TargetsState }) {
  const writing = useGridWriting(grid);
  const [picked, setPicked] = useState<PickedCell>();
  // The grid is fetched again after a write; the panel shows the row as it is now.
  const row = picked && grid.rows.find((each) => each.unit === picked.row.unit && each.id === picked.row.id);
  return (
    <div className="targets">
      <div className="targets-main">
        <TargetGridView grid={grid} show={targets.show} writing={writing} onPick={setPicked} />
      </div>
      <aside className="targets-side">
        <TargetsSide grid={grid} targets={targets} writing={writing} picked={picked && row && { row, column: picked.column }} />
      </aside>
    </div>
  );
}
