import type { App } from '../run.ts';
import type { LiveConnection } from './live-hub.ts';
import { othersFor } from './look-at-record.ts';
import { presenceOf, type RecordPlace } from './presence.ts';

const sweepEveryMs = 5_000;

/**
 * Tells the screens of those who look at a record who else does. Only they are told: each proved not long ago that they see the record,
 * so nothing is asked again.
 */
export function startPresence(app: App, connections: ReadonlySet<LiveConnection>, report: (error: unknown) => void): { close(): void } {
  const presence = presenceOf(app);
  const tell = async (place: RecordPlace): Promise<void> => {
    const people = presence.listThere(place);
    const registry = await app.registries.of(place.workspaceId);
    for (const connection of connections) {
      const caller = await connection.findCaller();
      if (caller?.workspace.id !== place.workspaceId || !people.some((person) => person.id === caller.actor.memberId)) continue;
      const others = othersFor(registry, caller.actor, place.object, people);
      connection.send('presence', { object: place.object, id: place.id, people: others });
    }
  };
  const forget = presence.onChange((place) => void tell(place).catch(report));
  const timer = setInterval(presence.sweep, sweepEveryMs);
  return {
    close: () => {
      clearInterval(timer);
      forget();
    },
  };
}
