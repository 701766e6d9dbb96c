import { Button } from '#platform/web/kit/button.tsx';
import { Icon } from '#platform/web/kit/icon.tsx';
import { useMessages } from '#platform/web/locale.ts';
import { useReading } from '#platform/web/reading.ts';
import { formatMoment } from '#platform/contract/format/format-date.ts';
import { formMessages } from '#engine/contract/records/form.messages.ts';
import './form.css';

interface DraftOfferProps {
  readonly at: Date;
  /** The form it belongs to; writing goes on there once this is answered. */
  readonly formId: string;
  readonly onUse: () => void;
  readonly onDrop: () => void;
}

/** Offers what was left unsaved last time, above the empty form. */
export function DraftOffer({ at, formId, onUse, onDrop }: DraftOfferProps) {
  const t = useMessages(formMessages);
  const reading = useReading();
  const answer = (act: () => void) => {
    act();
    document.getElementById(formId)?.querySelector<HTMLElement>('input, textarea')?.focus();
  };
  return (
    <div className="form-draft" role="status">
      <Icon name="clock" size={14} />
      <span className="spread">{t('form.draft_found', { moment: formatMoment(at, reading) })}</span>
      <Button size="small" onClick={() => answer(onUse)}>
        {t('form.draft_use')}
      </Button>
      <Button size="small" kind="quiet" onClick={() => answer(onDrop)}>
        {t('form.draft_drop')}
      </Button>
    </div>
  );
}
