import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { getJobRoute } from '#engine/contract/jobs/job.routes.ts';
import { callRoute, routeKey, useRouteMutation } from '#platform/web/api.ts';
import { Icon } from '#platform/web/kit/icon.tsx';
import { showToast } from '#platform/web/kit/toast.tsx';
import { useMessages } from '#platform/web/locale.ts';
import { useGo } from '#platform/web/navigation.tsx';
import { demoMessages } from '../contract/demo.messages.ts';
import { startDemoRoute } from '../contract/demo.routes.ts';

const lookEveryMs = 600;

/** Offers the demo company where a new workspace asks how to begin; shows how far it has come, then opens it. */
export function DemoOffer() {
  const t = useMessages(demoMessages);
  const [jobId, setJobId] = useState<string>();
  const job = useDemoJob(jobId);
  const start = useRouteMutation(startDemoRoute, {
    onSuccess: (started) => setJobId(started.jobId),
    onError: (error) => showToast({ text: error.detail ?? error.message, tone: 'bad' }),
  });
  const isBusy = start.isPending || (jobId !== undefined && job?.status !== 'failed');
  return (
    <button type="button" disabled={isBusy} onClick={() => start.mutate({})}>
      <Icon name="building" size={20} className="accent" />
      <span className="spread">
        <b>{t('demo.offer')}</b>
        <span className="muted t12">{isBusy ? t('demo.building', { done: job?.done ?? 0, total: job?.total ?? 5 }) : t('demo.offer_text')}</span>
      </span>
      <Icon name="chevron-right" size={14} />
    </button>
  );
}

function useDemoJob(jobId: string | undefined) {
  const t = useMessages(demoMessages);
  const go = useGo();
  const client = useQueryClient();
  const { data: job } = useQuery({
    queryKey: routeKey(getJobRoute, { id: jobId ?? '' }),
    queryFn: () => callRoute(getJobRoute, { id: jobId ?? '' }),
    enabled: jobId !== undefined,
    refetchInterval: ({ state }) => (state.data?.status === 'done' || state.data?.status === 'failed' ? false : lookEveryMs),
  });
  const status = job?.status;
  useEffect(() => {
    if (status === 'failed') showToast({ text: t('demo.failed'), tone: 'bad' });
    if (status !== 'done') return;
    void client.invalidateQueries();
    go('/');
  }, [status, t, go, client]);
  return job;
}
