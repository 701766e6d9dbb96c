import { callRoute } from '#platform/web/api.ts';
import { registerSharing } from '#engine/web/discussion/sharing.ts';
import { shareRecordRoute } from '../contract/access.routes.ts';

registerSharing(async ({ object, recordId }, memberId) => {
  await callRoute(shareRecordRoute, { object, id: recordId, principal: `member:${memberId}`, mayWrite: false });
});
