import { shellMessages } from '#platform/contract/shell.messages.ts';
import { asOfChoice, useAsOf } from '#platform/web/as-of.ts';
import { Button } from '#platform/web/kit/button.tsx';
import { Icon } from '#platform/web/kit/icon.tsx';
import { useMessages } from '#platform/web/locale.ts';

/** Says that one looks at a past day, and the way back; nothing while looking at now. */
export function AsOfStrip() {
  const t = useMessages(shellMessages);
  const asOf = useAsOf();
  if (!asOf) return null;
  return (
    <div className="as-of-strip" role="status">
      <Icon name="clock" size={14} />
      <span className="spread">{t('shell.as_of', { day: asOf })}</span>
      <Button kind="link" size="small" onClick={() => asOfChoice.set(undefined)}>{t('shell.as_of_now')}</Button>
    </div>
  );
}
