import { auditMessages } from '#engine/contract/audit/audit.messages.ts';
import { auditNameMessages } from '#engine/contract/audit/audit-names.messages.ts';
import { eventKindMessages } from '#engine/contract/audit/event-kind.messages.ts';
import { formatMomentExact } from '#platform/contract/format/format-date.ts';
import { useLabel } from '#platform/web/locale.ts';
import { useReading } from '#platform/web/reading.ts';
import { findWebObject } from '../objects/object-registry.ts';
import { useEventWord } from '../record/event-words.ts';

/** Kinds of events people look for; others are searched by text. */
export const knownKinds: readonly string[] = Object.keys(auditMessages)
  .filter((key) => key.startsWith('audit.kind.'))
  .map((key) => key.slice('audit.kind.'.length))
  .concat(Object.keys(eventKindMessages).map((key) => key.slice('event.'.length)))
  .filter((kind, at, all) => all.indexOf(kind) === at);

/** Every entrance to the house. */
export const doors = ['page', 'api', 'import', 'job', 'automation', 'cli', 'mcp'] as const;

const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/;

/** Kinds and doors as people call them; one without a word stays what it is. */
export function useAuditWords() {
  const label = useLabel();
  const word = (key: string, fallback: string): string => {
    const found = Object.entries(auditMessages).find(([name]) => name === key);
    return found ? label(found[1]) : fallback;
  };
  const eventWord = useEventWord();
  const { timeZone } = useReading();
  const named = (key: string, fallback: string): string => {
    const found = Object.entries(auditNameMessages).find(([name]) => name === key);
    return found ? label(found[1]) : fallback;
  };
  const valueWord = (fact: string, text: string): string => {
    if (fact === 'object') return label(findWebObject(text)?.object.label ?? { zh: text, en: text });
    return instant.test(text) ? formatMomentExact(new Date(text), timeZone) : named(`audit.value.${text}`, text);
  };
  return {
    field: (name: string) => named(`audit.field.${name}`, name),
    value: (fact: string, value: string | number | boolean | readonly string[]) =>
      Array.isArray(value) ? value.map((each: string) => valueWord(fact, each)).join(', ') : valueWord(fact, String(value)),
    kind: (kind: string) => word(`audit.kind.${kind}`, eventWord(kind) ?? kind),
    door: (door: string) => word(`audit.door.${door}`, door),
  };
}
