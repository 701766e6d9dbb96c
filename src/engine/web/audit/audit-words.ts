import { auditMessages } from '#engine/contract/audit/audit.messages.ts';
import { useLabel } from '#platform/web/locale.ts';

/** Kinds of events people look for; others are searched by text. */
export const knownKinds: readonly string[] = Object.keys(auditMessages)
  .filter((key) => key.startsWith('audit.kind.'))
  .map((key) => key.slice('audit.kind.'.length));

/** Every entrance to the house. */
export const doors = ['page', 'api', 'import', 'job', 'automation', 'cli', 'mcp'] as const;

/** Kinds and doors as people call them; one without a word stays what it is. */
export function useAuditWords() {
  const label = useLabel();
  const word = (key: string, fallback: string): string => {
    const found = Object.entries(auditMessages).find(([name]) => name === key);
    return found ? label(found[1]) : fallback;
  };
  const object = (id: string, name: string) => word(`audit.object.${id}`, name);
  return { object, kind: (kind: string) => word(`audit.kind.${kind}`, kind), door: (door: string) => word(`audit.door.${door}`, door) };
}
