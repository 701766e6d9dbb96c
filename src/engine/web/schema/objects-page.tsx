import { useState } from 'react';
import { useQueries } from '@tanstack/react-query';
import { callRoute, useRoute } from '#platform/web/api.ts';
import { Button } from '#platform/web/kit/button.tsx';
import { DataTable } from '#platform/web/kit/data-table.tsx';
import { Icon } from '#platform/web/kit/icon.tsx';
import { PageHeader } from '#platform/web/kit/page-header.tsx';
import { PageState } from '#platform/web/kit/page-state.tsx';
import { Tag } from '#platform/web/kit/tag.tsx';
import { useLabel, useMessages } from '#platform/web/locale.ts';
import { useGo } from '#platform/web/navigation.tsx';
import { schemaMessages } from '#engine/contract/schema/schema.messages.ts';
import type { SchemaObject } from '#engine/contract/schema/schema-parts.ts';
import { getSchemaRoute } from '#engine/contract/schema/schema.routes.ts';
import { findWebObject, routesOf } from '../objects/object-registry.ts';
import { ChangesList } from './changes-list.tsx';
import { HiddenObjects } from './hidden-objects.tsx';
import { ObjectDrawer } from './object-drawer.tsx';
import './schema.css';

interface Shown {
  readonly schema: SchemaObject;
  readonly count: number | undefined;
}

/** All objects of the workspace, what they hold, and a way to make one. */
export function ObjectsPage() {
  const t = useMessages(schemaMessages);
  const go = useGo();
  const schema = useRoute(getSchemaRoute, {});
  const [isCreating, setIsCreating] = useState(false);
  const objects = schema.data?.objects ?? [];
  const counts = useRecordCounts(objects);
  const rows: readonly Shown[] = objects.map((each, at) => ({ schema: each, count: counts[at] }));
  const open = (row: Shown) => go(`/settings/objects/${row.schema.definition.id}`);
  return (
    <>
      <PageHeader
        title={t('schema.title')}
        summary={t('schema.summary')}
        actions={
          <Button kind="primary" icon="plus" onClick={() => setIsCreating(true)}>
            {t('schema.new_object')}
          </Button>
        }
      />
      <div className="page-scroll schema-objects">
        {schema.data ? <ObjectsTable rows={rows} onOpen={open} /> : <PageState of={schema} />}
        {schema.data && <HiddenObjects />}
        {schema.data && (
          <section className="page">
            <h2 className="section-title">{t('schema.tab_changes')}</h2>
            <ChangesList />
          </section>
        )}
      </div>
      {isCreating && <ObjectDrawer onClose={() => setIsCreating(false)} onCreated={(id) => go(`/settings/objects/${id}`)} />}
    </>
  );
}

function ObjectsTable({ rows, onOpen }: { readonly rows: readonly Shown[]; readonly onOpen: (row: Shown) => void }) {
  const t = useMessages(schemaMessages);
  const label = useLabel();
  const name = ({ schema: { definition } }: Shown) => (
    <span className="row g2">
      <Icon name={findWebObject(definition.id)?.icon ?? 'package'} />
      <b>{label(definition.label)}</b>
    </span>
  );
  const origin = ({ schema }: Shown) => (
    <Tag tone={schema.origin === 'custom' ? 'accent' : 'neutral'}>{t(schema.origin === 'custom' ? 'schema.custom' : 'schema.built_in')}</Tag>
  );
  return (
    <DataTable<Shown>
      label={t('schema.title')}
      rows={rows}
      rowKey={(row) => row.schema.definition.id}
      onOpen={onOpen}
      columns={[
        { id: 'object', title: t('schema.object'), minWidth: 180, render: name },
        { id: 'id', title: t('schema.id'), minWidth: 140, render: ({ schema }) => <code className="mono">{schema.definition.id}</code> },
        { id: 'origin', title: t('schema.origin'), width: 104, render: origin },
        {
          id: 'fields',
          title: t('schema.field_count'),
          width: 88,
          align: 'end',
          render: ({ schema }) => Object.keys(schema.definition.fields).length,
        },
        { id: 'custom', title: t('schema.custom_count'), width: 120, align: 'end', render: ({ schema }) => schema.customFields.length },
        { id: 'rules', title: t('schema.rule_count'), width: 80, align: 'end', render: ({ schema }) => schema.rules.length },
        { id: 'records', title: t('schema.record_count'), width: 104, align: 'end', render: ({ count }) => count?.toLocaleString() ?? '' },
      ]}
      phoneRow={(row) => (
        <div>
          <div className="row g2">
            <span className="spread">{name(row)}</span>
            {origin(row)}
          </div>
          <div className="row g2 muted t12">
            {t('schema.field_count')} {Object.keys(row.schema.definition.fields).length} · {t('schema.record_count')}{' '}
            {row.count?.toLocaleString() ?? '—'}
          </div>
        </div>
      )}
    />
  );
}

function useRecordCounts(objects: readonly SchemaObject[]): readonly (number | undefined)[] {
  return useQueries({
    queries: objects.map(({ definition }) => {
      const route = routesOf(definition).aggregate;
      const request = { measures: [{ id: 'count', kind: 'count' as const }] };
      return {
        queryKey: [route.id, 'count'],
        queryFn: async ({ signal }: { signal: AbortSignal }) => (await callRoute(route, request, signal)).groups[0]?.measures['count'] ?? 0,
        retry: false,
        // Objects without pages of their own have no generic reads either.
        enabled: findWebObject(definition.id) !== undefined,
      };
    }),
  }).map((answer) => (typeof answer.data === 'number' ? answer.data : undefined));
}
