import { StatusText } from '#platform/web/kit/tag.tsx';
import type { Tone } from '#platform/web/kit/tag.tsx';
import type { IconName } from '#platform/web/kit/icon.tsx';
import { useMessages } from '#platform/web/locale.ts';
import { importMessages } from '#engine/contract/import/import.messages.ts';
import type { ImportView } from '#engine/contract/import/import.routes.ts';

type Shown = { readonly tone: Tone; readonly icon: IconName };

const shownAs: Readonly<Record<ImportView['status'], Shown>> = {
  staged: { tone: 'neutral', icon: 'file' },
  previewing: { tone: 'info', icon: 'clock' },
  previewed: { tone: 'neutral', icon: 'eye' },
  running: { tone: 'info', icon: 'clock' },
  done: { tone: 'good', icon: 'tick' },
  failed: { tone: 'bad', icon: 'ban' },
  undoing: { tone: 'info', icon: 'undo' },
  undone: { tone: 'neutral', icon: 'undo' },
};

/** Where an import stands, in a word. */
export function ImportStatusText({ status }: { readonly status: ImportView['status'] }) {
  const t = useMessages(importMessages);
  return <StatusText {...shownAs[status]}>{t(`import.status_${status}`)}</StatusText>;
}

/** A plain number with its thousands. */
export function Count({ value, tone }: { readonly value: number; readonly tone?: 'bad' | 'watch' }) {
  return <span className={value > 0 && tone ? tone : value === 0 ? 'muted' : undefined}>{value.toLocaleString('en')}</span>;
}
