import { Button, IconButton } from '#platform/web/kit/button.tsx';
import { classNames } from '#platform/web/kit/class-names.ts';
import { Icon } from '#platform/web/kit/icon.tsx';
import type { IconName } from '#platform/web/kit/icon.tsx';
import { Menu } from '#platform/web/kit/menu.tsx';
import { StatusText } from '#platform/web/kit/tag.tsx';
import { useLabel, useMessages } from '#platform/web/locale.ts';
import type { Dictation } from '#platform/web/speech.ts';
import { activityOutcomes } from '../contract/activity.choices.ts';
import { activityMessages } from '../contract/activity.messages.ts';
import { composerMessages } from '../contract/composer.messages.ts';
import { scoreQuality } from '../contract/score-quality.ts';
import { type FollowUpEntry, qualityParts } from './follow-up-entry.ts';

const types = [
  { id: 'call', icon: 'phone' },
  { id: 'message', icon: 'chat' },
  { id: 'meeting', icon: 'calendar' },
  { id: 'visit', icon: 'pin' },
  { id: 'note', icon: 'pencil' },
  { id: 'email', icon: 'mail' },
  { id: 'task', icon: 'checklist' },
] as const satisfies readonly { id: string; icon: IconName }[];

/** How one was in touch; arrow keys move between the ways, as in any group of radio buttons. */
export function TypeChoice({ value, onChange }: { readonly value: string; readonly onChange: (type: string) => void }) {
  const t = useMessages(activityMessages);
  const c = useMessages(composerMessages);
  return (
    <div role="radiogroup" aria-label={t('activity.type')} className="composer-types">
      {types.map(({ id, icon }) => (
        <label key={id} className={classNames('composer-type', id === value && 'on')}>
          <input type="radio" name="follow-up-type" className="sr-only" checked={id === value} onChange={() => onChange(id)} />
          <Icon name={icon} size={14} />
          {c(`composer.type.${id}`)}
        </label>
      ))}
    </div>
  );
}

interface OutcomeChipProps {
  readonly value: string | undefined;
  readonly onChange: (outcome: string | undefined) => void;
}

/** What came of it, as a chip that opens the choices. */
export function OutcomeChip({ value, onChange }: OutcomeChipProps) {
  const t = useMessages(activityMessages);
  const c = useMessages(composerMessages);
  const label = useLabel();
  const chosen = activityOutcomes.find((option) => option.value === value);
  return (
    <Menu
      label={t('activity.outcome')}
      placement="bottom-start"
      items={activityOutcomes.map((option) => ({
        id: option.value,
        label: label(option.label),
        isOn: option.value === value,
        onSelect: () => onChange(option.value === value ? undefined : option.value),
      }))}
      trigger={({ ref, ...trigger }) => (
        <button type="button" ref={ref} {...trigger} className="composer-chip outcome">
          <span className="muted">{t('activity.outcome')}</span>
          <span className={chosen ? 'ink' : 'muted'}>{chosen ? label(chosen.label) : c('composer.outcome_none')}</span>
          <Icon name="chevron-down" size={12} />
        </button>
      )}
    />
  );
}

/** The microphone; not there where the browser cannot listen. */
export function SpeakButton({ dictation, isLarge }: { readonly dictation: Dictation; readonly isLarge: boolean }) {
  const c = useMessages(composerMessages);
  if (!dictation.isOffered) return null;
  return (
    <IconButton
      icon="mic"
      label={c(dictation.isListening ? 'composer.stop_speaking' : 'composer.speak')}
      aria-pressed={dictation.isListening}
      className={classNames('composer-speak', isLarge && 'large', dictation.isListening && 'on')}
      onClick={dictation.toggle}
    />
  );
}

const parts = ['content', 'outcome', 'next_step', 'next_step_on'] as const;

/** n of 4, and what is missing to 4. */
export function Quality({ entry, isShort }: { readonly entry: FollowUpEntry; readonly isShort: boolean }) {
  const t = useMessages(activityMessages);
  const values = qualityParts(entry);
  const score = scoreQuality(values);
  const missing = parts.filter((part) => values[part] === null).map((part) => t(`activity.part.${part}`));
  return (
    <span className="row g2 t12 nowrap">
      <StatusText tone={score === 4 ? 'good' : 'neutral'} {...(score < 4 && { icon: 'gauge' as const })}>
        {t('activity.quality', { score })}
      </StatusText>
      {!isShort && (
        <span className="muted clip">
          {missing.length === 0 ? t('activity.quality_all') : t('activity.quality_missing', { parts: missing.join(' · ') })}
        </span>
      )}
    </span>
  );
}

/** A quiet link-like button in the foot of the composer. */
export function FootLink({
  children,
  onClick,
  isBusy = false,
}: {
  readonly children: string;
  readonly onClick: () => void;
  readonly isBusy?: boolean;
}) {
  return (
    <Button kind="link" size="small" onClick={onClick} isBusy={isBusy}>
      {children}
    </Button>
  );
}
