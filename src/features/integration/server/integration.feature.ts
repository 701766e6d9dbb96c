import { bind, bindRaw, defineFeature } from '#engine/server/feature.ts';
import { listChangesRoute } from '../contract/changes.routes.ts';
import * as webhooks from '../contract/webhooks.routes.ts';
import { deleteOldDeliveries } from './delivery.queries.ts';
import { deliverJob } from './deliver-messages.ts';
import { webhookReaction } from './match-events.ts';
import { mcpCommand } from './mcp/mcp-command.ts';
import { webhookTables } from './migrations/1120-webhooks.ts';
import { listChanges } from './use-cases/list-changes.ts';
import { createWebhook, deleteWebhook, listWebhooks, rotateSecret, updateWebhook } from './use-cases/manage-webhooks.ts';
import { getDelivery, listDeliveries, listOptions } from './use-cases/read-deliveries.ts';
import { replayDelivery, replayJob, replayPeriod } from './use-cases/replay-deliveries.ts';
import { testWebhook } from './use-cases/test-webhook.ts';

/** How other systems work with this one: change feed, webhooks, MCP. */
export const integrationFeature = defineFeature({
  id: 'integration',
  migrations: { '1120-webhooks': webhookTables },
  routes: [
    bindRaw(listChangesRoute, listChanges),
    bind(webhooks.listWebhooksRoute, listWebhooks),
    bind(webhooks.webhookOptionsRoute, listOptions),
    bind(webhooks.createWebhookRoute, createWebhook),
    bind(webhooks.updateWebhookRoute, updateWebhook),
    bind(webhooks.deleteWebhookRoute, deleteWebhook),
    bind(webhooks.rotateSecretRoute, rotateSecret),
    bindRaw(webhooks.testWebhookRoute, testWebhook),
    bind(webhooks.listDeliveriesRoute, listDeliveries),
    bind(webhooks.getDeliveryRoute, getDelivery),
    bind(webhooks.replayDeliveryRoute, replayDelivery),
    bind(webhooks.replayPeriodRoute, replayPeriod),
  ],
  reactions: [webhookReaction],
  commands: [mcpCommand],
  jobs: [
    deliverJob,
    replayJob,
    {
      id: 'integration.clean',
      schedule: '40 3 * * *',
      run: (job) => job.write(null, (ctx) => deleteOldDeliveries(ctx.session, ctx.workspace.id, ctx.now)),
    },
  ],
});
