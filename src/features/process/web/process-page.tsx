import { useState } from 'react';
import { useRoute, useRouteMutation } from '#platform/web/api.ts';
import { Button } from '#platform/web/kit/button.tsx';
import { Menu } from '#platform/web/kit/menu.tsx';
import { PageHeader } from '#platform/web/kit/page-header.tsx';
import { PageState } from '#platform/web/kit/page-state.tsx';
import { Tag } from '#platform/web/kit/tag.tsx';
import { showToast } from '#platform/web/kit/toast.tsx';
import { useMessages } from '#platform/web/locale.ts';
import { useSearchParam } from '#platform/web/navigation.tsx';
import { useCan } from '#platform/web/session.ts';
import { useRefreshObject } from '#engine/web/objects/use-refresh.ts';
import { conditionsOf } from '../contract/definition.ts';
import type { ProcessDefinition } from '../contract/definition.ts';
import { processPageMessages } from '../contract/process-page.messages.ts';
import { createDraftRoute, getVersionRoute, listVersionsRoute, updateDraftRoute } from '../contract/process.routes.ts';
import type { VersionDetail } from '../contract/process.routes.ts';
import { DraftActions } from './draft-actions.tsx';
import { ProcessSide } from './process-side.tsx';
import { StageList } from './stage-list.tsx';
import './process.css';

/** The sales process: stages, what each asks for, and how versions come into force. `?version=` opens one version. */
export function ProcessPage() {
  const versions = useRoute(listVersionsRoute, { object: 'opportunity' });
  const [chosen, setChosen] = useSearchParam('version');
  const inForce = versions.data?.versions.find((version) => version.status === 'published');
  const id = chosen ?? inForce?.id;
  const version = useRoute(getVersionRoute, { id: id ?? '' }, { enabled: id !== undefined });
  if (!version.data) return <PageState of={versions.error ? versions : version} />;
  return <VersionPage key={`${version.data.id} ${version.data.revision}`} version={version.data} onChoose={setChosen} />;
}

interface VersionPageProps {
  readonly version: VersionDetail;
  readonly onChoose: (id: string | undefined) => void;
}

const tones = { draft: 'watch', published: 'good', retired: 'neutral' } as const;

function VersionPage({ version, onChoose }: VersionPageProps) {
  const t = useMessages(processPageMessages);
  const can = useCan();
  const refresh = useRefreshObject();
  const [definition, setDefinition] = useState<ProcessDefinition>(version.definition);
  const isDraft = version.status === 'draft' && can('process.edit');
  const isChanged = definition !== version.definition;
  const save = useRouteMutation(updateDraftRoute, {
    onSuccess: () => {
      showToast({ text: t('process.saved'), tone: 'good' });
      void refresh('process');
    },
    onError: (error) => showToast({ text: error.detail, tone: 'bad' }),
  });
  return (
    <div className="page-split">
      <div className="process-main">
        <PageHeader
          title={t('process.title')}
          tags={
            <Tag tone={tones[version.status]}>
              {t('process.version_line', { number: version.number, status: t(`process.status.${version.status}`) })}
            </Tag>
          }
          summary={t('process.stage_summary', {
            stages: definition.stages.length,
            gates: countGates(definition),
            transitions: definition.transitions.length,
          })}
          actions={
            <>
              <VersionMenu current={version.id} onChoose={onChoose} />
              {isDraft && <DraftActions version={version} isChanged={isChanged} onGone={() => onChoose(undefined)} />}
              {isDraft && (
                <Button
                  isBusy={save.isPending}
                  disabled={!isChanged}
                  onClick={() => save.mutate({ id: version.id, definition, revision: version.revision })}
                >
                  {t('process.save')}
                </Button>
              )}
              {!isDraft && can('process.edit') && (
                <DraftButton copyOf={version.status === 'published' ? undefined : version.id} onDrafted={onChoose} />
              )}
            </>
          }
        />
        <div className="page page-scroll" tabIndex={0} role="region" aria-label={t('process.title')}>
          <StageList definition={definition} {...(isDraft && { onChange: setDefinition })} />
        </div>
      </div>
      <aside>
        <ProcessSide version={version} />
      </aside>
    </div>
  );
}

function countGates(definition: ProcessDefinition): number {
  const gates = [...definition.stages.map((stage) => stage.entry), ...definition.transitions];
  return conditionsOf(definition).length + gates.reduce((sum, gate) => sum + gate.required.length + gate.checklist.length, 0);
}

function VersionMenu({ current, onChoose }: { readonly current: string; readonly onChoose: (id: string | undefined) => void }) {
  const t = useMessages(processPageMessages);
  const versions = useRoute(listVersionsRoute, { object: 'opportunity' });
  const items = (versions.data?.versions ?? []).map((version) => ({
    id: version.id,
    label: t('process.version_line', { number: version.number, status: t(`process.status.${version.status}`) }),
    isOn: version.id === current,
    ...(version.note !== null && { hint: version.note }),
    onSelect: () => onChoose(version.status === 'published' ? undefined : version.id),
  }));
  return (
    <Menu
      label={t('process.versions')}
      items={items}
      trigger={({ ref, ...trigger }) => (
        <Button icon="clock" {...trigger} ref={ref}>
          {t('process.versions')}
        </Button>
      )}
    />
  );
}

function DraftButton({ copyOf, onDrafted }: { readonly copyOf: string | undefined; readonly onDrafted: (id: string) => void }) {
  const t = useMessages(processPageMessages);
  const refresh = useRefreshObject();
  const draft = useRouteMutation(createDraftRoute, {
    onSuccess: (made) => {
      void refresh('process');
      showToast({ text: t('process.drafted'), tone: 'good' });
      onDrafted(made.id);
    },
    onError: (error) => showToast({ text: error.detail, tone: 'bad' }),
  });
  return (
    <Button
      kind="primary"
      icon="pencil"
      isBusy={draft.isPending}
      onClick={() => draft.mutate({ object: 'opportunity', ...(copyOf !== undefined && { copyOf }) })}
    >
      {t('process.draft')}
    </Button>
  );
}
