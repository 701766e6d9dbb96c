import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { InjectOptions, LightMyRequestResponse } from 'fastify';
import { composeApp, composeServer, type ComposedServer, type Product } from '#apps/compose.ts';
import { connectIdentity, findCallerIn } from '#apps/identity.ts';
import { startWorker } from '#apps/compose.ts';
import type { Feature } from '#engine/server/feature.ts';
import type { App, Caller } from '#engine/server/run.ts';
import { callerFor } from '#features/organisation/server/resolve-caller.ts';
import { setupWorkspace } from '#features/organisation/server/use-cases/setup-workspace.ts';
import { createTestDatabase } from './test-postgres.ts';

/** The whole product over a database of its own, reached without a port. */
export interface TestServer {
  readonly app: App;
  readonly product: Product;
  readonly composed: ComposedServer;
  /** Creates a workspace and signs its administrator in. */
  createWorkspace(name: string): Promise<TestMember>;
  close(): Promise<void>;
}

/** Somebody signed in to a test server. */
export interface TestMember {
  readonly workspaceId: string;
  readonly memberId: string;
  readonly departmentId: string;
  readonly caller: Caller;
  readonly cookie: string;
  request(method: string, url: string, body?: unknown, headers?: Record<string, string>): Promise<LightMyRequestResponse>;
}

const password = 'correct horse battery staple';

/** Starts the product for one test file. */
export async function startTestServer(options: { features?: readonly Feature[]; now?: () => Date; withWorker?: boolean } = {}): Promise<TestServer> {
  const database = await createTestDatabase();
  const filesFolder = mkdtempSync(join(tmpdir(), 'sloop-files-'));
  const product = composeApp({
    urls: database,
    filesFolder,
    ...(options.features && { features: options.features }),
    ...(options.now && { now: options.now }),
  });
  const composed = await composeServer({ product, connectIdentity, checkOutputs: true });
  await composed.http.ready();
  const worker = options.withWorker ? await startWorker(product, findCallerIn(product.app)) : undefined;
  return {
    app: product.app,
    product,
    composed,
    createWorkspace: (name) => createWorkspace(product.app, composed, name),
    close: async () => {
      await Promise.all([composed.close(), worker?.stop(1_000)]);
      await product.close();
      await database.drop();
      rmSync(filesFolder, { recursive: true, force: true });
    },
  };
}

async function createWorkspace(app: App, composed: ComposedServer, name: string): Promise<TestMember> {
  const email = `${name.toLowerCase().replaceAll(/[^a-z0-9]/g, '')}@example.com`;
  const input = { workspaceName: name, currency: 'CNY', administrator: { name: `${name} admin`, email, password } };
  const created = await setupWorkspace(app, input, { onlyFirst: false, door: 'cli' });
  const signedIn = await composed.http.inject({ method: 'POST', url: '/api/auth/sign-in/email', payload: { email, password } });
  const cookie = signedIn.cookies.map((each) => `${each.name}=${encodeURIComponent(each.value)}`).join('; ');
  if (cookie === '') throw new Error(`Signing in failed: ${signedIn.body}`);
  return {
    ...created,
    cookie,
    caller: await callerFor(app.database, created.workspaceId, created.memberId, 'page'),
    request: (method, url, body, headers = {}) => {
      const options = { method, url, headers: { cookie, ...headers }, ...(body !== undefined && { payload: body }) };
      // oxlint-disable-next-line sloop/no-assertion -- tests also send what the types would not allow
      return composed.http.inject(options as InjectOptions);
    },
  };
}
