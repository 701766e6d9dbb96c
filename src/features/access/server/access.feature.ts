import { revealFieldRoute } from '#engine/contract/policy/reveal.routes.ts';
import { bind, defineFeature } from '#engine/server/feature.ts';
import * as routes from '../contract/access.routes.ts';
import { accessNotices } from './access-notices.ts';
import { endSharesJob } from './end-shares.job.ts';
import { explainMemberAccess } from './use-cases/explain-access.ts';
import { createAccessRule, deleteAccessRule, listAccessRules, updateAccessRule } from './use-cases/manage-rules.ts';
import { listPrivateFields, revealField, setPrivateField } from './use-cases/private-fields.ts';
import { listRecordAccess, shareRecord, unshareRecord } from './use-cases/share-records.ts';
import { simulateAccess } from './use-cases/simulate-access.ts';

/** Who sees and changes what beyond roles and owners: sharing, restrictions, private fields, and why. */
export const accessFeature = defineFeature({
  id: 'access',
  jobs: [endSharesJob],
  noticeKinds: accessNotices,
  routes: [
    bind(routes.listAccessRulesRoute, listAccessRules),
    bind(routes.createAccessRuleRoute, createAccessRule),
    bind(routes.updateAccessRuleRoute, updateAccessRule),
    bind(routes.deleteAccessRuleRoute, deleteAccessRule),
    bind(routes.listRecordAccessRoute, listRecordAccess),
    bind(routes.shareRecordRoute, shareRecord),
    bind(routes.unshareRecordRoute, unshareRecord),
    bind(routes.listPrivateFieldsRoute, listPrivateFields),
    bind(routes.setPrivateFieldRoute, setPrivateField),
    bind(revealFieldRoute, revealField),
    bind(routes.explainAccessRoute, explainMemberAccess),
    bind(routes.simulateAccessRoute, simulateAccess),
  ],
});
