import { formatNumber } from '#platform/contract/format/format-number.ts';
import { clockOf } from '#platform/contract/format/format-date.ts';
import { useRouteMutation } from '#platform/web/api.ts';
import { Button } from '#platform/web/kit/button.tsx';
import { Icon } from '#platform/web/kit/icon.tsx';
import { showToast } from '#platform/web/kit/toast.tsx';
import { useMessages } from '#platform/web/locale.ts';
import { useReading } from '#platform/web/reading.ts';
import { targetMessages } from '../contract/target.messages.ts';
import { getTargetGridRoute, lockTargetCellsRoute, type TargetGrid } from '../contract/target.routes.ts';
import type { GridWriting } from './use-grid-writing.ts';

interface GridFootProps {
  readonly grid: TargetGrid;
  readonly writing: GridWriting;
  /** Values of the selected cells; empty ones too. */
  readonly values: readonly string[];
  readonly cells: readonly { readonly id: string; readonly isLocked: boolean }[];
}

/** What the marks mean, what is selected, and whether everything is saved. */
export function GridFoot({ grid, writing, values, cells }: GridFootProps) {
  const t = useMessages(targetMessages);
  const reading = useReading();
  const known = values.filter((value) => value !== '').map(Number);
  const sum = known.reduce((total, value) => total + value, 0);
  const saved = writing.savedAt && clockOf(writing.savedAt, reading.timeZone);
  return (
    <div className="tg-foot">
      <span className="row g1">
        <i className="tg-mark locked">
          <Icon name="lock" size={12} />
        </i>{' '}
        {t('target.locked')}
      </span>
      <span className="row g1">
        <i className="tg-mark overridden" /> {t('target.overridden')}
      </span>
      <span className="row g1">
        <i className="tg-mark unset" /> {t('target.not_set')}
      </span>
      <span className="row g1">
        <i className="tg-mark">0</i> {t('target.zero')}
      </span>
      <span className="spread muted clip">{grid.version.can.edit ? t('target.keys') : t('target.read_only')}</span>
      {values.length > 1 && <span>{t('target.selected', { count: values.length })}</span>}
      {known.length > 1 && (
        <span className="ink">
          {t('target.sum', { value: formatNumber(sum, 2) })} · {t('target.average', { value: formatNumber(sum / known.length, 2) })}
        </span>
      )}
      {grid.version.can.edit && cells.length > 0 && <LockButton grid={grid} cells={cells} />}
      {writing.isSaving && <span role="status">{t('target.saving')}</span>}
      {!writing.isSaving && saved && (
        <span className="good row g1" role="status">
          <Icon name="tick" size={12} /> {t('target.saved', { time: saved })}
        </span>
      )}
    </div>
  );
}

function LockButton({ grid, cells }: Pick<GridFootProps, 'grid' | 'cells'>) {
  const t = useMessages(targetMessages);
  const lock = useRouteMutation(lockTargetCellsRoute, {
    invalidates: [getTargetGridRoute],
    onError: (error) => showToast({ text: error.detail, tone: 'bad' }),
  });
  const isLocked = cells.every((cell) => cell.isLocked);
  return (
    <Button
      kind="quiet"
      size="small"
      icon="lock"
      isBusy={lock.isPending}
      onClick={() => lock.mutate({ id: grid.version.id, cells: cells.map((cell) => cell.id), locked: !isLocked })}
    >
      {t(isLocked ? 'target.unlock' : 'target.lock')}
    </Button>
  );
}
