import { lazy, Suspense, useState } from 'react';
import { Icon } from '#platform/web/kit/icon.tsx';
import type { FileRef } from '#engine/contract/objects/fields.ts';
import { canPreview } from './can-preview.ts';

const FilePreview = lazy(() => import('./file-preview.tsx').then((module) => ({ default: module.FilePreview })));

interface FileNameProps {
  readonly file: FileRef;
  readonly className: string;
  readonly hasIcon?: boolean;
}

/** The name of a file: opens what can be looked at over the page, and keeps what cannot. */
export function FileName({ file, className, hasIcon = false }: FileNameProps) {
  const [isOpen, setIsOpen] = useState(false);
  const words = (
    <>
      {hasIcon && <Icon name="file" size={14} />} {file.name}
    </>
  );
  if (!canPreview(file))
    return (
      <a className={className} href={`/api/files/${file.id}`} download={file.name} onClick={(event) => event.stopPropagation()}>
        {words}
      </a>
    );
  // What happens in the preview, a child of the cell for React alone, is nothing to the row below.
  return (
    <span className={className} onClick={(event) => event.stopPropagation()} onKeyDown={(event) => isOpen && event.stopPropagation()}>
      <button type="button" className="link clip" onClick={() => setIsOpen(true)}>
        {words}
      </button>
      <Suspense fallback={null}>{isOpen && <FilePreview file={file} onClose={() => setIsOpen(false)} />}</Suspense>
    </span>
  );
}
