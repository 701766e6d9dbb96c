import { Button } from '#platform/web/kit/button.tsx';
import { Menu } from '#platform/web/kit/menu.tsx';
import { useLabel, useMessages } from '#platform/web/locale.ts';
import { layoutMessages } from '#engine/contract/records/layout.messages.ts';
import { boardChoices, laneFields } from '../objects/layout-fields.ts';
import { fieldAt } from '../objects/object-registry.ts';
import type { WebObject } from '../objects/object-registry.ts';
import type { ListState } from '../list/use-list-state.ts';

/** By which choice a board has columns and by what it has lanes. */
export function BoardChoice({ web, state }: { readonly web: WebObject; readonly state: ListState }) {
  const t = useMessages(layoutMessages);
  const label = useLabel();
  if (state.layout !== 'board') return null;
  const { board } = state.settings;
  const offered = boardChoices(web);
  const by = offered.find((name) => name === board?.by) ?? offered[0] ?? '';
  const nameOf = (name: string) => label(fieldAt(web.object.fields, name)?.label ?? { zh: name, en: name });
  const lanes = laneFields(web).filter((name) => name !== by);
  return (
    <span className="row g1">
      {offered.length > 1 && (
        <Menu
          label={t('board.columns_by', { field: nameOf(by) })}
          items={offered.map((name) => ({
            id: name,
            label: nameOf(name),
            isOn: name === by,
            onSelect: () => state.setSettings({ board: { ...board, by: name } }),
          }))}
          trigger={(trigger) => (
            <Button kind="quiet" size="small" icon="board" {...trigger}>
              {t('board.columns_by', { field: nameOf(by) })}
            </Button>
          )}
        />
      )}
      {lanes.length > 0 && (
        <Menu
          label={t('board.lanes')}
          items={[undefined, ...lanes].map((name) => ({
            id: name ?? '',
            label: name === undefined ? t('board.no_lanes') : nameOf(name),
            isOn: name === board?.lanes,
            onSelect: () => state.setSettings({ board: { ...board, lanes: name } }),
          }))}
          trigger={(trigger) => (
            <Button kind="quiet" size="small" icon="rows" {...trigger}>
              {board?.lanes === undefined ? t('board.lanes') : t('board.lanes_by', { field: nameOf(board.lanes) })}
            </Button>
          )}
        />
      )}
    </span>
  );
}
