import { defineFeature } from '#engine/server/feature.ts';
import { bindObjectRoutes } from '#engine/server/records/object-feature.ts';
import { accountMetrics } from '../contract/account.metrics.ts';
import { accountRecipes } from '../contract/account.recipes.ts';
import { accountMatchRules } from '../contract/account.matching.ts';
import { account } from '../contract/account.objects.ts';
import { accountDerivation, accountGuard } from './account.guard.ts';
import { accountTables } from './migrations/0300-account.ts';
import { accountSearch } from './migrations/0921-account-search.ts';

/** Wires account: its object and tables, the generic entrances, and the rules every write passes. */
export const accountFeature = defineFeature({
  id: 'account',
  objects: [account],
  importRecipes: accountRecipes,
  derivations: [accountDerivation],
  guards: [accountGuard],
  routes: bindObjectRoutes(account),
  matchRules: [accountMatchRules],
  metrics: accountMetrics,
  migrations: { '0300-account': accountTables, '0921-account-search': accountSearch },
});
