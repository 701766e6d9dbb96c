import { migrateQueue } from '#engine/server/jobs/migrate-queue.ts';
import { features } from '#features/features.server.ts';
import { runMigrations } from '#platform/server/database/run-migrations.ts';

/** Brings the database up to date with all capabilities; gives the names of the migrations it ran. */
export async function migrate(ownerUrl: string): Promise<string[]> {
  await migrateQueue(ownerUrl);
  const all = features.flatMap((feature) => Object.entries(feature.migrations ?? {}));
  return runMigrations(ownerUrl, Object.fromEntries(all));
}
