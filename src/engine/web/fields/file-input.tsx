import { useRef, useState } from 'react';
import { Button, IconButton } from '#platform/web/kit/button.tsx';
import { showToast } from '#platform/web/kit/toast.tsx';
import { readProblem } from '#platform/web/api-error.ts';
import { useMessages } from '#platform/web/locale.ts';
import { kitMessages } from '#platform/contract/kit.messages.ts';
import { StoredFileView, uploadFileRoute } from '#engine/contract/files/file.routes.ts';
import type { FileField, FileRef } from '#engine/contract/objects/fields.ts';
import { recordMessages } from '#engine/contract/records/records.messages.ts';
import type { InputProps } from './field-kind-web.ts';

/** Uploads files and keeps their references. */
export function FileInput({ value, onChange }: InputProps<FileField, readonly FileRef[]>) {
  const t = useMessages(recordMessages);
  const kit = useMessages(kitMessages);
  const input = useRef<HTMLInputElement>(null);
  const [isBusy, setIsBusy] = useState(false);
  const files = value ?? [];
  const take = async (chosen: readonly File[]) => {
    setIsBusy(true);
    try {
      onChange([...files, ...(await Promise.all(chosen.map(upload)))]);
    } catch (error) {
      showToast({ text: error instanceof Error ? error.message : kit('kit.error_unexpected'), tone: 'bad' });
    } finally {
      setIsBusy(false);
    }
  };
  return (
    <div className="stack g1">
      {files.map((file) => (
        <span key={file.id} className="row g1">
          <span className="clip">{file.name}</span>
          <IconButton icon="close" size="small" label={kit('kit.remove')} onClick={() => onChange(files.filter((each) => each.id !== file.id))} />
        </span>
      ))}
      <input ref={input} type="file" multiple hidden onChange={(event) => void take([...(event.target.files ?? [])])} />
      <span>
        <Button icon="upload" size="small" isBusy={isBusy} onClick={() => input.current?.click()}>
          {t('records.upload')}
        </Button>
      </span>
    </div>
  );
}

async function upload(file: File): Promise<FileRef> {
  const query = new URLSearchParams({ name: file.name });
  const response = await fetch(`${uploadFileRoute.path}?${query.toString()}`, {
    method: uploadFileRoute.method,
    credentials: 'same-origin',
    headers: { 'content-type': file.type || 'application/octet-stream' },
    body: file,
  });
  if (!response.ok) throw await readProblem(response);
  return StoredFileView.parse(await response.json());
}
