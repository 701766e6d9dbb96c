import { useEffect, useState } from 'react';
import type { DateReading } from '#platform/contract/format/format-date.ts';
import { useLocale } from './locale.ts';
import { useSession } from './session.ts';

/** The reader's language, the workspace's time zone and the present, which moves on every minute. */
export function useReading(): DateReading {
  const locale = useLocale();
  const session = useSession();
  const now = useNow();
  return { locale, timeZone: session?.workspace.timeZone ?? 'Asia/Shanghai', now };
}

/** The present, moving on every minute. */
export function useNow(): Date {
  const [now, setNow] = useState(() => new Date());
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date()), 60_000);
    return () => clearInterval(timer);
  }, []);
  return now;
}

/** Whether a media query fits now: `useMedia('(max-width: 767px)')`. */
export function useMedia(query: string): boolean {
  const [fits, setFits] = useState(() => window.matchMedia(query).matches);
  useEffect(() => {
    const media = window.matchMedia(query);
    const update = () => setFits(media.matches);
    update();
    media.addEventListener('change', update);
    return () => media.removeEventListener('change', update);
  }, [query]);
  return fits;
}

/** Whether the screen is a phone's. */
export function useIsPhone(): boolean {
  return useMedia('(max-width: 767px)');
}
