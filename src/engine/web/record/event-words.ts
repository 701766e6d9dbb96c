import { eventKindMessages } from '#engine/contract/audit/event-kind.messages.ts';
import { useLabel } from '#platform/web/locale.ts';

/** What happened, in words; undefined for a kind that has none of its own. */
export function useEventWord(): (kind: string) => string | undefined {
  const label = useLabel();
  return (kind) => {
    const found = Object.entries(eventKindMessages).find(([key]) => key === `event.${kind}`);
    return found && label(found[1]);
  };
}
