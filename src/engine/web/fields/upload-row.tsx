import { useEffect, useState } from 'react';
import { kitMessages } from '#platform/contract/kit.messages.ts';
import { Button, IconButton } from '#platform/web/kit/button.tsx';
import { Icon } from '#platform/web/kit/icon.tsx';
import { useMessages } from '#platform/web/locale.ts';
import { formMessages } from '#engine/contract/records/form.messages.ts';
import type { Upload } from './use-uploads.ts';

interface UploadRowProps {
  readonly upload: Upload;
  readonly onRetry: () => void;
  readonly onDrop: () => void;
}

/** A file on its way: its picture, how far it is, and trying again. */
export function UploadRow({ upload, onRetry, onDrop }: UploadRowProps) {
  const t = useMessages(formMessages);
  const kit = useMessages(kitMessages);
  const { file, share, hasFailed } = upload;
  const name = file.name;
  return (
    <span className="file-row" role="status">
      <LocalPreview file={file} />
      <span className="spread stack">
        <span className={hasFailed ? 'bad clip' : 'clip'}>
          {hasFailed ? t('form.upload_failed', { name }) : t('form.uploading', { name, percent: Math.round(share * 100) })}
        </span>
        {!hasFailed && <progress className="file-progress" max={1} value={share} aria-label={name} />}
      </span>
      {hasFailed && (
        <Button size="small" onClick={onRetry}>
          {t('form.upload_retry')}
        </Button>
      )}
      {hasFailed && <IconButton icon="close" size="small" label={kit('kit.remove')} onClick={onDrop} />}
    </span>
  );
}

function LocalPreview({ file }: { readonly file: File }) {
  const [url] = useState(() => (file.type.startsWith('image/') ? URL.createObjectURL(file) : undefined));
  useEffect(() => () => (url === undefined ? undefined : URL.revokeObjectURL(url)), [url]);
  return url === undefined ? <Icon name="file" size={16} className="muted" /> : <img className="file-thumb" src={url} alt="" />;
}
