import { notFound } from '#platform/contract/errors.ts';
import type { ObjectDefinition } from '../../contract/objects/object.ts';
import { anyObject, forAnyObject } from '../../contract/records/any-object.ts';
import type { BoundRoute } from '../feature.ts';
import type { Registry } from '../registry.ts';
import { bindObjectRoutes } from './object-feature.ts';

/** The generic entrances of every object of the caller's workspace, made by administrators or built in: /api/records/:object/… */
export function bindAnyObjectRoutes(): BoundRoute[] {
  return bindObjectRoutes(anyObject).map((bound): BoundRoute => {
    const verb = verbOf(bound);
    const route = forAnyObject(bound.route);
    if ('raw' in bound) {
      return {
        route,
        raw: async (call, input: Input) => {
          const found = boundFor(await call.app.registries.of(call.caller.workspace.id), input.object, verb);
          if (!('raw' in found)) throw notFound();
          return found.raw(call, withoutObject(input));
        },
      };
    }
    return {
      route,
      handle: async (ctx, input: Input) => {
        const found = boundFor(ctx.registry, input.object, verb);
        if (!('handle' in found)) throw notFound();
        return found.handle(ctx, withoutObject(input));
      },
    };
  });
}

interface Input {
  readonly object: string;
}

function withoutObject(input: Input): never {
  const { object: _, ...rest } = input;
  // oxlint-disable-next-line sloop/no-assertion -- parsed by the template's schemas, which are those of every object
  return rest as never;
}

const known = new WeakMap<ObjectDefinition, ReadonlyMap<string, BoundRoute>>();

function boundFor(registry: Registry, objectId: string, verb: string): BoundRoute {
  const object = registry.objects.get(objectId);
  if (!object) throw notFound({ zh: '对象', en: 'Object' }, { object: objectId });
  const routes = known.get(object) ?? new Map(bindObjectRoutes(object).map((bound) => [verbOf(bound), bound]));
  known.set(object, routes);
  const found = routes.get(verb);
  // Objects whose writes are use-cases have no generic ones.
  if (!found) throw notFound({ zh: '这个入口', en: 'This entrance' }, { object: objectId });
  return found;
}

function verbOf({ route }: BoundRoute): string {
  return route.id.slice(route.id.lastIndexOf('.') + 1);
}
