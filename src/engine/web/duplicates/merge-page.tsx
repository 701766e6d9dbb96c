import { useState } from 'react';
import { useRoute, useRouteMutation } from '#platform/web/api.ts';
import { Button } from '#platform/web/kit/button.tsx';
import { FormError } from '#platform/web/kit/field.tsx';
import { PageHeader } from '#platform/web/kit/page-header.tsx';
import { PageState } from '#platform/web/kit/page-state.tsx';
import { showToast } from '#platform/web/kit/toast.tsx';
import { useMessages } from '#platform/web/locale.ts';
import { useGo, usePathParam } from '#platform/web/navigation.tsx';
import { usePageTitle } from '#platform/web/page-title.ts';
import type { RouteOutput } from '#platform/contract/route.ts';
import { duplicateMessages } from '#engine/contract/duplicates/duplicates.messages.ts';
import { dismissDuplicateGroup, getDuplicateGroup, listDuplicateGroups, mergeDuplicates } from '#engine/contract/duplicates/duplicates.routes.ts';
import { findWebObject, recordPath, type WebObject } from '../objects/object-registry.ts';
import { useRefreshObject } from '../objects/use-refresh.ts';
import { MergeTable } from './merge-table.tsx';
import { useUndoMerge } from './merge-list.tsx';
import { ReasonList } from './reason-list.tsx';
import './duplicates.css';

/** One group side by side: which record stays, whose value of each field, and the merge. */
export function MergePage() {
  const t = useMessages(duplicateMessages);
  const group = useRoute(getDuplicateGroup, { id: usePathParam('id') }, { staleTimeMs: 0 });
  const name = group.data?.records.find((record) => record.id === group.data?.survivor)?.name ?? '';
  usePageTitle(name, [{ label: t('duplicates.title'), to: `/duplicates?object=${group.data?.group.object ?? 'account'}` }]);
  const web = group.data && findWebObject(group.data.group.object);
  if (!group.data || !web) return <PageState of={group} shape="record" />;
  return <MergeView key={group.data.group.id} web={web} found={group.data} />;
}

function MergeView({ web, found }: { readonly web: WebObject; readonly found: RouteOutput<typeof getDuplicateGroup> }) {
  const t = useMessages(duplicateMessages);
  const go = useGo();
  const [survivor, setSurvivor] = useState(found.survivor);
  const [isOut, setIsOut] = useState<ReadonlySet<string>>(new Set());
  const [fields, setFields] = useState<Readonly<Record<string, string>>>({});
  const { records, group } = found;
  const taking = records.filter((record) => !isOut.has(record.id));
  const merged = taking.filter((record) => record.id !== survivor);
  const merge = useMerge(web, records.find((record) => record.id === survivor)?.name ?? '');
  const dismiss = useRouteMutation(dismissDuplicateGroup, {
    invalidates: [listDuplicateGroups],
    onSuccess: () => {
      showToast({ text: t('duplicates.dismissed'), tone: 'good' });
      go(`/duplicates?object=${group.object}`);
    },
  });
  const submit = () => {
    const chosen = Object.fromEntries(Object.entries(fields).filter(([, id]) => taking.some((record) => record.id === id)));
    merge.mutate({ object: group.object, survivor, merged: merged.map((record) => record.id), fields: chosen });
  };
  return (
    <>
      <PageHeader
        title={t('duplicates.merge_title')}
        summary={<ReasonList object={group.object} reasons={group.pairs[0]?.reasons ?? []} />}
        actions={
          <>
            <Button onClick={() => dismiss.mutate({ id: group.id })}>{t('duplicates.dismiss')}</Button>
            <Button
              kind="primary"
              isBusy={merge.isPending}
              disabled={merged.length === 0 || taking.some((record) => !record.canMerge)}
              onClick={submit}
            >
              {t('duplicates.merge', { count: taking.length })}
            </Button>
          </>
        }
      />
      <div className="page page-scroll">
        <p className="muted">{t('duplicates.merge_note')}</p>
        <FormError error={merge.error} />
        <MergeTable
          web={web}
          records={records}
          survivor={survivor}
          isOut={isOut}
          fields={fields}
          onSurvivor={(id) => {
            setSurvivor(id);
            setFields({});
            setIsOut(new Set([...isOut].filter((each) => each !== id)));
          }}
          onOut={(id) => setIsOut(isOut.has(id) ? new Set([...isOut].filter((each) => each !== id)) : new Set([...isOut, id]))}
          onField={(name, id) => setFields({ ...fields, [name]: id })}
        />
      </div>
    </>
  );
}

function useMerge(web: WebObject, name: string) {
  const t = useMessages(duplicateMessages);
  const go = useGo();
  const refresh = useRefreshObject();
  const undo = useUndoMerge();
  return useRouteMutation(mergeDuplicates, {
    invalidates: [listDuplicateGroups],
    onSuccess: ({ merges }, input) => {
      void refresh(web.object.id);
      const [only] = merges;
      const back = merges.length === 1 && only ? { onUndo: () => undo.mutate({ id: only.id }) } : {};
      showToast({ text: t('duplicates.merged', { name }), tone: 'good', ...back });
      go(recordPath(web.object.id, input.survivor));
    },
  });
}
