import type { MenuItem } from '#platform/web/kit/menu.tsx';
import { useMessages } from '#platform/web/locale.ts';
import type { Field } from '#engine/contract/objects/fields.ts';
import { tableMessages } from '#engine/contract/records/table.messages.ts';
import { fieldAt } from '../objects/object-registry.ts';
import { canGroupBy, readGrouping } from './group-keys.ts';
import type { TableLook } from './use-table-look.ts';

const spans = ['month', 'quarter', 'year'] as const;

/** What a column’s menu offers beyond drawing it: grouping by it. */
export function useColumnItems(fields: Readonly<Record<string, Field>>, look: TableLook): (columnId: string) => readonly MenuItem[] {
  const t = useMessages(tableMessages);
  return (path) => {
    const field = fieldAt(fields, path);
    if (!field || !canGroupBy(field)) return [];
    const now = look.groupBy === undefined ? undefined : readGrouping(look.groupBy);
    const isOn = now?.path === path;
    const off: MenuItem[] = isOn ? [{ id: 'ungroup', label: t('table.ungroup'), icon: 'rows', onSelect: () => look.setGroupBy(undefined) }] : [];
    if (field.kind !== 'date' && field.kind !== 'datetime') {
      return isOn ? off : [{ id: 'group', label: t('table.group_by'), icon: 'rows', onSelect: () => look.setGroupBy(path) }];
    }
    const bySpan = spans.map((span): MenuItem => ({
      id: `group-${span}`,
      label: t('table.group_by_span', { span: t(`table.span_${span}`) }),
      icon: 'rows',
      isOn: isOn && now.bucket === span,
      onSelect: () => look.setGroupBy(`${path}:${span}`),
    }));
    return [...bySpan, ...off];
  };
}
