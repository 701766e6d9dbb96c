import { useRoute } from '#platform/web/api.ts';
import { PageHeader } from '#platform/web/kit/page-header.tsx';
import { SelectInput } from '#platform/web/kit/select-input.tsx';
import { Tabs } from '#platform/web/kit/tabs.tsx';
import { useLabel, useMessages } from '#platform/web/locale.ts';
import { useSearchParam } from '#platform/web/navigation.tsx';
import { duplicateMessages } from '#engine/contract/duplicates/duplicates.messages.ts';
import { listDuplicateGroups } from '#engine/contract/duplicates/duplicates.routes.ts';
import { useWebObjects } from '../objects/object-registry.ts';
import { GroupList } from './group-list.tsx';
import { MergeList } from './merge-list.tsx';
import { RulesPanel } from './rules-panel.tsx';
import { SweepButton } from './sweep-button.tsx';
import './duplicates.css';

const tabs = ['groups', 'merges', 'rules'] as const;
type Tab = (typeof tabs)[number];

/** Duplicates of one object: what is to be gone through, what was merged, and the rules by which they are found. */
export function DuplicatesPage() {
  const t = useMessages(duplicateMessages);
  const label = useLabel();
  const objects = useWebObjects();
  const [chosen, setChosen] = useSearchParam('object');
  const [shown, setShown] = useSearchParam('tab');
  const object = chosen ?? 'account';
  const active: Tab = tabs.find((tab) => tab === shown) ?? 'groups';
  const groups = useRoute(listDuplicateGroups, { object, state: 'open', limit: 200, offset: 0 }, { staleTimeMs: 0 });
  return (
    <>
      <PageHeader
        title={t('duplicates.title')}
        summary={groups.data && t('duplicates.group_count', { count: groups.data.total })}
        actions={
          <>
            <span className="duplicates-object">
              <SelectInput
                label={t('duplicates.object')}
                value={object}
                onChange={setChosen}
                options={objects.map((web) => ({ value: web.object.id, label: label(web.object.labelPlural) }))}
              />
            </span>
            <SweepButton key={object} object={object} onDone={groups.refetch} />
          </>
        }
      >
        <Tabs
          label={t('duplicates.title')}
          active={active}
          onChange={setShown}
          tabs={[
            { id: 'groups', label: t('duplicates.tab_groups'), count: groups.data?.total },
            { id: 'merges', label: t('duplicates.tab_merges') },
            { id: 'rules', label: t('duplicates.tab_rules') },
          ]}
        />
      </PageHeader>
      {active === 'groups' && <GroupList groups={groups} />}
      {active === 'merges' && <MergeList object={object} />}
      {active === 'rules' && <RulesPanel key={object} object={object} />}
    </>
  );
}
