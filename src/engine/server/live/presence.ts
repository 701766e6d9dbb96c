import { type PersonThere, presenceLastsMs } from '../../contract/live/presence.ts';
import type { App } from '../run.ts';

/** A record in a workspace. */
export interface RecordPlace {
  readonly workspaceId: string;
  readonly object: string;
  readonly id: string;
}

/** Who looks at which record, as this process knows: its own screens at once, those of other processes since the last word about the record. */
export interface Presence {
  /** One screen shows the record, or goes on showing it. */
  look(place: RecordPlace, screen: string, person: PersonThere): void;
  leave(place: RecordPlace, screen: string): void;
  /** All screens before a record, whichever processes they are connected to, in place of what was known. */
  learn(place: RecordPlace, screens: ReadonlyMap<string, Screen>): void;
  /** The people there, once each, whoever changes a field before who only looks. */
  listThere(place: RecordPlace): readonly PersonThere[];
  /** Forgets screens that have not said a word for too long. */
  sweep(): void;
  /** Told of a record whenever other people are there than before, or change other fields. */
  onChange(listener: (place: RecordPlace) => void): () => void;
}

const byApp = new WeakMap<App, Presence>();

/** The presence of a running program; made once. */
export function presenceOf(app: App): Presence {
  const known = byApp.get(app);
  if (known) return known;
  const made = createPresence(() => app.now().valueOf());
  byApp.set(app, made);
  return made;
}

/** One screen that shows a record. */
export interface Screen {
  readonly person: PersonThere;
  readonly seenAtMs: number;
}

interface Room {
  readonly place: RecordPlace;
  readonly screens: Map<string, Screen>;
}

/** Keeps who is where; `nowMs` is the clock. */
export function createPresence(nowMs: () => number): Presence {
  const rooms = new Map<string, Room>();
  const listeners = new Set<(place: RecordPlace) => void>();
  const listThere = (place: RecordPlace): readonly PersonThere[] => peopleIn(rooms.get(keyOf(place)), nowMs());
  const change = (place: RecordPlace, work: () => void): void => {
    const before = JSON.stringify(listThere(place));
    work();
    if (JSON.stringify(listThere(place)) !== before) for (const listener of listeners) listener(place);
  };
  const leave = (place: RecordPlace, screen: string): void =>
    change(place, () => {
      const room = rooms.get(keyOf(place));
      room?.screens.delete(screen);
      if (room?.screens.size === 0) rooms.delete(keyOf(place));
    });
  return {
    listThere,
    leave,
    look: (place, screen, person) =>
      change(place, () => {
        const room = rooms.get(keyOf(place)) ?? { place, screens: new Map<string, Screen>() };
        rooms.set(keyOf(place), room);
        room.screens.set(screen, { person, seenAtMs: nowMs() });
      }),
    learn: (place, screens) =>
      change(place, () => {
        if (screens.size === 0) rooms.delete(keyOf(place));
        else rooms.set(keyOf(place), { place, screens: new Map(screens) });
      }),
    sweep: () => {
      for (const { place, screens } of rooms.values()) {
        const late = [...screens].filter(([, screen]) => nowMs() - screen.seenAtMs > presenceLastsMs);
        for (const [screen] of late) leave(place, screen);
        if (late.length > 0) for (const listener of listeners) listener(place);
      }
    },
    onChange: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

function peopleIn(room: Room | undefined, nowMs: number): readonly PersonThere[] {
  const people = new Map<string, PersonThere>();
  for (const { person, seenAtMs } of room?.screens.values() ?? []) {
    if (nowMs - seenAtMs > presenceLastsMs) continue;
    if (person.field !== null || !people.has(person.id)) people.set(person.id, person);
  }
  return [...people.values()];
}

function keyOf({ workspaceId, object, id }: RecordPlace): string {
  return `${workspaceId} ${object} ${id}`;
}
