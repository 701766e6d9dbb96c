import { useState } from 'react';
import { useRoute, useRouteMutation } from '#platform/web/api.ts';
import { Button } from '#platform/web/kit/button.tsx';
import { Confirm } from '#platform/web/kit/confirm.tsx';
import { SelectInput } from '#platform/web/kit/select-input.tsx';
import { showToast } from '#platform/web/kit/toast.tsx';
import { useLabel, useMessages } from '#platform/web/locale.ts';
import { useCan } from '#platform/web/session.ts';
import { useRefreshObject } from '#engine/web/objects/use-refresh.ts';
import { processPageMessages } from '../contract/process-page.messages.ts';
import { deleteDraftRoute, diffVersionRoute, lintVersionRoute, listVersionsRoute, publishVersionRoute } from '../contract/process.routes.ts';
import type { VersionDetail } from '../contract/process.routes.ts';

interface DraftActionsProps {
  readonly version: VersionDetail;
  readonly isChanged: boolean;
  readonly onGone: () => void;
}

/** Discards or publishes a draft; publishing shows what changes and asks where records of vanished stages go. */
export function DraftActions({ version, isChanged, onGone }: DraftActionsProps) {
  const t = useMessages(processPageMessages);
  const can = useCan();
  const [task, setTask] = useState<'publish' | 'discard'>();
  const lint = useRoute(lintVersionRoute, { id: version.id });
  const hasErrors = lint.data?.issues.some((issue) => issue.severity === 'error') ?? true;
  const discard = useRouteMutation(deleteDraftRoute, { invalidates: [listVersionsRoute] });
  const drop = async () => {
    await discard.mutateAsync({ id: version.id });
    onGone();
  };
  return (
    <>
      <Button kind="quiet" onClick={() => setTask('discard')}>
        {t('process.discard')}
      </Button>
      {can('process.publish') && (
        <Button kind="primary" disabled={hasErrors || isChanged} onClick={() => setTask('publish')}>
          {t('process.publish')}
        </Button>
      )}
      {task === 'discard' && (
        <Confirm
          isDanger
          title={t('process.discard_title', { number: version.number })}
          confirmLabel={t('process.discard')}
          onConfirm={drop}
          onClose={() => setTask(undefined)}
        />
      )}
      {task === 'publish' && <PublishDialog version={version} onClose={() => setTask(undefined)} onPublished={onGone} />}
    </>
  );
}

function PublishDialog({
  version,
  onClose,
  onPublished,
}: {
  readonly version: VersionDetail;
  readonly onClose: () => void;
  readonly onPublished: () => void;
}) {
  const t = useMessages(processPageMessages);
  const label = useLabel();
  const refresh = useRefreshObject();
  const [mapping, setMapping] = useState<Readonly<Record<string, string>>>({});
  const diff = useRoute(diffVersionRoute, { id: version.id });
  const publish = useRouteMutation(publishVersionRoute);
  const run = async () => {
    try {
      await publish.mutateAsync({ id: version.id, mapping: { ...mapping } });
    } catch (error) {
      showToast({ text: error instanceof Error ? error.message : String(error), tone: 'bad' });
      throw error;
    }
    showToast({ text: t('process.published', { number: version.number }), tone: 'good' });
    onPublished();
    await refresh('process', 'opportunity');
  };
  return (
    <Confirm title={t('process.publish_title', { number: version.number })} confirmLabel={t('process.publish')} onConfirm={run} onClose={onClose}>
      <p>{t('process.publish_text', { changes: diff.data?.changes.length ?? 0 })}</p>
      {diff.data?.vanished.map((stage) => (
        <div key={stage.stage} className="stack g1">
          <span>{t('process.vanished', { stage: label(stage.label), count: stage.records })}</span>
          <SelectInput
            value={mapping[stage.stage]}
            onChange={(to) => to !== undefined && setMapping({ ...mapping, [stage.stage]: to })}
            options={version.definition.stages.map((each) => ({ value: each.id, label: label(each.label) }))}
          />
        </div>
      ))}
    </Confirm>
  );
}
