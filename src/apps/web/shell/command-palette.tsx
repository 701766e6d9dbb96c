import { useState } from 'react';
import type { KeyboardEvent } from 'react';
import { shellMessages } from '#platform/contract/shell.messages.ts';
import { classNames } from '#platform/web/kit/class-names.ts';
import { Icon } from '#platform/web/kit/icon.tsx';
import { KeyCap } from '#platform/web/kit/key-cap.tsx';
import { Overlay } from '#platform/web/kit/overlay.tsx';
import { useMessages } from '#platform/web/locale.ts';
import { useChoices } from './palette-choices.ts';
import type { Choice } from './palette-choices.ts';
import { closePalette, takeEarlyKeys } from './palette-state.ts';
import './command-palette.css';

/** One field for everything: records, pages, creating, doing, display. Arrows move, Enter does, → looks without leaving, Esc closes. */
export function CommandPalette() {
  const t = useMessages(shellMessages);
  const [text, setText] = useState('');
  const [at, setAt] = useState(0);
  const choices = useChoices(text);
  const active = Math.min(at, choices.length - 1);
  const choose = (choice: Choice | undefined) => {
    if (!choice) return;
    closePalette();
    choice.run();
  };
  const peek = (choice: Choice) => {
    closePalette();
    choice.peek?.();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step !== 0) {
      event.preventDefault();
      setAt((active + step + choices.length) % Math.max(1, choices.length));
    }
    if (event.nativeEvent.isComposing) return;
    const isAtEnd = event.currentTarget instanceof HTMLInputElement && event.currentTarget.selectionStart === text.length;
    const wantsPeek = (event.key === 'Enter' && event.shiftKey) || (event.key === 'ArrowRight' && isAtEnd);
    if (wantsPeek && choices[active]?.peek) {
      event.preventDefault();
      peek(choices[active]);
    } else if (event.key === 'Enter') choose(choices[active]);
  };
  return (
    <Overlay label={t('shell.palette')} onClose={closePalette} place="top">
      <div className="palette-field">
        <Icon name="search" />
        <input
          data-autofocus
          value={text}
          placeholder={t('shell.search')}
          aria-label={t('shell.search')}
          role="combobox"
          aria-expanded
          aria-controls="palette-list"
          aria-activedescendant={choices[active] ? `palette-${active}` : undefined}
          onChange={(event) => {
            setText(event.target.value);
            setAt(0);
          }}
          onFocus={() => {
            const typed = takeEarlyKeys();
            if (typed !== '') setText(typed);
          }}
          onKeyDown={onKeyDown}
        />
        <KeyCap>{'Esc'}</KeyCap>
      </div>
      <PaletteList choices={choices} active={active} onPoint={setAt} onChoose={choose} onPeek={peek} />
      {choices.length === 0 && <p className="palette-empty">{t('shell.palette_empty')}</p>}
      <PaletteKeys canPeek={choices[active]?.peek !== undefined} />
    </Overlay>
  );
}

interface PaletteListProps {
  readonly choices: readonly Choice[];
  readonly active: number;
  readonly onPoint: (index: number) => void;
  readonly onChoose: (choice: Choice) => void;
  readonly onPeek: (choice: Choice) => void;
}

function PaletteList({ choices, active, onPoint, onChoose, onPeek }: PaletteListProps) {
  const t = useMessages(shellMessages);
  return (
    <ul id="palette-list" role="listbox" aria-label={t('shell.palette')} className="palette-list">
      {choices.map((choice, index) => (
        <li key={choice.id} role="presentation">
          {choice.section !== choices[index - 1]?.section && <div className="palette-section">{choice.section}</div>}
          <div
            id={`palette-${index}`}
            role="option"
            aria-selected={index === active}
            className={classNames('palette-choice', index === active && 'on')}
            onPointerMove={() => onPoint(index)}
            onClick={(event) => (event.shiftKey && choice.peek ? onPeek(choice) : onChoose(choice))}
            ref={index === active ? (element) => element?.scrollIntoView({ block: 'nearest' }) : undefined}
          >
            <Icon name={choice.icon} />
            <span className="clip">{choice.label}</span>
            <span className="spread clip muted t12">{choice.detail}</span>
            {choice.keyCap && <KeyCap>{choice.keyCap}</KeyCap>}
            {index === active && choice.peek && <KeyCap>{'→'}</KeyCap>}
          </div>
        </li>
      ))}
    </ul>
  );
}

function PaletteKeys({ canPeek }: { readonly canPeek: boolean }) {
  const t = useMessages(shellMessages);
  return (
    <div className="palette-keys muted t12" aria-hidden>
      <KeyCap>{'↑'}</KeyCap>
      <KeyCap>{'↓'}</KeyCap> {t('shell.keys.move')}
      <KeyCap>{'↵'}</KeyCap> {t('shell.keys.open')}
      {canPeek && (
        <>
          <KeyCap>{'→'}</KeyCap> {t('shell.keys.peek')}
        </>
      )}
      <span className="spread" />
      <KeyCap>{'?'}</KeyCap> {t('shell.keys.all')}
    </div>
  );
}
