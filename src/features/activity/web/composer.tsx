import { useState } from 'react';
import { kitMessages } from '#platform/contract/kit.messages.ts';
import { ApiError, callRoute } from '#platform/web/api.ts';
import { Button } from '#platform/web/kit/button.tsx';
import { Form, FormError } from '#platform/web/kit/field.tsx';
import type { IconName } from '#platform/web/kit/icon.tsx';
import { DateInput, TextArea, TextInput } from '#platform/web/kit/inputs.tsx';
import { SelectInput } from '#platform/web/kit/select-input.tsx';
import { Segmented } from '#platform/web/kit/tabs.tsx';
import { StatusText } from '#platform/web/kit/tag.tsx';
import { showToast } from '#platform/web/kit/toast.tsx';
import { useLabel, useMessages } from '#platform/web/locale.ts';
import { useIsPhone, useReading } from '#platform/web/reading.ts';
import { parseInstantText } from '#engine/contract/objects/parse-field-text.ts';
import { focusFirst } from '#engine/web/record/fact-field.tsx';
import { routesOf } from '#engine/web/objects/object-registry.ts';
import { useRefreshObject } from '#engine/web/objects/use-refresh.ts';
import { activityOutcomes, activityTypes } from '../contract/activity.choices.ts';
import { activityMessages } from '../contract/activity.messages.ts';
import { activity } from '../contract/activity.objects.ts';
import { completeActivityRoute, logActivityRoute } from '../contract/activity.routes.ts';
import { scoreQuality } from '../contract/score-quality.ts';
import './activity.css';

const icons: Readonly<Record<string, IconName>> = {
  call: 'phone',
  meeting: 'users',
  visit: 'pin',
  note: 'pencil',
  task: 'checklist',
  message: 'chat',
  email: 'mail',
};
const shownTypes = ['call', 'message', 'meeting', 'visit', 'note', 'task'];

interface ComposerProps {
  /** Ids of the records the follow-up belongs to, by field. */
  readonly links: Readonly<Record<string, string>>;
  /** A planned follow-up that this completes. */
  readonly completes?: { readonly id: string; readonly type: string } | undefined;
  readonly onClose: () => void;
}

interface Entry {
  readonly type: string;
  readonly content: string;
  readonly outcome: string | undefined;
  readonly nextStep: string;
  readonly when: string | undefined;
}

/** Writes a follow-up in one step: what was said, what came of it, what is next and when; its quality shows while writing. */
export function Composer({ links, completes, onClose }: ComposerProps) {
  const t = useMessages(activityMessages);
  const kit = useMessages(kitMessages);
  const label = useLabel();
  const isPhone = useIsPhone();
  const { timeZone } = useReading();
  const refresh = useRefreshObject();
  const [entry, setEntry] = useState<Entry>({ type: completes?.type ?? 'call', content: '', outcome: undefined, nextStep: '', when: undefined });
  const [error, setError] = useState<unknown>();
  const [isBusy, setIsBusy] = useState(false);
  const change = (part: Partial<Entry>) => setEntry({ ...entry, ...part });
  const isTask = entry.type === 'task' && !completes;
  const save = async () => {
    setIsBusy(true);
    try {
      await write(entry, links, completes?.id, timeZone);
      await refresh('activity', 'opportunity', 'account', 'contact');
      showToast({ text: t(isTask ? 'activity.planned' : 'activity.logged'), tone: 'good' });
      onClose();
    } catch (refused) {
      setError(refused);
      setIsBusy(false);
    }
  };
  return (
    <div className="composer" ref={focusFirst} onKeyDown={(event) => event.key === 'Escape' && onClose()}>
      <Form label={t('activity.composer')} onSubmit={() => void save()}>
        {!completes && (
          <Segmented
            label={t('activity.type')}
            active={entry.type}
            onChange={(type) => change({ type })}
            tabs={activityTypes
              .filter((type) => shownTypes.includes(type.value))
              .map((type) => ({ id: type.value, label: isPhone ? '' : label(type.label), icon: icons[type.value] }))}
          />
        )}
        <TextArea
          value={entry.content}
          onChange={(content) => change({ content })}
          placeholder={t(isTask ? 'activity.task_hint' : 'activity.text_hint')}
          aria-label={t('activity.text_hint')}
        />
        <div className="composer-parts">
          {!isTask && (
            <span className="composer-part">
              <SelectInput
                label={t('activity.outcome')}
                placeholder={t('activity.outcome')}
                canClear
                value={entry.outcome}
                onChange={(outcome) => change({ outcome })}
                options={activityOutcomes.map((option) => ({ value: option.value, label: label(option.label) }))}
              />
            </span>
          )}
          {!isTask && (
            <span className="composer-part wide">
              <TextInput
                value={entry.nextStep}
                onChange={(nextStep) => change({ nextStep })}
                placeholder={t('activity.next_step')}
                aria-label={t('activity.next_step')}
              />
            </span>
          )}
          <span className="composer-part wide">
            <DateInput withTime value={entry.when} onChange={(when) => change({ when })} placeholder={t('activity.when')} />
          </span>
        </div>
        {!(error instanceof ApiError && error.issues.length === 0) && <FormError error={error} />}
        {error instanceof ApiError && error.issues.length === 0 && (
          <div className="k-form-error" role="alert">
            {error.detail}
          </div>
        )}
        <div className="composer-foot">
          {isTask ? <span className="spread" /> : <Quality entry={entry} />}
          <Button kind="quiet" onClick={onClose}>
            {kit('kit.cancel')}
          </Button>
          <Button
            kind="primary"
            type="submit"
            keyCap={isPhone ? undefined : 'Ctrl ↵'}
            isBusy={isBusy}
            disabled={entry.content.trim() === '' && entry.nextStep.trim() === ''}
          >
            {kit('kit.save')}
          </Button>
        </div>
      </Form>
    </div>
  );
}

const parts = ['content', 'outcome', 'next_step', 'next_step_on'] as const;

/** n of 4, and what is missing to 4. */
function Quality({ entry }: { readonly entry: Entry }) {
  const t = useMessages(activityMessages);
  const values = {
    content: entry.content || null,
    outcome: entry.outcome ?? null,
    next_step: entry.nextStep || null,
    next_step_on: entry.when?.slice(0, 10) ?? null,
  };
  const score = scoreQuality(values);
  const missing = parts.filter((part) => values[part] === null).map((part) => t(`activity.part.${part}`));
  return (
    <span className="spread row g2 wrap t12">
      <StatusText tone={score === 4 ? 'good' : 'neutral'} {...(score < 4 && { icon: 'gauge' as const })}>
        {t('activity.quality', { score })}
      </StatusText>
      <span className="muted">
        {missing.length === 0 ? t('activity.quality_all') : t('activity.quality_missing', { parts: missing.join(' · ') })}
      </span>
    </span>
  );
}

async function write(entry: Entry, links: Readonly<Record<string, string>>, completes: string | undefined, timeZone: string): Promise<void> {
  const content = entry.content.trim();
  const outcome = activityOutcomes.find((option) => option.value === entry.outcome)?.value;
  const result = {
    ...(content && { content }),
    ...(outcome !== undefined && { outcome }),
    ...(entry.nextStep.trim() && { nextStep: entry.nextStep.trim() }),
    ...(entry.when !== undefined && { nextStepOn: entry.when.slice(0, 10) }),
  };
  if (completes !== undefined) {
    await callRoute(completeActivityRoute, { id: completes, ...result });
  } else if (entry.type === 'task') {
    const due = entry.when === undefined ? undefined : parseInstantText(entry.when.replace('T', ' '), timeZone);
    const [subject = content] = content.split('\n');
    await callRoute(routesOf(activity).create, {
      type: 'task',
      status: 'planned',
      subject: subject.slice(0, 300),
      content,
      ...links,
      ...(due !== undefined && { due_at: due }),
    });
  } else {
    await callRoute(logActivityRoute, { type: entry.type, ...links, ...result });
  }
}
