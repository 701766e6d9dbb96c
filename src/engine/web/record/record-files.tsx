import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { formatMomentExact } from '#platform/contract/format/format-date.ts';
import { useRoute, useRouteMutation } from '#platform/web/api.ts';
import { usePastDay } from '#platform/web/as-of.ts';
import { Button, IconButton } from '#platform/web/kit/button.tsx';
import { Confirm } from '#platform/web/kit/confirm.tsx';
import { printSize } from '#platform/web/kit/drop-zone.tsx';
import { Icon } from '#platform/web/kit/icon.tsx';
import { EmptyState, PageState } from '#platform/web/kit/page-state.tsx';
import { showToast } from '#platform/web/kit/toast.tsx';
import { DateText } from '#platform/web/kit/values.tsx';
import { useMessages } from '#platform/web/locale.ts';
import { useReading } from '#platform/web/reading.ts';
import { fileMessages } from '#engine/contract/files/file.messages.ts';
import { listRecordFilesRoute, type RecordFile, removeFileRoute } from '#engine/contract/files/file.routes.ts';
import { canPreview, isPicture } from '../files/can-preview.ts';
import { FilePreview } from '../files/file-preview.tsx';
import { useAddFiles } from './use-add-files.ts';

/** The files of a record: dropped, pasted or chosen; images open in place, and earlier versions stay at hand. */
export function RecordFiles({ object, recordId }: { readonly object: string; readonly recordId: string }) {
  const t = useMessages(fileMessages);
  const files = useRoute(listRecordFilesRoute, { object, id: recordId });
  const { waiting, add, refresh } = useAddFiles(object, recordId);
  const input = useRef<HTMLInputElement>(null);
  const isPast = usePastDay() !== undefined;
  const remove = useRouteMutation(removeFileRoute, {
    onSuccess: () => void refresh(),
    onError: (error) => showToast({ text: error.message, tone: 'bad' }),
  });
  usePastedFiles(add, !isPast);
  const upload = !isPast && (
    <Button size="small" icon="upload" onClick={() => input.current?.click()}>
      {t('file.upload')}
    </Button>
  );
  return (
    <div className="records-files">
      <input
        ref={input}
        type="file"
        multiple
        hidden
        aria-label={t('file.upload')}
        onChange={(event) => {
          add([...(event.target.files ?? [])]);
          event.target.value = '';
        }}
      />
      {!files.data ? (
        <PageState of={files} />
      ) : files.data.files.length === 0 && waiting.length === 0 ? (
        <EmptyState icon="file" title={t('file.none')} text={t('file.none_text')} action={upload} />
      ) : (
        <>
          <div className="row g2 records-related-head">
            <span className="spread" />
            {upload}
          </div>
          <ul className="records-file-list">
            {waiting.map((name) => (
              <li key={name} className="muted">
                <span className="k-spinner" aria-hidden /> {t('file.uploading', { name })}
              </li>
            ))}
            {files.data.files.map((file) => (
              <FileRow key={file.id} file={file} onRemove={isPast || !file.canRemove ? undefined : () => remove.mutateAsync({ id: file.id })} />
            ))}
          </ul>
        </>
      )}
    </div>
  );
}

function FileRow({ file, onRemove }: { readonly file: RecordFile; readonly onRemove: (() => Promise<unknown>) | undefined }) {
  const t = useMessages(fileMessages);
  const { timeZone } = useReading();
  const [task, setTask] = useState<'preview' | 'remove' | 'versions'>();
  const close = () => setTask(undefined);
  return (
    <li>
      <div className="records-file">
        {canPreview(file) ? (
          <button type="button" className="records-file-image" aria-label={t('file.preview', { name: file.name })} onClick={() => setTask('preview')}>
            {isPicture(file.type) ? <img src={`/api/files/${file.id}`} alt="" loading="lazy" /> : <Icon name="file" size={20} />}
          </button>
        ) : (
          <span className="records-file-image">
            <Icon name="file" size={20} />
          </span>
        )}
        <span className="spread stack">
          {canPreview(file) ? (
            <button type="button" className="link clip records-ref" onClick={() => setTask('preview')}>
              {file.name}
            </button>
          ) : (
            <a href={`/api/files/${file.id}`} download={file.name} className="clip records-ref">
              {file.name}
            </a>
          )}
          <span className="muted t12">
            {printSize(file.size)} · {file.by.name} · <DateText value={file.at} />
            {file.versions.length > 0 && (
              <>
                {' · '}
                <button type="button" className="link t12" onClick={() => setTask(task === 'versions' ? undefined : 'versions')}>
                  {t('file.versions', { count: file.versions.length })}
                </button>
              </>
            )}
          </span>
        </span>
        {onRemove && <IconButton size="small" icon="trash" label={t('file.remove')} onClick={() => setTask('remove')} />}
      </div>
      {task === 'versions' && (
        <ul className="records-file-versions">
          {file.versions.map((version) => (
            <li key={version.id} className="t12 muted">
              <a href={`/api/files/${version.id}`} download={version.name} className="num">
                {formatMomentExact(new Date(version.at), timeZone)}
              </a>{' '}
              · {printSize(version.size)} · {version.by.name}
            </li>
          ))}
        </ul>
      )}
      {task === 'preview' && <FilePreview file={file} onClose={close} />}
      {task === 'remove' && onRemove && (
        <Confirm isDanger title={t('file.remove_title', { name: file.name })} confirmLabel={t('file.remove')} onConfirm={onRemove} onClose={close}>
          {t('file.remove_text')}
        </Confirm>
      )}
    </li>
  );
}

/** Files pasted anywhere on the page but into a text. */
function usePastedFiles(onFiles: (files: readonly File[]) => void, isEnabled: boolean): void {
  const t = useMessages(fileMessages);
  const { now, timeZone } = useReading();
  const take = useEffectEvent((event: ClipboardEvent) => {
    const files = [...(event.clipboardData?.files ?? [])];
    if (files.length === 0) return;
    event.preventDefault();
    const moment = formatMomentExact(now, timeZone).replace(':', '.');
    // Browsers call every pasted picture image.png, which would make all of them versions of one file.
    onFiles(files.map((file) => (file.name === 'image.png' ? new File([file], t('file.pasted', { moment }), { type: file.type }) : file)));
  });
  useEffect(() => {
    if (!isEnabled) return undefined;
    const onPaste = (event: ClipboardEvent) => take(event);
    document.addEventListener('paste', onPaste);
    return () => document.removeEventListener('paste', onPaste);
  }, [isEnabled]);
}
