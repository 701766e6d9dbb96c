import { shellMessages } from '#platform/contract/shell.messages.ts';
import { lookAtNow, usePastDay } from '#platform/web/as-of.ts';
import { Button } from '#platform/web/kit/button.tsx';
import { Icon } from '#platform/web/kit/icon.tsx';
import { useMessages } from '#platform/web/locale.ts';

/** Says that one looks at a past day, and the way back; nothing while looking at now. */
export function AsOfStrip() {
  const t = useMessages(shellMessages);
  const past = usePastDay();
  if (!past) return null;
  return (
    <div className="as-of-strip" role="status">
      <Icon name="clock" size={14} />
      <span className="spread">{t('shell.as_of', { day: past.day })}</span>
      <Button kind="link" size="small" keyCap="N" onClick={lookAtNow}>
        {t('shell.as_of_now')}
      </Button>
    </div>
  );
}
