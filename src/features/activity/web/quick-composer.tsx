import { Overlay } from '#platform/web/kit/overlay.tsx';
import { useMessages } from '#platform/web/locale.ts';
import { useIsPhone } from '#platform/web/reading.ts';
import { composerMessages } from '../contract/composer.messages.ts';
import { Composer } from './composer.tsx';
import type { QuickLog } from './quick-log.ts';

/** The composer over any page: a box in the middle of the desk; on the phone the sheet it is everywhere. */
export function QuickComposer({ log, onClose }: { readonly log: QuickLog; readonly onClose: () => void }) {
  const t = useMessages(composerMessages);
  const isPhone = useIsPhone();
  const composer = <Composer links={log.links} completes={log.completes} type={log.type} onClose={onClose} />;
  if (isPhone) return composer;
  return (
    <Overlay label={t('composer.log')} onClose={onClose} place="center" width={720}>
      {composer}
    </Overlay>
  );
}
