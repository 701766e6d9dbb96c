import { useState } from 'react';
import type { KeyboardEvent } from 'react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { dayOf } from '#platform/contract/format/format-date.ts';
import type { DateReading } from '#platform/contract/format/format-date.ts';
import { parseHumanDate } from '#platform/contract/format/parse-human-date.ts';
import { shellMessages } from '#platform/contract/shell.messages.ts';
import { lookBackTo } from '#platform/web/as-of.ts';
import { searchProviders, useCommands } from '#platform/web/command-registry.ts';
import type { SearchHit } from '#platform/web/command-registry.ts';
import { classNames } from '#platform/web/kit/class-names.ts';
import { Icon } from '#platform/web/kit/icon.tsx';
import type { IconName } from '#platform/web/kit/icon.tsx';
import { KeyCap } from '#platform/web/kit/key-cap.tsx';
import { Overlay } from '#platform/web/kit/overlay.tsx';
import { useLabel, useMessages } from '#platform/web/locale.ts';
import { useGo } from '#platform/web/navigation.tsx';
import { useReading } from '#platform/web/reading.ts';
import { useCan } from '#platform/web/session.ts';
import { closePalette } from './palette-state.ts';
import './command-palette.css';

interface Choice {
  readonly id: string;
  readonly section: string;
  readonly label: string;
  readonly detail?: string | undefined;
  readonly icon: IconName;
  readonly keyCap?: string | undefined;
  readonly run: () => void;
}

/** One field for everything: records, pages, creating, doing, display. Arrows move, Enter does, Esc closes. */
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
  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step !== 0) {
      event.preventDefault();
      setAt((active + step + choices.length) % Math.max(1, choices.length));
    }
    if (event.key === 'Enter' && !event.nativeEvent.isComposing) choose(choices[active]);
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
          onKeyDown={onKeyDown}
        />
        <KeyCap>{'Esc'}</KeyCap>
      </div>
      <PaletteList choices={choices} active={active} onPoint={setAt} onChoose={choose} />
      {choices.length === 0 && <p className="palette-empty">{t('shell.palette_empty')}</p>}
    </Overlay>
  );
}

interface PaletteListProps {
  readonly choices: readonly Choice[];
  readonly active: number;
  readonly onPoint: (index: number) => void;
  readonly onChoose: (choice: Choice) => void;
}

function PaletteList({ choices, active, onPoint, onChoose }: PaletteListProps) {
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
            onClick={() => onChoose(choice)}
            ref={index === active ? (element) => element?.scrollIntoView({ block: 'nearest' }) : undefined}
          >
            <Icon name={choice.icon} />
            <span className="clip">{choice.label}</span>
            <span className="spread clip muted t12">{choice.detail}</span>
            {choice.keyCap && <KeyCap>{choice.keyCap}</KeyCap>}
          </div>
        </li>
      ))}
    </ul>
  );
}

function useChoices(text: string): readonly Choice[] {
  const t = useMessages(shellMessages);
  const label = useLabel();
  const can = useCan();
  const go = useGo();
  const records = useRecordHits(text);
  const reading = useReading();
  const pastDay = typedPastDay(text, reading);
  const order = ['act', 'create', 'go', 'setting'] as const;
  const wanted = text.trim().toLowerCase();
  const commands = useCommands()
    .filter((command) => can(command.permission))
    .filter((command) => `${command.label.zh} ${command.label.en} ${command.keywords ?? ''}`.toLowerCase().includes(wanted))
    .sort((left, right) => order.indexOf(left.section) - order.indexOf(right.section))
    .map((command): Choice => ({
      id: command.id,
      section: t(`shell.section.${command.section}`),
      label: label(command.label),
      icon: command.icon ?? 'bolt',
      keyCap: command.keyCap,
      run: command.run,
    }));
  const hits = records.map((hit): Choice => ({
    id: `record ${hit.link}`,
    section: t('shell.palette_records'),
    label: hit.title,
    detail: hit.detail,
    icon: hit.icon ?? 'file',
    run: () => go(hit.link),
  }));
  const travel: readonly Choice[] = pastDay
    ? [
        {
          id: 'as of',
          section: t('shell.section.act'),
          label: t('shell.as_of_look', { day: pastDay }),
          icon: 'clock',
          run: () => lookBackTo(pastDay, reading.timeZone),
        },
      ]
    : [];
  return [...hits, ...travel, ...commands];
}

/** A typed day that lies before today offers to look back to it. */
function typedPastDay(text: string, reading: DateReading): string | undefined {
  const day = parseHumanDate(text, reading.now, reading.timeZone)?.day;
  return day !== undefined && day < dayOf(reading.now, reading.timeZone) ? day : undefined;
}

function useRecordHits(text: string): readonly SearchHit[] {
  const wanted = text.trim();
  const hits = useQuery({
    queryKey: ['shell.search', wanted],
    enabled: wanted.length > 0 && searchProviders().length > 0,
    placeholderData: keepPreviousData,
    queryFn: async ({ signal }) => (await Promise.all(searchProviders().map((provider) => provider(wanted, signal)))).flat(),
  });
  return wanted.length > 0 ? (hits.data ?? []) : [];
}
