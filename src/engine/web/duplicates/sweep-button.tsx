import { useState } from 'react';
import { useRoute, useRouteMutation } from '#platform/web/api.ts';
import { Button } from '#platform/web/kit/button.tsx';
import { Progress } from '#platform/web/kit/progress.tsx';
import { useMessages } from '#platform/web/locale.ts';
import { useCan } from '#platform/web/session.ts';
import { listJobsRoute } from '#engine/contract/jobs/job.routes.ts';
import { duplicateMessages } from '#engine/contract/duplicates/duplicates.messages.ts';
import { startSweep } from '#engine/contract/duplicates/duplicates.routes.ts';
import { useRefreshWhile } from '../import/use-import.ts';

interface SweepButtonProps {
  readonly object: string;
  readonly onDone: () => unknown;
}

/** Starts looking at all records, and shows how far it has come. */
export function SweepButton({ object, onDone }: SweepButtonProps) {
  const t = useMessages(duplicateMessages);
  const can = useCan();
  const [jobId, setJobId] = useState<string>();
  const jobs = useRoute(listJobsRoute, { kind: 'duplicates.sweep', limit: 5 }, { staleTimeMs: 0 });
  const running = jobs.data?.rows.find((job) => (job.status === 'queued' || job.status === 'running') && (jobId === undefined || job.id === jobId));
  const sweep = useRouteMutation(startSweep, {
    onSuccess: (started) => {
      setJobId(started.jobId);
      void jobs.refetch();
    },
  });
  useRefreshWhile(running !== undefined || jobId !== undefined, async () => {
    const { data } = await jobs.refetch();
    if (jobId === undefined || !data?.rows.some((job) => job.id === jobId && (job.status === 'done' || job.status === 'failed'))) return;
    setJobId(undefined);
    onDone();
  });
  if (!can('duplicate.manage')) return null;
  if (running || sweep.isPending) {
    const share = running?.total ? running.done / running.total : 0;
    return (
      <span className="duplicates-sweep" role="status">
        <span className="muted t12">
          {t('duplicates.sweeping')} {running?.total ? t('duplicates.done_of', { done: running.done, total: running.total }) : null}
        </span>
        <Progress value={share} label={t('duplicates.sweeping')} />
      </span>
    );
  }
  return (
    <Button icon="cycle" onClick={() => sweep.mutate({ object })}>
      {t('duplicates.sweep')}
    </Button>
  );
}
