import { usePastDay } from '#platform/web/as-of.ts';
import { IconButton } from '#platform/web/kit/button.tsx';
import { useMessages } from '#platform/web/locale.ts';
import type { PanelProps } from '#platform/web/page-registry.ts';
import { composerMessages } from '../contract/composer.messages.ts';
import { openQuickLog } from './quick-log.ts';

/** On a row or card: logs a follow-up about it, without leaving the list. */
export function QuickLogButton({ object, recordId }: PanelProps) {
  const t = useMessages(composerMessages);
  const isPast = usePastDay() !== undefined;
  if (isPast) return null;
  return (
    <IconButton
      icon="phone"
      size="small"
      label={t('composer.log')}
      data-log-follow-up
      onPointerDown={(event) => event.stopPropagation()}
      onKeyDown={(event) => event.stopPropagation()}
      onClick={(event) => {
        event.stopPropagation();
        openQuickLog({ links: { [object]: recordId } });
      }}
    />
  );
}
