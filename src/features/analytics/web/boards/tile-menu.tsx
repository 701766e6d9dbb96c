import { useRef } from 'react';
import { kitMessages } from '#platform/contract/kit.messages.ts';
import { saveBlob } from '#platform/web/download-file.ts';
import { IconButton } from '#platform/web/kit/button.tsx';
import { Menu } from '#platform/web/kit/menu.tsx';
import { showToast } from '#platform/web/kit/toast.tsx';
import { useMessages } from '#platform/web/locale.ts';
import { pictureOf } from '#platform/web/picture.ts';
import { dashboardsMessages } from '../../contract/dashboards.messages.ts';

/** What can be done with one tile: its picture, saved or copied. */
export function TileMenu({ title }: { readonly title: string }) {
  const t = useMessages(dashboardsMessages);
  const kit = useMessages(kitMessages);
  const place = useRef<HTMLSpanElement>(null);
  const draw = () => {
    const tile = place.current?.closest<HTMLElement>('.board-tile');
    return tile ? pictureOf(tile) : Promise.reject(new Error(kit('kit.error_unexpected')));
  };
  const tell = (error: unknown) => showToast({ text: error instanceof Error ? error.message : kit('kit.error_unexpected'), tone: 'bad' });
  const save = () => void draw().then((picture) => saveBlob(picture, `${title}.png`), tell);
  const copy = () =>
    void navigator.clipboard
      .write([new ClipboardItem({ 'image/png': draw() })])
      .then(() => showToast({ text: t('dashboards.picture_copied') }), tell);
  const canCopy = 'ClipboardItem' in globalThis && navigator.clipboard !== undefined;
  const label = `${t('dashboards.more')} · ${title}`;
  return (
    <span ref={place} className="board-open" data-no-picture>
      <Menu
        label={label}
        items={[
          { id: 'picture', label: t('dashboards.picture'), icon: 'download', onSelect: save },
          ...(canCopy ? [{ id: 'copy', label: t('dashboards.copy_picture'), icon: 'copy' as const, onSelect: copy }] : []),
        ]}
        trigger={(trigger) => <IconButton icon="more" size="small" label={label} {...trigger} />}
      />
    </span>
  );
}
