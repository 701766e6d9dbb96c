import type { IconName } from '#platform/web/kit/icon.tsx';
import type { Tone } from '#platform/web/kit/tag.tsx';
import type { NoticeLook } from '#engine/contract/notices/notice-kind.ts';

/** The icon of each look; colour only where it carries meaning. */
export const noticeLooks: Readonly<Record<NoticeLook, { readonly icon: IconName; readonly tone: Tone }>> = {
  mention: { icon: 'chat', tone: 'accent' },
  comment: { icon: 'chat', tone: 'neutral' },
  assigned: { icon: 'user', tone: 'neutral' },
  approval: { icon: 'stamp', tone: 'neutral' },
  done: { icon: 'tick', tone: 'good' },
  failed: { icon: 'warning', tone: 'bad' },
  due: { icon: 'clock', tone: 'watch' },
  share: { icon: 'link', tone: 'neutral' },
  change: { icon: 'pencil', tone: 'neutral' },
};
