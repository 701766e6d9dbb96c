import { useRef } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';
import { kitMessages } from '#platform/contract/kit.messages.ts';
import { Button } from '#platform/web/kit/button.tsx';
import { Form, FormError } from '#platform/web/kit/field.tsx';
import { DateInput, TextInput } from '#platform/web/kit/inputs.tsx';
import { commandKey } from '#platform/web/kit/key-cap.tsx';
import { MarkedText } from '#platform/web/kit/marked-text.tsx';
import { Overlay } from '#platform/web/kit/overlay.tsx';
import { DateText } from '#platform/web/kit/values.tsx';
import { useMessages } from '#platform/web/locale.ts';
import { useIsPhone } from '#platform/web/reading.ts';
import { useDictation } from '#platform/web/speech.ts';
import { composerMessages } from '../contract/composer.messages.ts';
import { CheckIn } from './check-in.tsx';
import { ComposerLinks, LinkNames } from './composer-links.tsx';
import { NameOffers, useFoundNames } from './composer-names.tsx';
import { OutcomeChip, Quality, SpeakButton, TypeChoice } from './composer-parts.tsx';
import { ComposerTemplates } from './composer-templates.tsx';
import { type CompletedFollowUp, isFilled } from './follow-up-entry.ts';
import { useFollowUp } from './use-follow-up.ts';
import './composer.css';

interface ComposerProps {
  /** Ids of the records the follow-up belongs to, by field. */
  readonly links: Readonly<Record<string, string>>;
  /** A planned follow-up that this completes. */
  readonly completes?: CompletedFollowUp | undefined;
  /** The type it starts with. */
  readonly type?: string | undefined;
  readonly onClose: () => void;
}

/** Writes a follow-up in one step: what was said, what came of it, what is next and when; on the phone a sheet over the page. */
export function Composer(props: ComposerProps) {
  const t = useMessages(composerMessages);
  const isPhone = useIsPhone();
  if (isPhone)
    return (
      <Overlay label={t(props.completes ? 'composer.complete' : 'composer.log')} onClose={props.onClose} place="side">
        <div className="composer sheet" ref={focusText}>
          <ComposerForm {...props} isPhone />
        </div>
      </Overlay>
    );
  const closeByEsc = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    event.stopPropagation();
    props.onClose();
  };
  return (
    <div className="composer" ref={focusText} onKeyDown={closeByEsc}>
      <ComposerForm {...props} isPhone={false} />
    </div>
  );
}

/** One begins by writing. */
function focusText(box: HTMLElement | null): void {
  if (box && !box.contains(document.activeElement)) box.querySelector('textarea')?.focus();
}

type FollowUp = ReturnType<typeof useFollowUp>;

function ComposerForm(props: ComposerProps & { readonly isPhone: boolean }) {
  const { completes, isPhone, onClose } = props;
  const followUp = useFollowUp(props);
  const { entry, change, c, t, isTask } = followUp;
  const text = useRef<HTMLTextAreaElement>(null);
  const names = useFoundNames(entry.content, entry.links);
  const dictation = useDictation((heard) => change({ content: `${entry.content}${heard}` }));
  const hint = t(isTask ? 'activity.task_hint' : 'activity.text_hint');
  return (
    <Form label={c(completes ? 'composer.complete' : 'composer.log')} onSubmit={() => void followUp.save()}>
      <ComposerHead {...props} followUp={followUp} speak={<SpeakButton dictation={dictation} isLarge={isPhone} />} />
      <div className="composer-text">
        <MarkedText
          ref={text}
          value={entry.content}
          onChange={(content) => change({ content })}
          marks={names.found.map((name) => name.text)}
          pending={dictation.interim}
          placeholder={hint}
          aria-label={hint}
        />
        {(entry.type === 'visit' || entry.checkIn) && (
          <CheckIn
            account={names.account}
            checkIn={entry.checkIn}
            photos={followUp.photos}
            onCheckIn={(checkIn) => change({ checkIn })}
            onPhotos={followUp.setPhotos}
          />
        )}
        <ComposerChips followUp={followUp} isPhone={isPhone} />
      </div>
      <RestoredNote followUp={followUp} onCleared={() => text.current?.focus()} />
      {followUp.error !== undefined && (
        <div className="composer-refusal">
          <FormError error={followUp.error} />
        </div>
      )}
      <div className="composer-foot">
        <span className="composer-foot-notes">
          {!isTask && <Quality entry={entry} isShort={isPhone || names.offers.length > 0} />}
          <NameOffers
            names={names}
            links={entry.links}
            onLink={(contact) => change({ links: { ...entry.links, contact } })}
            onDone={() => text.current?.focus()}
          />
        </span>
        {!isPhone && <ComposerTemplates text={entry.content} onInsert={(text) => change({ content: joined(entry.content, text) })} />}
        <ComposerButtons followUp={followUp} isPhone={isPhone} onClose={onClose} />
      </div>
    </Form>
  );
}

function ComposerHead({ completes, isPhone, followUp, speak }: ComposerProps & { isPhone: boolean; followUp: FollowUp; speak: ReactNode }) {
  const { entry, change, c, needsLink } = followUp;
  const links = <ComposerLinks links={entry.links} isNeeded={needsLink} onChange={(next) => change({ links: next })} />;
  const types = !completes && <TypeChoice value={entry.type} onChange={(type) => change({ type })} />;
  if (!isPhone)
    return (
      <div className="composer-head">
        {types}
        <span className="spread" />
        {!completes && links}
        {speak}
      </div>
    );
  return (
    <>
      <div className="composer-title">
        <span className="stack spread">
          <b className="t16">{c(completes ? 'composer.complete' : 'composer.log')}</b>
          {completes ? <LinkNames links={entry.links} /> : links}
        </span>
        {speak}
      </div>
      {types}
    </>
  );
}

function ComposerChips({ followUp, isPhone }: { readonly followUp: FollowUp; readonly isPhone: boolean }) {
  const { entry, change, isTask, t, c } = followUp;
  const when = (
    <span className="composer-chip when">
      {isPhone && <span className="muted">{c('composer.when')}</span>}
      <DateInput
        withTime="optional"
        value={entry.when}
        onChange={(value) => change({ when: value })}
        placeholder={c('composer.when_hint')}
        label={c('composer.when')}
      />
    </span>
  );
  if (isTask) return <div className="composer-parts">{when}</div>;
  return (
    <div className="composer-parts">
      <OutcomeChip value={entry.outcome} onChange={(outcome) => change({ outcome })} />
      <label className="composer-chip next">
        <span className="muted nowrap">{t('activity.next_step')}</span>
        <TextInput
          value={entry.nextStep}
          onChange={(nextStep) => change({ nextStep })}
          placeholder={c('composer.next_step_hint')}
          aria-label={t('activity.next_step')}
        />
      </label>
      {when}
    </div>
  );
}

function ComposerButtons({ followUp, isPhone, onClose }: { readonly followUp: FollowUp; readonly isPhone: boolean; readonly onClose: () => void }) {
  const kit = useMessages(kitMessages);
  return (
    <>
      <Button kind={isPhone ? 'normal' : 'quiet'} onClick={onClose} {...(!isPhone && { keyCap: 'Esc' })}>
        {kit('kit.cancel')}
      </Button>
      <Button
        kind="primary"
        type="submit"
        {...(!isPhone && { keyCap: `${commandKey}↵` })}
        isBusy={followUp.isBusy}
        disabled={!isFilled(followUp.entry)}
      >
        {kit('kit.save')}
      </Button>
    </>
  );
}

function RestoredNote({ followUp, onCleared }: { readonly followUp: FollowUp; readonly onCleared: () => void }) {
  const { restoredFrom, clear, c } = followUp;
  if (!restoredFrom) return null;
  // The button goes with the note; the hand goes back to the text.
  const drop = () => {
    clear();
    onCleared();
  };
  const [before = '', after = ''] = c('composer.draft_found', { moment: '\n' }).split('\n');
  return (
    <div className="composer-note" role="status">
      <span>
        {before}
        <DateText value={restoredFrom.toISOString()} />
        {after}
      </span>
      <Button kind="link" size="small" onClick={drop}>
        {c('composer.draft_drop')}
      </Button>
    </div>
  );
}

function joined(text: string, more: string): string {
  return text.trim() === '' ? more : `${text.trimEnd()}\n${more}`;
}
