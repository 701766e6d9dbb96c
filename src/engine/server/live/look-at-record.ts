import type { RouteInput } from '#platform/contract/route.ts';
import type { lookAtRecordRoute, PersonThere } from '../../contract/live/presence.ts';
import type { Actor } from '../../contract/actor.ts';
import { requireInSight } from '../discussion/record-in-sight.ts';
import type { RawAnswer, RawCall } from '../feature.ts';
import { withMasks } from '../policy/mask-actor.ts';
import { closedFields } from '../policy/field-access.ts';
import type { Registry } from '../registry.ts';
import { dropScreen, saveScreen } from './presence.queries.ts';
import { presenceOf } from './presence.ts';

/** Somebody says that they look at a record they see; answers who else does. */
export async function lookAtRecord(call: RawCall, input: RouteInput<typeof lookAtRecordRoute>): Promise<RawAnswer> {
  const { workspace, actor } = call.caller;
  const presence = presenceOf(call.app);
  const place = { workspaceId: workspace.id, object: input.object, id: input.id };
  const screen = `${actor.memberId} ${input.screen}`;
  if (input.isLeaving) {
    presence.leave(place, screen);
    await call.app.database.write(workspace.id, (session) => dropScreen(session, place, screen));
  } else {
    await call.read((ctx) => requireInSight(ctx, input.object, input.id));
    const person = { id: actor.memberId, name: actor.name, field: input.field };
    const screens = await call.app.database.write(workspace.id, (session) => saveScreen(session, place, screen, person, call.app.now()));
    presence.learn(place, screens);
  }
  const registry = await call.app.registries.of(workspace.id);
  const people = input.isLeaving ? [] : othersFor(registry, actor, input.object, presence.listThere(place));
  return { contentType: 'application/json', body: JSON.stringify({ people }) };
}

/** The others as somebody may know of them: a field closed to them is not named. */
export function othersFor(registry: Registry, actor: Actor, object: string, people: readonly PersonThere[]): PersonThere[] {
  const closed = closedFields(withMasks(registry, actor), object);
  return people
    .filter((person) => person.id !== actor.memberId)
    .map((person) => (person.field !== null && closed.includes(person.field) ? { ...person, field: null } : person));
}
