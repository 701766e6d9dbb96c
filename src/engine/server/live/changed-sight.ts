import { type Actor, grantOn, widthOf } from '../../contract/actor.ts';
import type { LiveChange } from '../../contract/live/live.ts';
import type { FollowedEvent } from '../events/read-events.ts';

/** Beyond so many objects a screen is told to read everything anew. */
const mostObjects = 12;

/** By object: what decides which records somebody sees, and how, as a text that differs when it does. */
export type Sight = ReadonlyMap<string, string>;

const sights = new WeakMap<Actor, Sight>();

/** What somebody may see, beside the records themselves; worked out once for as long as nothing of it changes. */
export function sightOf(actor: Actor, objects: Iterable<string>): Sight {
  const known = sights.get(actor);
  if (known) return known;
  const owners = { own: actor.reach.own.join(), department: actor.reach.department.join(), department_tree: actor.reach.department_tree.join() };
  const privacy = JSON.stringify([...(actor.privacy ?? [])]);
  const sight = new Map(
    [...objects].map((object) => {
      const grant = grantOn(actor, object);
      const width = widthOf(grant, 'see');
      const sharing = actor.sharing?.get(object);
      const told = [grant.actions, width === 'all' ? 'all' : owners[width], grant.hidden, sharing?.principals, sharing?.rules, sharing?.restrictions];
      return [object, `${JSON.stringify(told)} ${privacy}`];
    }),
  );
  sights.set(actor, sight);
  return sight;
}

/** What a screen is told when its person's sight is another: the objects to read anew, or everything; undefined when it is the same. */
export function sightChanges(before: Sight, after: Sight): readonly LiveChange[] | 'everything' | undefined {
  const changed = [...after].filter(([object, sight]) => before.get(object) !== sight).map(([object]) => object);
  if (changed.length === 0) return undefined;
  return changed.length > mostObjects ? 'everything' : changed.map((object) => ({ object, id: null, kind: 'many' }));
}

/** Whether an event may change what people see beyond the record it is about: roles, departments, sharing rules, private fields. */
export function concernsSight({ object, kind }: Pick<FollowedEvent, 'object' | 'kind'>): boolean {
  return object.startsWith('organisation_') || object === 'engine_access_rule' || kind.startsWith('access.field_') || kind === 'access.shared';
}
