import { useState } from 'react';
import { Button } from '#platform/web/kit/button.tsx';
import { DataTable } from '#platform/web/kit/data-table.tsx';
import { EmptyState, PageState } from '#platform/web/kit/page-state.tsx';
import { usePastDay } from '#platform/web/as-of.ts';
import { useLabel, useMessages } from '#platform/web/locale.ts';
import { useGo } from '#platform/web/navigation.tsx';
import type { ChildRelation } from '#engine/contract/objects/object.ts';
import type { RecordRow } from '#engine/contract/records/query.ts';
import { recordMessages } from '#engine/contract/records/records.messages.ts';
import { CreateDrawer } from '../form/create-drawer.tsx';
import { useListColumns } from '../list/list-columns.tsx';
import { useRecords } from '../list/use-records.ts';
import { recordPath, useFields } from '../objects/object-registry.ts';
import type { WebObject } from '../objects/object-registry.ts';

interface RelatedListProps {
  readonly child: WebObject;
  readonly relation: ChildRelation;
  readonly recordId: string;
  /** As the layout has them; absent: the first of its list. */
  readonly columns?: readonly string[];
}

/** Records of another object that point to this one, with a way to add one. */
export function RelatedList({ child, relation, recordId, columns: given }: RelatedListProps) {
  const t = useMessages(recordMessages);
  const label = useLabel();
  const go = useGo();
  const fields = useFields(child);
  const [isAdding, setIsAdding] = useState(false);
  const isPast = usePastDay() !== undefined;
  const columns = given ?? (child.object.views[0]?.columns ?? []).filter((name) => name !== relation.field).slice(0, 6);
  const list = useRecords(child, {
    filter: { field: relation.field, op: 'eq', value: recordId },
    columns: [...new Set([child.object.nameField, ...columns])],
    sort: [{ field: 'updated_at', descending: true }],
  });
  const shown = useListColumns(child, fields, columns);
  const name = label(child.object.label);
  const add = !isPast && (
    <Button size="small" icon="plus" onClick={() => setIsAdding(true)}>
      {t('records.new', { object: name })}
    </Button>
  );
  return (
    <div className="records-related">
      {!list.query.data ? (
        <PageState of={list.query} />
      ) : list.rows.length === 0 ? (
        <EmptyState
          icon={child.icon}
          title={t('records.none_title', { object: label(child.object.labelPlural) })}
          text={label(child.teaching)}
          action={add}
        />
      ) : (
        <>
          <div className="row g2 records-related-head">
            <span className="spread" />
            {add}
          </div>
          <DataTable<RecordRow>
            label={label(relation.label)}
            isPrimary={false}
            rows={list.rows}
            columns={shown.map((column) => ({ ...column, isSortable: false }))}
            rowKey={(row) => row.id}
            rowHeight={36}
            onOpen={(row) => go(recordPath(child.object.id, row.id))}
            onEndReached={list.loadMore}
            isLoadingMore={list.query.isFetchingNextPage}
          />
        </>
      )}
      {isAdding && <CreateDrawer web={child} values={{ [relation.field]: recordId }} onClose={() => setIsAdding(false)} />}
    </div>
  );
}
