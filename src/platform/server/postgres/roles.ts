import { scryptSync } from 'node:crypto';
import pg from 'pg';

/** The two ways into the database: as owner for migrations, as the application for everything else. */
export type DatabaseUrls = { ownerUrl: string; appUrl: string };

/** The role every request works under; neither owner nor superuser, so row-level security holds for it. */
export const appRoleName = 'sloop_app';

const oldestVersion = 150_000;
// Any number, the same for all who prepare roles: two programs starting together must not both create the role.
const lockNumber = 726_509_331;

/** Makes sure the application's role exists with what it may do, and says how to connect as either. */
export async function prepareRoles(ownerUrl: string, givenAppUrl?: string): Promise<DatabaseUrls> {
  const appUrl = givenAppUrl ?? computeAppUrl(ownerUrl);
  const client = new pg.Client(ownerUrl);
  await client.connect();
  try {
    await requireVersion(client);
    await client.query('select pg_advisory_lock($1)', [lockNumber]);
    const name = decodeURIComponent(new URL(appUrl).username);
    if (!givenAppUrl) await prepareAppRole(client, appUrl);
    await requireHarmless(client, name);
    await grantUse(client, name);
  } finally {
    await client.end();
  }
  await requireConnection(appUrl);
  return { ownerUrl, appUrl };
}

// Derived, not stored: every process that knows the owner's password knows this one, and it does not lead back.
function computeAppUrl(ownerUrl: string): string {
  const url = new URL(ownerUrl);
  const ownerPassword = decodeURIComponent(url.password);
  if (!ownerPassword) {
    throw new Error(
      'DATABASE_URL carries no password, so none can be derived for the application role. Set DATABASE_APP_URL to a role that is neither owner nor superuser.',
    );
  }
  url.username = appRoleName;
  url.password = scryptSync(ownerPassword, appRoleName, 24).toString('hex');
  return url.toString();
}

async function requireVersion(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ number: string; text: string }>(
    "select current_setting('server_version_num') as number, current_setting('server_version') as text",
  );
  if (Number(rows[0]?.number) < oldestVersion) throw new Error(`PostgreSQL ${rows[0]?.text} is too old: Sloop needs 15 or newer.`);
}

async function prepareAppRole(client: pg.Client, appUrl: string): Promise<void> {
  if (await canConnect(appUrl)) return;
  const password = client.escapeLiteral(new URL(appUrl).password);
  const found = await client.query('select 1 from pg_roles where rolname = $1', [appRoleName]);
  const verb = found.rowCount ? 'alter' : 'create';
  try {
    await client.query(`${verb} role ${appRoleName} login nosuperuser nobypassrls nocreaterole nocreatedb password ${password}`);
  } catch (cause) {
    throw new Error(describeMissingRight(client, verb), { cause });
  }
}

function describeMissingRight(client: pg.Client, verb: string): string {
  return [
    `The role of DATABASE_URL may not ${verb} the role ${appRoleName}. Either give it CREATEROLE, or run as a superuser:`,
    `  create role ${appRoleName} login password '…' nosuperuser nobypassrls;`,
    `  grant connect on database "${client.database}" to ${appRoleName};`,
    `and set DATABASE_APP_URL to the connection of that role.`,
  ].join('\n');
}

async function requireHarmless(client: pg.Client, name: string): Promise<void> {
  const { rows } = await client.query<{ is_mighty: boolean; is_owner: boolean }>(
    'select rolsuper or rolbypassrls as is_mighty, rolname = current_user as is_owner from pg_roles where rolname = $1',
    [name],
  );
  const role = rows[0];
  if (!role) throw new Error(`The role ${name} of DATABASE_APP_URL does not exist in this database.`);
  if (role.is_mighty || role.is_owner) {
    throw new Error(
      `The application must not work as ${name}: row-level security does not bind an owner, a superuser or BYPASSRLS. Use a plain role.`,
    );
  }
}

// Rights on tables that migrations create later; a migration may take some away again.
async function grantUse(client: pg.Client, name: string): Promise<void> {
  const role = client.escapeIdentifier(name);
  const database = client.escapeIdentifier(client.database ?? '');
  await client.query(`
    grant connect, temporary on database ${database} to ${role};
    grant usage on schema public to ${role};
    alter default privileges in schema public grant select, insert, update, delete on tables to ${role};
    alter default privileges in schema public grant usage, select on sequences to ${role};
  `);
}

async function requireConnection(appUrl: string): Promise<void> {
  if (await canConnect(appUrl)) return;
  const { username, host, pathname } = new URL(appUrl);
  throw new Error(`Cannot connect as ${username} to ${decodeURIComponent(host)}${pathname}. Check pg_hba.conf and the password.`);
}

async function canConnect(url: string): Promise<boolean> {
  const client = new pg.Client(url);
  client.on('error', () => undefined);
  try {
    await client.connect();
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}
