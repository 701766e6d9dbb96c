import { useState } from 'react';
import type { z } from 'zod';
import type { ColumnArrangement } from '#platform/web/kit/data-table-parts.ts';
import { TableSettings } from '#engine/contract/views/view-settings.ts';
import type { TotalKind } from '#engine/contract/views/view-settings.ts';
import type { ListState } from './use-list-state.ts';

const Kept = TableSettings.pick({ widths: true, pinned: true });
type Kept = z.infer<typeof Kept>;

/**
 * How the table is drawn: what the view keeps, and over it what the person drew here. Widths and pins are remembered in this browser by view,
 * so that a look at somebody else’s view stays as one left it; a view of one’s own can keep them for everybody who opens it.
 */
export function useTableLook(objectId: string, state: ListState) {
  const place = `sloop.table.${objectId}.${state.view?.id ?? ''}`;
  const [drawn, setDrawn] = useState<{ readonly place: string; readonly kept: Kept }>();
  const local = drawn?.place === place ? drawn.kept : readKept(place);
  const settings = state.settings.table ?? {};
  const widths = { ...settings.widths, ...local.widths };
  const pinned = local.pinned ?? settings.pinned ?? [];
  const canKeep = state.view?.saved?.can_edit === true;
  const draw = (change: Kept) => {
    const kept = { widths, pinned, ...change };
    setDrawn({ place, kept });
    localStorage.setItem(place, JSON.stringify(kept));
    if (canKeep) state.setSettings({ table: { ...settings, ...kept } });
  };
  const onWidth = (columnId: string, width: number | undefined) => {
    const { [columnId]: _, ...others } = widths;
    draw({ widths: width === undefined ? others : { ...others, [columnId]: width } });
  };
  const arrangement: ColumnArrangement = {
    places: { widths, pinned },
    onWidth,
    onOrder: state.setColumns,
    onPin: (columnId, isPinned) => draw({ pinned: isPinned ? [...pinned, columnId] : pinned.filter((each) => each !== columnId) }),
    onHide: (columnId) => state.setColumns(state.columns.filter((each) => each !== columnId)),
  };
  return {
    arrangement,
    totals: settings.totals ?? {},
    groupBy: settings.groupBy ?? undefined,
    setTotal: (columnId: string, kind: TotalKind) => state.setSettings({ table: { ...settings, totals: { ...settings.totals, [columnId]: kind } } }),
    setGroupBy: (path: string | undefined) => state.setSettings({ table: { ...settings, groupBy: path ?? null } }),
    /** Forgets what was drawn here. */
    forget: () => {
      localStorage.removeItem(place);
      setDrawn({ place, kept: {} });
    },
  };
}

/** How a table is drawn, and the ways to draw it otherwise. */
export type TableLook = ReturnType<typeof useTableLook>;

function readKept(place: string): Kept {
  try {
    return Kept.catch({}).parse(JSON.parse(localStorage.getItem(place) ?? '{}'));
  } catch {
    return {};
  }
}
