import { useRef, useState } from 'react';
import { kitMessages } from '#platform/contract/kit.messages.ts';
import { useMessages } from '../locale.ts';
import { classNames } from './class-names.ts';
import { Icon } from './icon.tsx';
import './drop-zone.css';

interface DropZoneProps {
  readonly onFiles: (files: readonly File[]) => void;
  /** As of the file input: `.csv,.xlsx`, `image/*`. */
  readonly accept?: string;
  readonly isMultiple?: boolean;
  readonly maxBytes?: number;
  readonly hint?: string;
  /** The phone opens its camera. */
  readonly useCamera?: boolean;
}

/** Files dropped here or chosen; one that is too large is refused with its size. */
export function DropZone({ onFiles, accept, isMultiple = false, maxBytes, hint, useCamera = false }: DropZoneProps) {
  const t = useMessages(kitMessages);
  const input = useRef<HTMLInputElement>(null);
  const [isOver, setIsOver] = useState(false);
  const [refused, setRefused] = useState<string>();
  const take = (list: FileList | null) => {
    const files = [...(list ?? [])].slice(0, isMultiple ? undefined : 1);
    const tooLarge = files.find((file) => maxBytes !== undefined && file.size > maxBytes);
    setRefused(tooLarge && t('kit.file_too_large', { name: tooLarge.name, size: printSize(tooLarge.size), limit: printSize(maxBytes ?? 0) }));
    if (!tooLarge && files.length > 0) onFiles(files);
  };
  return (
    <div
      className={classNames('k-drop', isOver && 'over')}
      onDragOver={(event) => {
        event.preventDefault();
        setIsOver(true);
      }}
      onDragLeave={() => setIsOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setIsOver(false);
        take(event.dataTransfer.files);
      }}
    >
      <Icon name={useCamera ? 'camera' : 'upload'} size={20} />
      <span>
        {t('kit.drop_files')}{' '}
        <button type="button" className="link" onClick={() => input.current?.click()}>
          {t('kit.choose_files')}
        </button>
      </span>
      {hint && <span className="muted t12">{hint}</span>}
      {refused && (
        <span className="bad t12" role="alert">
          {refused}
        </span>
      )}
      <input
        ref={input}
        type="file"
        hidden
        accept={accept}
        multiple={isMultiple}
        capture={useCamera ? 'environment' : undefined}
        aria-label={t('kit.choose_files')}
        onChange={(event) => {
          take(event.target.files);
          event.target.value = '';
        }}
      />
    </div>
  );
}

/** A file size for reading: `3.4 MB`. */
export function printSize(bytes: number): string {
  const units = ['B', 'KB', 'MB', 'GB'];
  const power = bytes < 1 ? 0 : Math.min(units.length - 1, Math.floor(Math.log2(bytes) / 10));
  return `${(bytes / 1024 ** power).toFixed(power === 0 ? 0 : 1)} ${units[power]}`;
}
