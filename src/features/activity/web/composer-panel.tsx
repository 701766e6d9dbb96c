import { useState } from 'react';
import { usePastDay } from '#platform/web/as-of.ts';
import { Icon } from '#platform/web/kit/icon.tsx';
import { KeyCap } from '#platform/web/kit/key-cap.tsx';
import { useMessages } from '#platform/web/locale.ts';
import type { PanelProps } from '#platform/web/page-registry.ts';
import { activityMessages } from '../contract/activity.messages.ts';
import { Composer } from './composer.tsx';
import './composer.css';

/** The line above a timeline that opens the composer; L anywhere on the page presses it. */
export function ComposerPanel({ object, recordId }: PanelProps) {
  const t = useMessages(activityMessages);
  const [isOpen, setIsOpen] = useState(false);
  const isPast = usePastDay() !== undefined;
  if (isPast) return null;
  if (isOpen) return <Composer links={{ [object]: recordId }} onClose={() => setIsOpen(false)} />;
  return (
    <button type="button" className="composer-line" data-open-composer onClick={() => setIsOpen(true)}>
      <Icon name="phone" size={14} /> <span className="spread clip">{t('activity.composer_hint')}</span> <KeyCap>{'L'}</KeyCap>
    </button>
  );
}
