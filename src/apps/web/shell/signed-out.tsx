import { useEffect, useEffectEvent } from 'react';
import { shellMessages } from '#platform/contract/shell.messages.ts';
import { EmptyState, Skeleton } from '#platform/web/kit/page-state.tsx';
import { useMessages } from '#platform/web/locale.ts';
import { useGo, usePathname } from '#platform/web/navigation.tsx';
import { usePages } from '#platform/web/page-registry.ts';

/** Nobody is signed in: goes to the sign-in page and remembers where one wanted to go. */
export function SignedOut() {
  const t = useMessages(shellMessages);
  const go = useGo();
  const pathname = usePathname();
  const hasSignIn = usePages().some((page) => page.path === '/sign-in');
  const leave = useEffectEvent(() => go(pathname === '/' ? '/sign-in' : `/sign-in?next=${encodeURIComponent(pathname)}`, { isReplacing: true }));
  useEffect(() => {
    if (hasSignIn) leave();
  }, [hasSignIn]);
  return hasSignIn ? <Skeleton /> : <EmptyState icon="lock" title={t('shell.signed_out')} />;
}
