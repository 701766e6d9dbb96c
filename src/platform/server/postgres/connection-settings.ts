import { findHomeFolder } from './home.ts';

/** Where the database is: our own in a home folder, or somebody's PostgreSQL. */
export type ConnectionSettings =
  | { kind: 'embedded'; home: string }
  | { kind: 'external'; home: string; ownerUrl: string; appUrl?: string; readUrl?: string };

/** Decides from the environment which database is meant. */
export function readConnectionSettings(env: Record<string, string | undefined>): ConnectionSettings {
  const home = findHomeFolder(env);
  const ownerUrl = readUrl(env, 'DATABASE_URL');
  if (!ownerUrl) return { kind: 'embedded', home };
  const appUrl = readUrl(env, 'DATABASE_APP_URL');
  const readOnlyUrl = readUrl(env, 'DATABASE_READ_URL');
  return { kind: 'external', home, ownerUrl, ...(appUrl && { appUrl }), ...(readOnlyUrl && { readUrl: readOnlyUrl }) };
}

function readUrl(env: Record<string, string | undefined>, name: string): string | undefined {
  const value = env[name]?.trim();
  if (!value) return undefined;
  if (!/^postgres(ql)?:\/\//.test(value) || !URL.canParse(value)) {
    throw new Error(`${name} is not a PostgreSQL address such as postgresql://owner:password@host:5432/sloop.`);
  }
  return value;
}
