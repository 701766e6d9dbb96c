import {
  exportAuditRoute,
  getAuditEventRoute,
  getAuditStateRoute,
  searchAuditRoute,
  updateAuditSettingRoute,
  verifyAuditRoute,
} from '../../contract/audit/audit.routes.ts';
import type { Context } from '../context.ts';
import { bind, bindRaw, defineFeature } from '../feature.ts';
import { auditTables } from '../migrations/1040-audit.ts';
import { eventFollow } from '../migrations/1211-event-follow.ts';
import { auditCommand } from './audit-command.ts';
import { requireAudit } from './audit.policy.ts';
import { getAuditState, updateAuditSetting } from './audit-setting.ts';
import { exportAudit } from './export-audit.ts';
import { verifyStretch } from './verify-seals.ts';
import { getAuditEvent, searchAudit } from './view-events.ts';

/** Who did what and saw what, sealed against tampering. */
export const auditFeature = defineFeature({
  id: 'audit',
  routes: [
    bind(searchAuditRoute, searchAudit),
    bind(getAuditEventRoute, getAuditEvent),
    bindRaw(exportAuditRoute, exportAudit),
    bind(verifyAuditRoute, verifyAudit),
    bind(getAuditStateRoute, getAuditState),
    bind(updateAuditSettingRoute, updateAuditSetting),
  ],
  commands: [auditCommand],
  migrations: { '1040-audit': auditTables, '1211-event-follow': eventFollow },
});

async function verifyAudit(ctx: Context, input: { readonly after: number }) {
  requireAudit(ctx);
  return verifyStretch(ctx.session, ctx.workspace.id, input.after);
}
