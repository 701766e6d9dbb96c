import { bindRaw, defineFeature } from '#engine/server/feature.ts';
import { listChangesRoute } from '../contract/changes.routes.ts';
import { listChanges } from './use-cases/list-changes.ts';

/** How other systems work with this one: change feed, webhooks, MCP. */
export const integrationFeature = defineFeature({
  id: 'integration',
  routes: [bindRaw(listChangesRoute, listChanges)],
});
