import { defineFeature } from '#engine/server/feature.ts';
import { authTables } from '#platform/server/auth/migrations/0100-auth.ts';
import { organisationTables } from './migrations/0200-organisation.ts';

/** People: departments, members, who is where since when, and how they get in. */
export const organisationFeature = defineFeature({
  id: 'organisation',
  migrations: { '0100-auth': authTables, '0200-organisation': organisationTables },
});
