import type { Route } from '#platform/contract/route.ts';
import { objectRoutes } from '../../contract/records/object-routes.ts';
import type { Registry } from '../registry.ts';

/** The routes as they stand in one workspace: those of extended objects show the added fields, and custom objects have theirs. */
export function workspaceRoutes(registry: Registry): Route[] {
  const routes = new Map(registry.routes.map(({ route }) => [route.id, route]));
  for (const object of registry.objects.values()) {
    if (object.customised !== true) continue;
    const isCustom = object.plural.startsWith('records/');
    for (const route of Object.values(objectRoutes(object))) if (isCustom || routes.has(route.id)) routes.set(route.id, route);
  }
  return [...routes.values()];
}
