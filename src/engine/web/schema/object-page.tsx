import { useRoute } from '#platform/web/api.ts';
import { Button } from '#platform/web/kit/button.tsx';
import { PageHeader } from '#platform/web/kit/page-header.tsx';
import { PageState } from '#platform/web/kit/page-state.tsx';
import { Tabs } from '#platform/web/kit/tabs.tsx';
import { Tag } from '#platform/web/kit/tag.tsx';
import { useLabel, useMessages } from '#platform/web/locale.ts';
import { useGo, usePathParam, useSearchParam } from '#platform/web/navigation.tsx';
import { usePageTitle } from '#platform/web/page-title.ts';
import type { RouteOutput } from '#platform/contract/route.ts';
import { schemaMessages } from '#engine/contract/schema/schema.messages.ts';
import { getObjectRoute } from '#engine/contract/schema/schema.routes.ts';
import { ChangesList } from './changes-list.tsx';
import { FieldsTab } from './fields-tab.tsx';
import { LayoutTab } from './layout-tab.tsx';
import { ListsTab } from './lists-tab.tsx';
import { ObjectMenu } from './object-menu.tsx';
import { RulesTab } from './rules-tab.tsx';
import './schema.css';

/** All an administrator sees of one object. */
export type ObjectDetail = RouteOutput<typeof getObjectRoute>;

/** One object: its fields, rules, layouts and what was changed. */
export function ObjectPage() {
  const t = useMessages(schemaMessages);
  const label = useLabel();
  const object = usePathParam('object');
  const detail = useRoute(getObjectRoute, { object });
  const name = detail.data ? label(detail.data.definition.label) : '';
  usePageTitle(name, [{ label: t('schema.title'), to: '/settings/objects' }]);
  if (!detail.data) return <PageState of={detail} />;
  return <ObjectView key={object} detail={detail.data} name={name} />;
}

const tabIds = ['fields', 'rules', 'layout', 'lists', 'changes'] as const;

function ObjectView({ detail, name }: { readonly detail: ObjectDetail; readonly name: string }) {
  const t = useMessages(schemaMessages);
  const go = useGo();
  const [chosen, setTab] = useSearchParam('tab');
  const tab = tabIds.find((id) => id === chosen) ?? 'fields';
  const { definition } = detail;
  return (
    <>
      <PageHeader
        title={name}
        tags={
          <Tag tone={detail.origin === 'custom' ? 'accent' : 'neutral'}>{t(detail.origin === 'custom' ? 'schema.custom' : 'schema.built_in')}</Tag>
        }
        summary={<code className="mono">{definition.id}</code>}
        actions={
          <>
            <Button icon="open" onClick={() => go(`/${definition.plural}`)}>
              {t('schema.open_list')}
            </Button>
            {detail.origin === 'custom' && <ObjectMenu detail={detail} name={name} />}
          </>
        }
      >
        <Tabs
          label={t('schema.tabs')}
          active={tab}
          onChange={setTab}
          tabs={[
            { id: 'fields', label: t('schema.tab_fields'), count: Object.keys(definition.fields).length },
            { id: 'rules', label: t('schema.tab_rules'), count: detail.rules.length },
            { id: 'layout', label: t('schema.tab_layout') },
            { id: 'lists', label: t('schema.tab_lists') },
            { id: 'changes', label: t('schema.tab_changes') },
          ]}
        />
      </PageHeader>
      <div className="page page-scroll" tabIndex={0} role="region" aria-label={name}>
        {tab === 'fields' && <FieldsTab detail={detail} />}
        {tab === 'rules' && <RulesTab detail={detail} />}
        {tab === 'layout' && <LayoutTab key={JSON.stringify(definition.layout)} detail={detail} />}
        {tab === 'lists' && <ListsTab key={JSON.stringify(definition.views)} detail={detail} />}
        {tab === 'changes' && <ChangesList object={definition.id} />}
      </div>
    </>
  );
}
