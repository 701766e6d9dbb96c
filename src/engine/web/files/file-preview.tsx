import { Button } from '#platform/web/kit/button.tsx';
import { Icon } from '#platform/web/kit/icon.tsx';
import { EmptyState } from '#platform/web/kit/page-state.tsx';
import { Drawer } from '#platform/web/kit/panel.tsx';
import { useMessages } from '#platform/web/locale.ts';
import { useIsPhone } from '#platform/web/reading.ts';
import { fileMessages } from '#engine/contract/files/file.messages.ts';
import { isDocument } from './can-preview.ts';
import './file-preview.css';

interface PreviewedFile {
  readonly id: string;
  readonly name: string;
  readonly type: string;
}

/** A picture at its full width or a document in the browser's own viewer, with a way to keep it. */
export function FilePreview({ file, onClose }: { readonly file: PreviewedFile; readonly onClose: () => void }) {
  const t = useMessages(fileMessages);
  const address = `/api/files/${file.id}`;
  return (
    <Drawer
      title={file.name}
      width={960}
      onClose={onClose}
      footer={
        <>
          <Button icon="open" onClick={() => window.open(address, '_blank', 'noopener')}>
            {t('file.open')}
          </Button>
          <a className="k-button normal" href={address} download={file.name}>
            <Icon name="download" /> {t('file.download')}
          </a>
        </>
      }
    >
      {isDocument(file.type) ? (
        <PdfView address={address} name={file.name} />
      ) : (
        <img className="file-preview-picture" src={address} alt={file.name} />
      )}
    </Drawer>
  );
}

/** Phones show the first page of a framed document at most; there it opens by itself. */
function PdfView({ address, name }: { readonly address: string; readonly name: string }) {
  const t = useMessages(fileMessages);
  const isPhone = useIsPhone();
  if (isPhone || !navigator.pdfViewerEnabled) return <EmptyState icon="file" title={t('file.no_viewer')} text={t('file.no_viewer_text')} />;
  // Without the strip of small pages; the width of the page fills the frame.
  return <iframe className="file-preview-document" src={`${address}#navpanes=0&view=FitH`} title={name} />;
}
