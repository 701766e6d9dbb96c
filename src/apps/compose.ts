import type { FastifyInstance, FastifyRequest } from 'fastify';
import { followEvents, type EventFollower } from '#engine/server/events/follow-events.ts';
import { createReactionFeed } from '#engine/server/events/feed-reactions.ts';
import type { Feature } from '#engine/server/feature.ts';
import { registerRoutes } from '#engine/server/http/register-routes.ts';
import type { FindCaller } from '#engine/server/jobs/job-context.ts';
import type { JobRunner } from '#engine/server/jobs/start-runner.ts';
import { createLiveHub } from '#engine/server/live/live-hub.ts';
import { registerLiveRoute } from '#engine/server/live/live-route.ts';
import { buildRegistry } from '#engine/server/registry.ts';
import { type App, type Caller, createApp } from '#engine/server/run.ts';
import { features as allFeatures } from '#features/features.server.ts';
import { serveMcp } from '#features/integration/server/public.ts';
import { type Database, type DatabaseOptions, openDatabase } from '#platform/server/database/database.ts';
import { openFileStore } from '#platform/server/files/file-store.ts';
import { createRateLimiter, type RateLimits } from '#platform/server/http/rate-limit.ts';
import { createHttpServer } from '#platform/server/http/server.ts';
import { serveWeb } from '#platform/server/http/static-web.ts';
import type { DatabaseUrls } from '#platform/server/postgres/roles.ts';
import { serveOpenApi } from './openapi.ts';
import { report } from './report.ts';

/** Finds out who calls a running server, and opens the entrances for signing in. */
export interface Identity {
  readonly resolveCaller: (request: FastifyRequest) => Promise<Caller | undefined>;
}

/** Over which database the product works, and with what. */
export interface AppOptions {
  readonly urls: DatabaseUrls;
  readonly features?: readonly Feature[];
  readonly now?: () => Date;
  readonly maxConnections?: number;
  /** Where uploaded files lie. */
  readonly filesFolder?: string;
}

/** The product without any entrance: for workers, commands and tests. */
export interface Product {
  readonly app: App;
  /** Told after every committed write of this process. */
  onWrite(listener: () => void): void;
  close(): Promise<void>;
}

/** Puts database and declarations together. */
export function composeApp(options: AppOptions): Product {
  const listeners: (() => void)[] = [];
  const database = tellWrites(openDatabase(databaseOptions(options)), () => listeners.forEach((listener) => listener()));
  const files = options.filesFolder === undefined ? {} : { files: openFileStore(options.filesFolder) };
  const app = createApp(database, buildRegistry(options.features ?? allFeatures), { ...files, ...(options.now && { now: options.now }) });
  return { app, onWrite: (listener) => listeners.push(listener), close: () => database.close() };
}

function databaseOptions({ urls, maxConnections }: AppOptions): DatabaseOptions {
  return { appUrl: urls.appUrl, ownerUrl: urls.ownerUrl, ...(maxConnections && { maxConnections }) };
}

// The follower looks at once after a write of its own process, instead of a NOTIFY that would make writers queue.
function tellWrites(database: Database, tell: () => void): Database {
  const write: Database['write'] = async (workspaceId, work, last) => {
    const result = await database.write(workspaceId, work, last);
    tell();
    return result;
  };
  return { ...database, write };
}

/** What a server is made of. */
export interface ServerOptions {
  readonly product: Product;
  readonly connectIdentity: (server: FastifyInstance, app: App) => Promise<Identity>;
  readonly webFolder?: string;
  readonly checkOutputs?: boolean;
  /** Absent: nobody is counted. */
  readonly rateLimits?: RateLimits;
}

/** A server with every entrance open, not listening yet. */
export interface ComposedServer {
  readonly http: FastifyInstance;
  close(): Promise<void>;
}

/** Opens all routes, live screens and the web app over one product. */
export async function composeServer(options: ServerOptions): Promise<ComposedServer> {
  const { product } = options;
  const { app } = product;
  const http = createHttpServer({ isReady: () => isReady(app) });
  const identity = await options.connectIdentity(http, app);
  const hub = createLiveHub(app, report);
  const follower = startFollower(product, hub.deliver);
  registerLiveRoute(http, hub, identity.resolveCaller);
  const host = {
    app,
    resolveCaller: identity.resolveCaller,
    ...(options.checkOutputs && { checkOutputs: true }),
    ...(options.rateLimits && { limiter: createRateLimiter(options.rateLimits) }),
  };
  registerRoutes(http, host, app.registry.routes);
  serveMcp(http, host, report);
  serveOpenApi(http, host);
  if (options.webFolder) serveWeb(http, options.webFolder);
  return {
    http,
    close: async () => {
      hub.close();
      await Promise.all([http.close(), follower.stop()]);
    },
  };
}

function startFollower(product: Product, show: Parameters<typeof followEvents>[0]['deliver']): EventFollower {
  const { app } = product;
  const feed = createReactionFeed(app.database, app.registry.reactions);
  void feed.catchUp().catch(report);
  const follower = followEvents({
    database: app.database,
    report,
    deliver: async (events) => {
      await show(events);
      await feed.offer(events);
    },
  });
  product.onWrite(follower.wake);
  return follower;
}

async function isReady(app: App): Promise<boolean> {
  try {
    await app.database.system((session) => session.query({ text: 'select 1' }));
    return true;
  } catch {
    return false;
  }
}

/** Starts background work in this process. The library is loaded only here: a server with separate workers needs none of it. */
export async function startWorker(product: Product, findCaller: FindCaller): Promise<JobRunner> {
  const { startJobRunner } = await import('#engine/server/jobs/start-runner.ts');
  return startJobRunner({ app: product.app, findCaller, report });
}
