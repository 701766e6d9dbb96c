import { auditMessages } from '#engine/contract/audit/audit.messages.ts';
import { eventKindMessages } from '#engine/contract/audit/event-kind.messages.ts';
import { useLabel } from '#platform/web/locale.ts';
import { useEventWord } from '../record/event-words.ts';

/** Kinds of events people look for; others are searched by text. */
export const knownKinds: readonly string[] = Object.keys(auditMessages)
  .filter((key) => key.startsWith('audit.kind.'))
  .map((key) => key.slice('audit.kind.'.length))
  .concat(Object.keys(eventKindMessages).map((key) => key.slice('event.'.length)))
  .filter((kind, at, all) => all.indexOf(kind) === at);

/** Every entrance to the house. */
export const doors = ['page', 'api', 'import', 'job', 'automation', 'cli', 'mcp'] as const;

/** Kinds and doors as people call them; one without a word stays what it is. */
export function useAuditWords() {
  const label = useLabel();
  const word = (key: string, fallback: string): string => {
    const found = Object.entries(auditMessages).find(([name]) => name === key);
    return found ? label(found[1]) : fallback;
  };
  const eventWord = useEventWord();
  const object = (id: string, name: string) => word(`audit.object.${id}`, name);
  return {
    object,
    kind: (kind: string) => word(`audit.kind.${kind}`, eventWord(kind) ?? kind),
    door: (door: string) => word(`audit.door.${door}`, door),
  };
}
