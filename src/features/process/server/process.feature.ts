import { bind, defineFeature } from '#engine/server/feature.ts';
import * as requestRoutes from '../contract/exception-request.routes.ts';
import * as routes from '../contract/process.routes.ts';
import { exceptionApprovals, exceptionNotices } from './exception-approvals.ts';
import { processTables } from './migrations/0330-process.ts';
import { exceptionRequests } from './migrations/1255-exception-requests.ts';
import { stageTrace } from './migrations/1361-stage-trace.ts';
import { ensureProcessInForce } from './load-process.ts';
import { askException, listExceptionRequests } from './use-cases/ask-exception.ts';
import { createDraft, deleteDraft, updateDraft } from './use-cases/draft-process.ts';
import { grantException, listExceptions, revokeException } from './use-cases/grant-exception.ts';
import { publishVersion } from './use-cases/publish-version.ts';
import { diffVersion, getProcessInForce, getVersion, lintVersion, listProcessVersions, listProcesses } from './use-cases/read-processes.ts';

/** Wires processes: versions, gates, exceptions, and when each record was in which stage. */
export const processFeature = defineFeature({
  id: 'process',
  routes: [
    bind(routes.listProcessesRoute, listProcesses),
    bind(routes.getInForceRoute, getProcessInForce),
    bind(routes.listVersionsRoute, listProcessVersions),
    bind(routes.createDraftRoute, createDraft),
    bind(routes.getVersionRoute, getVersion),
    bind(routes.updateDraftRoute, updateDraft),
    bind(routes.deleteDraftRoute, deleteDraft),
    bind(routes.lintVersionRoute, lintVersion),
    bind(routes.diffVersionRoute, diffVersion),
    bind(routes.publishVersionRoute, publishVersion),
    bind(routes.grantExceptionRoute, grantException),
    bind(routes.listExceptionsRoute, listExceptions),
    bind(routes.revokeExceptionRoute, revokeException),
    bind(requestRoutes.askExceptionRoute, askException),
    bind(requestRoutes.listExceptionRequestsRoute, listExceptionRequests),
  ],
  approvals: [exceptionApprovals],
  noticeKinds: exceptionNotices,
  // Stored from the first day, so that it can be looked at before there are deals.
  prepareWorkspace: async (ctx) => void (await ensureProcessInForce(ctx, 'opportunity')),
  migrations: { '0330-process': processTables, '1255-exception-requests': exceptionRequests, '1361-stage-trace': stageTrace },
});
