import { Button } from '#platform/web/kit/button.tsx';
import { Icon } from '#platform/web/kit/icon.tsx';
import { useMessages } from '#platform/web/locale.ts';
import type { Field } from '#engine/contract/objects/fields.ts';
import { tableMessages } from '#engine/contract/records/table.messages.ts';
import { useFieldTitle } from '../fields/field-title.ts';
import { fieldAt } from '../objects/object-registry.ts';
import { readGrouping } from './group-keys.ts';
import type { Groups } from './use-groups.tsx';
import type { TableLook } from './use-table-look.ts';

interface GroupsBarProps {
  readonly fields: Readonly<Record<string, Field>>;
  readonly groups: Groups;
  readonly look: TableLook;
}

/** By what the list is cut, and the ways to open, close and end it. */
export function GroupsBar({ fields, groups, look }: GroupsBarProps) {
  const t = useMessages(tableMessages);
  const titleOf = useFieldTitle();
  const field = fieldAt(fields, readGrouping(look.groupBy ?? '').path);
  if (!field) return null;
  return (
    <div className="records-groups row g2" role="toolbar" aria-label={t('table.groups')}>
      <Icon name="rows" size={14} />
      <span>{t('table.grouped_by', { field: titleOf(field) })}</span>
      {groups.isCut && <span className="watch">{t('table.groups_cut', { count: groups.window.count })}</span>}
      <span className="spread" />
      <Button size="small" kind="quiet" onClick={groups.openAll}>
        {t('table.open_all')}
      </Button>
      <Button size="small" kind="quiet" onClick={groups.closeAll}>
        {t('table.close_all')}
      </Button>
      <Button size="small" kind="quiet" icon="close" onClick={() => look.setGroupBy(undefined)}>
        {t('table.ungroup')}
      </Button>
    </div>
  );
}
