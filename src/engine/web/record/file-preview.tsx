import { Button } from '#platform/web/kit/button.tsx';
import { Drawer } from '#platform/web/kit/panel.tsx';
import { useMessages } from '#platform/web/locale.ts';
import type { RecordFile } from '#engine/contract/files/file.routes.ts';
import { fileMessages } from '#engine/contract/files/file.messages.ts';

/** A picture at its full width, with a way to keep it. */
export function FilePreview({ file, onClose }: { readonly file: RecordFile; readonly onClose: () => void }) {
  const t = useMessages(fileMessages);
  const address = `/api/files/${file.id}`;
  return (
    <Drawer
      title={file.name}
      width={960}
      onClose={onClose}
      footer={
        <Button icon="download" onClick={() => window.open(address, '_blank', 'noopener')}>
          {t('file.download')}
        </Button>
      }
    >
      <img className="records-file-full" src={address} alt={file.name} />
    </Drawer>
  );
}
