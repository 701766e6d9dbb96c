import { useRef, useState } from 'react';
import type { ClipboardEvent, DragEvent } from 'react';
import { IconButton } from '#platform/web/kit/button.tsx';
import { classNames } from '#platform/web/kit/class-names.ts';
import { printSize } from '#platform/web/kit/drop-zone.tsx';
import { Icon } from '#platform/web/kit/icon.tsx';
import { useMessages } from '#platform/web/locale.ts';
import { kitMessages } from '#platform/contract/kit.messages.ts';
import type { FileField, FileRef } from '#engine/contract/objects/fields.ts';
import { formMessages } from '#engine/contract/records/form.messages.ts';
import { isPicture } from '../files/can-preview.ts';
import { FileName } from '../files/file-name.tsx';
import type { InputProps } from './field-kind-web.ts';
import { UploadRow } from './upload-row.tsx';
import { useUploads } from './use-uploads.ts';
import './file-input.css';

/** Files dropped, pasted or chosen, with a preview and how far each is sent; their references are the value. */
export function FileInput({ value, onChange }: InputProps<FileField, readonly FileRef[]>) {
  const t = useMessages(formMessages);
  const kit = useMessages(kitMessages);
  const input = useRef<HTMLInputElement>(null);
  const [isOver, setIsOver] = useState(false);
  const files = value ?? [];
  const uploads = useUploads(files, onChange);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setIsOver(false);
    uploads.add([...event.dataTransfer.files]);
  };
  const paste = (event: ClipboardEvent) => {
    const pasted = [...event.clipboardData.files];
    if (pasted.length === 0) return;
    event.preventDefault();
    uploads.add(pasted);
  };
  const over = (event: DragEvent) => {
    event.preventDefault();
    setIsOver(true);
  };
  return (
    <div className={classNames('file-input', isOver && 'over')} onDragOver={over} onDragLeave={() => setIsOver(false)} onDrop={drop} onPaste={paste}>
      {files.map((file) => (
        <span key={file.id} className="file-row">
          <Thumb file={file} />
          <FileName file={file} className="clip spread" />
          <span className="muted t12 nowrap">{printSize(file.size)}</span>
          <IconButton icon="close" size="small" label={kit('kit.remove')} onClick={() => onChange(files.filter((each) => each.id !== file.id))} />
        </span>
      ))}
      {uploads.list.map((upload) => (
        <UploadRow key={upload.key} upload={upload} onRetry={() => uploads.retry(upload)} onDrop={() => uploads.drop(upload)} />
      ))}
      <input
        ref={input}
        type="file"
        multiple
        hidden
        aria-label={kit('kit.choose_files')}
        onChange={(event) => {
          uploads.add([...(event.target.files ?? [])]);
          event.target.value = '';
        }}
      />
      <span className="file-drop muted t12">
        <Icon name="upload" size={14} /> {t('form.drop_files')}{' '}
        <button type="button" className="link" onClick={() => input.current?.click()}>
          {kit('kit.choose_files')}
        </button>
      </span>
    </div>
  );
}

function Thumb({ file }: { readonly file: FileRef }) {
  if (!isPicture(file.type)) return <Icon name="file" size={16} className="muted" />;
  return <img className="file-thumb" src={`/api/files/${file.id}`} alt="" loading="lazy" />;
}
