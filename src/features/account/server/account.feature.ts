import { defineFeature } from '#engine/server/feature.ts';
import { accountMetrics } from '../contract/account.metrics.ts';
import { account } from '../contract/account.objects.ts';
import { accountTables } from './migrations/0300-account.ts';

/** Wires account: its object, its tables, and the generic entrances. */
export const accountFeature = defineFeature({
  id: 'account',
  objects: [account],
  metrics: accountMetrics,
  migrations: { '0300-account': accountTables },
});
