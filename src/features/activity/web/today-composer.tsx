import type { PanelProps } from '#platform/web/page-registry.ts';
import { Composer } from './composer.tsx';

/** The composer inside a row of another page, for what the row is about. */
export function TodayComposer({ inline }: PanelProps) {
  if (!inline) return null;
  return <Composer links={inline.links} completes={inline.completes} onClose={inline.onClose} />;
}
