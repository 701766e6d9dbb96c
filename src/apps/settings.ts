import { join } from 'node:path';
import { type RateLimits, readRateLimits } from '#platform/server/http/rate-limit.ts';
import { type ConnectionSettings, readConnectionSettings } from '#platform/server/postgres/connection-settings.ts';

/** How the program was told to run. */
export interface Settings {
  readonly host: string;
  readonly port: number;
  /** The port was asked for, so another one will not do. */
  readonly isPortFixed: boolean;
  readonly connection: ConnectionSettings;
  readonly filesFolder: string;
  /** Where the built web app lies. */
  readonly webFolder: string;
  /** Background work is done by separate `worker` processes instead of this one. */
  readonly hasOwnWorkers: boolean;
  readonly rateLimits: RateLimits;
}

const defaultPort = 3000;

/** Reads the settings from the environment; throws with the name of the one that makes no sense. */
export function readSettings(env: Readonly<Record<string, string | undefined>>): Settings {
  const given = env['PORT']?.trim();
  const port = given ? Number(given) : defaultPort;
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new Error(`PORT must be a number from 0 to 65535, not “${given}”.`);
  const connection = readConnectionSettings(env);
  return {
    host: env['HOST']?.trim() || '127.0.0.1',
    port,
    isPortFixed: Boolean(given),
    connection,
    filesFolder: join(connection.home, 'files'),
    webFolder: join(import.meta.dirname, '..', '..', 'dist', 'web'),
    hasOwnWorkers: env['SLOOP_WORKERS'] === 'separate',
    rateLimits: readRateLimits(env),
  };
}
