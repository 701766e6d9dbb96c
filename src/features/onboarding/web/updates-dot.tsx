import { IconButton } from '#platform/web/kit/button.tsx';
import { useMessages } from '#platform/web/locale.ts';
import { useGo } from '#platform/web/navigation.tsx';
import { onboardingMessages } from '../contract/onboarding.messages.ts';
import { hasNews } from './releases.ts';
import { useOnboarding } from './use-onboarding.ts';
import './onboarding.css';

/** A star with a dot in the top bar while there is news; nothing once it was read. */
export function UpdatesDot() {
  const t = useMessages(onboardingMessages);
  const go = useGo();
  const { progress } = useOnboarding();
  if (!progress || !hasNews(progress.release)) return null;
  return (
    <span className="updates-dot">
      <IconButton icon="star" label={t('updates.unread')} onClick={() => go('/updates')} />
    </span>
  );
}
