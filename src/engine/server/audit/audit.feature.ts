import { defineFeature } from '../feature.ts';
import { auditTables } from '../migrations/1040-audit.ts';
import { auditCommand } from './audit-command.ts';

/** Who did what and saw what, sealed against tampering. */
export const auditFeature = defineFeature({
  id: 'audit',
  commands: [auditCommand],
  migrations: { '1040-audit': auditTables },
});
