import { useQuery } from '@tanstack/react-query';
import { callRoute, useRouteMutation } from '#platform/web/api.ts';
import { PageState } from '#platform/web/kit/page-state.tsx';
import { useMessages } from '#platform/web/locale.ts';
import { bulkMessages } from '#engine/contract/bulk/bulk.messages.ts';
import { previewBulkChangeRoute, startBulkChangeRoute } from '#engine/contract/bulk/bulk-change.routes.ts';
import type { BulkSelection } from '#engine/contract/bulk/bulk-change.routes.ts';
import type { Field } from '#engine/contract/objects/fields.ts';
import { tableMessages } from '#engine/contract/records/table.messages.ts';
import { ChangeDrawer, useAskedChange } from '../list/change-drawer.tsx';
import type { Given } from '../list/change-form.tsx';
import type { WebObject } from '../objects/object-registry.ts';
import { BulkProgress } from './bulk-progress.tsx';
import { BulkSampleTable } from './bulk-sample-table.tsx';

interface LargeChangeDrawerProps {
  readonly web: WebObject;
  readonly fields: Readonly<Record<string, Field>>;
  readonly selection: BulkSelection;
  readonly count: number;
  readonly fixedField?: string;
  readonly onClose: () => void;
}

/** One field of more records than one call may write: see what would happen, start it in the background, watch it. */
export function LargeChangeDrawer({ web, fields, selection, count, fixedField, onClose }: LargeChangeDrawerProps) {
  const t = useMessages(bulkMessages);
  const asked = useAskedChange(fields, fixedField);
  const { name, given } = asked;
  const request = name === undefined || given === undefined ? undefined : { object: web.object.id, selection, values: { [name]: given.value } };
  const preview = usePreview(request);
  const start = useRouteMutation(startBulkChangeRoute);
  const ready = request && preview.data && preview.data.changed + preview.data.refused > 0 ? request : undefined;
  return (
    <ChangeDrawer
      web={web}
      asked={asked}
      note={t('bulk.all', { count })}
      apply={{
        label: t('bulk.apply_all', { count: preview.data?.total ?? count }),
        isReady: ready !== undefined,
        isBusy: start.isPending,
        run: () => ready && start.mutate(ready),
      }}
      error={start.error}
      progress={start.data && <BulkProgress id={start.data.id} />}
      onClose={onClose}
    >
      {request && <Preview web={web} fields={fields} preview={preview} given={given} name={name} />}
    </ChangeDrawer>
  );
}

type BulkRequest = { readonly object: string; readonly selection: BulkSelection; readonly values: Record<string, unknown> };

function usePreview(request: BulkRequest | undefined) {
  return useQuery({
    queryKey: ['bulk-preview', request],
    enabled: request !== undefined,
    gcTime: 0,
    staleTime: Infinity,
    retry: false,
    queryFn: ({ signal }) => (request ? callRoute(previewBulkChangeRoute, request, signal) : Promise.reject(new TypeError('Nothing was asked.'))),
  });
}

interface PreviewProps {
  readonly web: WebObject;
  readonly fields: Readonly<Record<string, Field>>;
  readonly preview: ReturnType<typeof usePreview>;
  readonly given: Given | undefined;
  readonly name: string | undefined;
}

function Preview({ web, fields, preview, given, name }: PreviewProps) {
  const t = useMessages(bulkMessages);
  const words = useMessages(tableMessages);
  if (preview.isError) return <PageState of={preview} />;
  if (!preview.data) return <p className="muted">{words('table.checking')}</p>;
  const { total, looked, changed, same, refused, sample } = preview.data;
  return (
    <>
      <p className="records-change-count" role="status">
        {looked < total ? t('bulk.looked_some', { total, looked, changed, same, refused }) : t('bulk.looked_all', { changed, same, refused })}
      </p>
      {total === 0 ? <p className="muted">{t('bulk.nothing')}</p> : <p className="muted t12 bulk-note">{t('bulk.background_note')}</p>}
      {sample.length > 0 && (
        <BulkSampleTable web={web} fields={fields} sample={sample} {...(name !== undefined && { named: { [name]: given?.name ?? null } })} />
      )}
    </>
  );
}
