import type { ConnectionSettings } from './connection-settings.ts';
import { connectOrStart, startEmbeddedPostgres } from './embedded-postgres.ts';
import { prepareRoles, type DatabaseUrls } from './roles.ts';

/** A database ready for migrations and requests. */
export type OpenDatabase = DatabaseUrls & { readUrl?: string; isEmbedded: boolean; stop(): Promise<void> };

/** Starts or reaches the database the settings name. A command (`mayShare`) joins one that a server runs already. */
export async function openDatabase(settings: ConnectionSettings, options: { mayShare: boolean }): Promise<OpenDatabase> {
  if (settings.kind === 'external') {
    const urls = await prepareRoles(settings.ownerUrl, settings.appUrl);
    return { ...urls, ...(settings.readUrl && { readUrl: settings.readUrl }), isEmbedded: false, stop: () => Promise.resolve() };
  }
  const start = options.mayShare ? connectOrStart : startEmbeddedPostgres;
  const server = await start({ home: settings.home });
  try {
    return { ...(await prepareRoles(server.ownerUrl)), isEmbedded: true, stop: server.stop };
  } catch (error) {
    await server.stop();
    throw error;
  }
}
