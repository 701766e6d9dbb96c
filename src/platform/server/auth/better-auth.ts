import { betterAuth } from 'better-auth';
import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import { uuidv7 } from 'uuidv7';
import { cookiePrefix } from './session-cookie.ts';

const day = 24 * 60 * 60;

/** The library behind sign-in, over its own tables; `close` ends its connections. */
export function openBetterAuth(ownerUrl: string, secret: string) {
  const pool = new pg.Pool({ connectionString: ownerUrl, max: 3, allowExitOnIdle: false });
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  const db = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) });
  const library = betterAuth({
    secret,
    basePath: '/api/auth',
    database: { db, type: 'postgres', schemaName: 'auth' },
    // Accounts come by set-up or invitation only.
    emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength: 10, maxPasswordLength: 200, autoSignIn: false },
    session: { expiresIn: 14 * day, updateAge: day, cookieCache: { enabled: false }, fields: sessionColumns },
    user: { fields: userColumns },
    account: { fields: accountColumns },
    verification: { fields: { expiresAt: 'expires_at', createdAt: 'created_at', updatedAt: 'updated_at' } },
    // Ours counts by account too and answers in both languages.
    rateLimit: { enabled: false },
    trustedOrigins: async (request) => ownOrigins(request),
    advanced: {
      cookiePrefix,
      useSecureCookies: false,
      ipAddress: { ipAddressHeaders: ['x-client-address'] },
      database: { generateId: () => uuidv7() },
    },
    telemetry: { enabled: false },
    logger: { disabled: true },
  });
  return { library, close: () => db.destroy() };
}

/** The library as we have set it up. */
export type BetterAuth = ReturnType<typeof openBetterAuth>['library'];

/** We cannot know under which address people reach us; what is asked for must come from a page of the same address. */
function ownOrigins(request: Request | undefined): string[] {
  const host = request?.headers.get('host');
  return host ? [`http://${host}`, `https://${host}`] : [];
}

const stamps = { createdAt: 'created_at', updatedAt: 'updated_at' } as const;
const userColumns = { ...stamps, emailVerified: 'email_verified' } as const;
const sessionColumns = { ...stamps, userId: 'user_id', expiresAt: 'expires_at', ipAddress: 'ip_address', userAgent: 'user_agent' } as const;
const accountColumns = {
  ...stamps,
  accountId: 'account_id',
  providerId: 'provider_id',
  userId: 'user_id',
  accessToken: 'access_token',
  refreshToken: 'refresh_token',
  idToken: 'id_token',
  accessTokenExpiresAt: 'access_token_expires_at',
  refreshTokenExpiresAt: 'refresh_token_expires_at',
} as const;
