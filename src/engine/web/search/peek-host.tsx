import { lazy, Suspense, useEffect, useEffectEvent } from 'react';
import { AntdProvider } from '#platform/web/antd-late.ts';
import { kitMessages } from '#platform/contract/kit.messages.ts';
import { Overlay } from '#platform/web/kit/overlay.tsx';
import { useLabel, useMessages } from '#platform/web/locale.ts';
import { useGo, usePathname } from '#platform/web/navigation.tsx';
import { closePeek, openPeek, usePeek } from '#platform/web/peek.ts';
import { useIsPhone } from '#platform/web/reading.ts';
import { findWebObject, recordPath } from '../objects/object-registry.ts';

const RecordPeek = lazy(() => import('../list/record-peek.tsx').then((module) => ({ default: module.RecordPeek })));

/** Stands in the frame unseen: shows a record over any page when asked, on the phone its page. */
export function PeekHost() {
  const t = useMessages(kitMessages);
  const label = useLabel();
  const go = useGo();
  const isPhone = useIsPhone();
  const pathname = usePathname();
  const peek = usePeek();
  const web = peek && findWebObject(peek.object);
  useEffect(() => {
    closePeek();
  }, [pathname]);
  const open = useEffectEvent(() => {
    if (!peek) return;
    closePeek();
    go(recordPath(peek.object, peek.id));
  });
  useEffect(() => {
    if (isPhone) open();
  }, [peek, isPhone]);
  if (!peek || !web || isPhone) return null;
  return (
    <Overlay label={`${t('kit.open')} ${label(web.object.label)}`} place="side" width={404} onClose={closePeek}>
      <Suspense fallback={null}>
        <AntdProvider>
          <RecordPeek
            web={web}
            id={peek.id}
            around={[]}
            total={undefined}
            onOpen={(id) => openPeek({ object: peek.object, id })}
            onClose={closePeek}
          />
        </AntdProvider>
      </Suspense>
    </Overlay>
  );
}
