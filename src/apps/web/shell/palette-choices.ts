import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { dayOf } from '#platform/contract/format/format-date.ts';
import type { DateReading } from '#platform/contract/format/format-date.ts';
import { parseHumanDate } from '#platform/contract/format/parse-human-date.ts';
import { shellMessages } from '#platform/contract/shell.messages.ts';
import { lookBackTo, usePastDay } from '#platform/web/as-of.ts';
import { commandSections, commandSources, searchProviders, useCommands } from '#platform/web/command-registry.ts';
import type { Command, SearchHit } from '#platform/web/command-registry.ts';
import type { IconName } from '#platform/web/kit/icon.tsx';
import { useLabel, useMessages } from '#platform/web/locale.ts';
import { useGo, usePathname } from '#platform/web/navigation.tsx';
import { openPeek } from '#platform/web/peek.ts';
import { useReading } from '#platform/web/reading.ts';
import { useRecentRecords } from '#platform/web/recent-records.ts';
import { useCan } from '#platform/web/session.ts';
import { findWebObject } from '#engine/web/objects/object-registry.ts';
import { isMeant } from './is-meant.ts';

/** One line of the palette. */
export interface Choice {
  readonly id: string;
  readonly section: string;
  readonly label: string;
  readonly detail?: string | undefined;
  readonly icon: IconName;
  readonly keyCap?: string | undefined;
  readonly run: () => void;
  /** Looks at it without leaving the page. */
  readonly peek?: () => void;
}

const mostRecent = 6;

/** What fits the text: records first, then what can be done; without text the records opened lately. */
export function useChoices(text: string): readonly Choice[] {
  const t = useMessages(shellMessages);
  const wanted = text.trim().toLowerCase();
  const hits = useRecordHits(text);
  const recent = useRecentChoices();
  const commands = useCommandChoices(wanted);
  const reading = useReading();
  const pastDay = typedPastDay(text, reading);
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
  return [...(wanted === '' ? recent : hits), ...travel, ...commands];
}

function useCommandChoices(wanted: string): readonly Choice[] {
  const t = useMessages(shellMessages);
  const label = useLabel();
  const can = useCan();
  const found = useFoundCommands();
  const isPast = usePastDay() !== undefined;
  const order = (command: Command) => commandSections.indexOf(command.section);
  return [...useCommands(), ...found]
    .filter((command) => can(command.permission) && !(isPast && command.section === 'create'))
    .filter((command) => isMeant(wanted, { zh: String(command.label.zh), en: String(command.label.en) }, command.keywords))
    .filter((command) => wanted !== '' || command.section !== 'settings')
    .sort((left, right) => order(left) - order(right))
    .map((command): Choice => ({
      id: command.id,
      section: t(`shell.section.${command.section}`),
      label: label(command.label),
      detail: command.detail && label(command.detail),
      icon: command.icon ?? 'bolt',
      keyCap: command.keyCap,
      run: command.run,
    }));
}

/** What depends on the open page or on what is stored; asked once each time the palette opens. */
function useFoundCommands(): readonly Command[] {
  const pathname = usePathname();
  const go = useGo();
  const found = useQuery({
    queryKey: ['shell.commands', pathname],
    staleTime: 0,
    gcTime: 0,
    queryFn: async ({ signal }) => {
      // One source that fails must not take the others with it.
      const answers = await Promise.allSettled(commandSources().map((source) => source({ pathname, go, signal })));
      return answers.flatMap((answer) => (answer.status === 'fulfilled' ? answer.value : []));
    },
  });
  return found.data ?? [];
}

function useRecentChoices(): readonly Choice[] {
  const t = useMessages(shellMessages);
  const label = useLabel();
  const go = useGo();
  const pathname = usePathname();
  return useRecentRecords()
    .filter((record) => record.link !== pathname)
    .slice(0, mostRecent)
    .map((record): Choice => {
      const web = findWebObject(record.object);
      return {
        id: `recent ${record.link}`,
        section: t('shell.palette_recent'),
        label: record.title,
        detail: web && label(web.object.label),
        icon: web?.icon ?? 'file',
        run: () => go(record.link),
        peek: () => openPeek(record),
      };
    });
}

/** A typed day that lies before today offers to look back to it. */
function typedPastDay(text: string, reading: DateReading): string | undefined {
  const day = parseHumanDate(text, reading.now, reading.timeZone)?.day;
  return day !== undefined && day < dayOf(reading.now, reading.timeZone) ? day : undefined;
}

function useRecordHits(text: string): readonly Choice[] {
  const t = useMessages(shellMessages);
  const go = useGo();
  const wanted = text.trim();
  const hits = useQuery({
    queryKey: ['shell.search', wanted],
    enabled: wanted.length > 0 && searchProviders().length > 0,
    placeholderData: keepPreviousData,
    queryFn: async ({ signal }) => (await Promise.all(searchProviders().map((provider) => provider(wanted, signal)))).flat(),
  });
  const found: readonly SearchHit[] = wanted.length > 0 ? (hits.data ?? []) : [];
  return found.map((hit): Choice => {
    const { object } = hit;
    return {
      id: `record ${hit.link}`,
      section: t('shell.palette_records'),
      label: hit.title,
      detail: hit.detail,
      icon: hit.icon ?? 'file',
      run: () => go(hit.link),
      ...(object !== undefined && { peek: () => openPeek({ object, id: hit.id }) }),
    };
  });
}
