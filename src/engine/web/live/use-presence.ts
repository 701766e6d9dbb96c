import { useEffect, useState, useSyncExternalStore } from 'react';
import { callRoute } from '#platform/web/api.ts';
import { useLive } from '#platform/web/live.ts';
import { lookAtRecordRoute, type PersonThere, presenceBeatMs } from '#engine/contract/live/presence.ts';

/** One per page load: several windows of one person are several screens. */
const screen = crypto.randomUUID();
const nobody: readonly PersonThere[] = [];

/** Says that this screen shows a record for as long as it does, and hears who else is there. */
export function usePresence(object: string, id: string): readonly PersonThere[] {
  const [there, setThere] = useState({ id, people: nobody });
  const field = useSyncExternalStore(followEditing, () => editing);
  useEffect(() => {
    const look = () => {
      if (document.visibilityState === 'hidden') return;
      callRoute(lookAtRecordRoute, { object, id, screen, field })
        .then(({ people }) => setThere({ id, people }))
        .catch(() => undefined);
    };
    look();
    const timer = setInterval(look, presenceBeatMs);
    return () => clearInterval(timer);
  }, [object, id, field]);
  useEffect(() => {
    const leave = () => void callRoute(lookAtRecordRoute, { object, id, screen, isLeaving: true }).catch(() => undefined);
    return leave;
  }, [object, id]);
  useLive((event) => {
    if (event.type === 'presence' && event.presence.object === object && event.presence.id === id) setThere({ id, people: event.presence.people });
  });
  return there.id === id ? there.people : nobody;
}

let editing: string | null = null;
const followers = new Set<() => void>();

/** Which field of the record in view this person is changing; told to who else is there. */
export function useEditing(name: string): void {
  useEffect(() => {
    setEditing(name);
    return () => setEditing(null);
  }, [name]);
}

function setEditing(name: string | null): void {
  editing = name;
  for (const follow of followers) follow();
}

function followEditing(follow: () => void): () => void {
  followers.add(follow);
  return () => followers.delete(follow);
}
