import { PanelSection } from '#platform/web/kit/panel.tsx';
import { StatusText } from '#platform/web/kit/tag.tsx';
import { useMessages } from '#platform/web/locale.ts';
import { targetMessages } from '../contract/target.messages.ts';
import type { TargetGrid, TargetVersionView } from '../contract/target.routes.ts';
import { CellPanel } from './cell-panel.tsx';
import { GapPanel } from './gap-panel.tsx';
import type { PickedCell } from './target-grid.tsx';
import type { GridWriting } from './use-grid-writing.ts';
import type { TargetsState } from './use-targets.ts';

interface TargetsSideProps {
  readonly grid: TargetGrid;
  readonly targets: TargetsState;
  readonly writing: GridWriting;
  readonly picked: PickedCell | undefined;
}

/** Beside the grid: the chosen cell, what is missing to its target, and the versions. */
export function TargetsSide({ grid, targets, writing, picked }: TargetsSideProps) {
  const t = useMessages(targetMessages);
  const [company] = grid.rows;
  return (
    <>
      <CellPanel grid={grid} picked={picked} writing={writing} />
      {company && <GapPanel grid={grid} row={picked?.row ?? company} column={picked?.column} />}
      <PanelSection title={t('target.versions')}>
        <div className="targets-versions">
          {targets.all.map((version) => (
            <button key={version.id} type="button" aria-current={version.id === grid.version.id} onClick={() => targets.setVersionId(version.id)}>
              <span className="spread stack">
                <b className="clip">{version.name}</b>
                <span className="muted t12 clip">
                  {version.from} – {version.to}
                  {version.reason && ` · ${version.reason}`}
                </span>
              </span>
              <VersionStatus version={version} />
            </button>
          ))}
        </div>
      </PanelSection>
    </>
  );
}

function VersionStatus({ version }: { readonly version: TargetVersionView }) {
  const t = useMessages(targetMessages);
  return <StatusText tone={version.status === 'active' ? 'good' : 'neutral'}>{t(`target.${version.status}`)}</StatusText>;
}
