import type { FastifyInstance } from 'fastify';
import type { Door } from '#engine/contract/actor.ts';
import type { Context } from '#engine/server/context.ts';
import type { Feature } from '#engine/server/feature.ts';
import { registerRoutes } from '#engine/server/http/register-routes.ts';
import { buildRegistry } from '#engine/server/registry.ts';
import { type App, type Caller, createApp, runRead, runWrite } from '#engine/server/run.ts';
import { features as allFeatures } from '#features/features.server.ts';
import { observeSignIns } from '#features/organisation/server/observe-sign-ins.ts';
import { callerFor, createCallerResolver } from '#features/organisation/server/resolve-caller.ts';
import { setupWorkspace } from '#features/organisation/server/use-cases/setup-workspace.ts';
import { mountAuth } from '#platform/server/auth/mount-auth.ts';
import { openDatabase } from '#platform/server/database/database.ts';
import { createHttpServer } from '#platform/server/http/server.ts';
import { createTestDatabase } from './test-postgres.ts';

/** The product on a database of its own; close it in `afterAll`. */
export interface GivenApp {
  readonly app: App;
  close(): Promise<void>;
}

/** People every given workspace has: one in each role, two more representatives, and somebody from the other department. */
export type GivenMember = 'administrator' | 'operations' | 'manager' | 'representative' | 'colleague' | 'westManager' | 'westRepresentative';
export type GivenDepartment = 'company' | 'east' | 'shanghai' | 'west';

/** A workspace with departments and people, and ways to act in it. */
export interface GivenWorkspace {
  readonly id: string;
  readonly departments: Readonly<Record<GivenDepartment, string>>;
  readonly members: Readonly<Record<GivenMember, string>>;
  /** A caller for `runRead` and `runWrite`, for a named person or any member's id. */
  as(member: GivenMember | (string & {}), door?: Door): Promise<Caller>;
  read<T>(member: GivenMember, work: (ctx: Context) => Promise<T>): Promise<T>;
  write<T>(member: GivenMember, work: (ctx: Context) => Promise<T>): Promise<T>;
}

interface GivenOptions {
  readonly name?: string;
  readonly currency?: string;
  readonly timeZone?: string;
  /** First day of everybody's assignment. */
  readonly since?: string;
  /** Password of all members, with e-mail `<member>@<workspace id>.test`; without it nobody can sign in. */
  readonly password?: string;
}

// Who works where under whom: company ← east ← shanghai, company ← west.
const people: Readonly<Record<GivenMember, { name: string; role: string; department: GivenDepartment; manager: GivenMember | null }>> = {
  administrator: { name: '管理员', role: 'administrator', department: 'company', manager: null },
  operations: { name: '运营', role: 'operations', department: 'company', manager: 'administrator' },
  manager: { name: '东区经理', role: 'manager', department: 'east', manager: 'administrator' },
  representative: { name: '王敏', role: 'representative', department: 'shanghai', manager: 'manager' },
  colleague: { name: '李雷', role: 'representative', department: 'shanghai', manager: 'manager' },
  westManager: { name: '西区经理', role: 'manager', department: 'west', manager: 'administrator' },
  westRepresentative: { name: '赵倩', role: 'representative', department: 'west', manager: 'westManager' },
};

/** Test data, built through the product's own use-cases. */
export const given = {
  /** The product over a fresh clone of the migrated database. */
  async app(options: { features?: readonly Feature[]; now?: () => Date } = {}): Promise<GivenApp> {
    const test = await createTestDatabase();
    const database = openDatabase({ appUrl: test.appUrl, ownerUrl: test.ownerUrl, maxConnections: 8 });
    const app = createApp(database, buildRegistry(options.features ?? allFeatures), options.now ? { now: options.now } : {});
    return {
      app,
      close: async () => {
        await database.close();
        await test.drop();
      },
    };
  },

  /** An HTTP server over the product, with sign-in, API keys and every declared route; for `server.inject`. */
  async server(app: App): Promise<FastifyInstance> {
    const server = createHttpServer({ isReady: async () => true });
    const auth = await mountAuth(server, app, observeSignIns(app));
    registerRoutes(server, { app, resolveCaller: createCallerResolver(app, auth), checkOutputs: true }, app.registry.routes);
    return server;
  },

  /** A workspace with four departments and seven members. */
  async workspace(app: App, options: GivenOptions = {}): Promise<GivenWorkspace> {
    const made = await setupWorkspace(
      app,
      {
        workspaceName: options.name ?? '测试公司',
        currency: options.currency ?? 'CNY',
        timeZone: options.timeZone ?? 'Asia/Shanghai',
        administrator: {
          name: people.administrator.name,
          email: `administrator@${app.newId()}.test`,
          ...(options.password && { password: options.password }),
        },
      },
      { onlyFirst: false, door: 'cli' },
    );
    const rooms = { company: made.departmentId, east: app.newId(), shanghai: app.newId(), west: app.newId() };
    const members = memberIds(app, made.memberId);
    await app.database.write(made.workspaceId, async (session) => {
      const write = (text: string, ...values: unknown[]) => session.query({ text, values: [made.workspaceId, ...values] });
      const insertDepartment = `insert into organisation_department (workspace_id, id, name, parent_id, path, created_at, updated_at) values ($1, $2, $3, $4, $5, now(), now())`;
      await write(insertDepartment, rooms.east, '东区', rooms.company, `/${rooms.company}/${rooms.east}/`);
      await write(insertDepartment, rooms.shanghai, '上海', rooms.east, `/${rooms.company}/${rooms.east}/${rooms.shanghai}/`);
      await write(insertDepartment, rooms.west, '西区', rooms.company, `/${rooms.company}/${rooms.west}/`);
      await write('delete from organisation_assignment where workspace_id = $1');
      for (const [key, person] of Object.entries(people)) {
        const id = members[key] ?? '';
        if (id !== made.memberId) {
          await write(
            `insert into organisation_member (workspace_id, id, name, email, status, created_at, updated_at) values ($1, $2, $3, $4, 'active', now(), now())`,
            id,
            person.name,
            `${key.toLowerCase()}@${made.workspaceId}.test`,
          );
        }
      }
      for (const [key, person] of Object.entries(people)) {
        await write(
          `insert into organisation_assignment (workspace_id, id, member_id, department_id, manager_id, role, valid_from, created_at, updated_at) values ($1, $2, $3, $4, $5, $6, $7, now(), now())`,
          app.newId(),
          members[key],
          rooms[person.department],
          person.manager ? members[person.manager] : null,
          person.role,
          options.since ?? '2015-01-01',
        );
      }
      await write('update organisation_state set revision = revision + 1 where workspace_id = $1');
    });
    const idOf = (member: string): string => members[member] ?? member;
    const as = (member: string, door: Door = 'page') => callerFor(app.database, made.workspaceId, idOf(member), door);
    return {
      id: made.workspaceId,
      departments: rooms,
      members: nameMembers(members),
      as,
      read: async (member, work) => runRead(app, await as(member), work),
      write: async (member, work) => runWrite(app, await as(member), work),
    };
  },
};

function memberIds(app: App, administrator: string): Record<string, string> {
  return Object.fromEntries(Object.keys(people).map((key) => [key, key === 'administrator' ? administrator : app.newId()]));
}

function nameMembers(ids: Record<string, string>): Record<GivenMember, string> {
  const id = (key: GivenMember): string => ids[key] ?? '';
  return {
    administrator: id('administrator'),
    operations: id('operations'),
    manager: id('manager'),
    representative: id('representative'),
    colleague: id('colleague'),
    westManager: id('westManager'),
    westRepresentative: id('westRepresentative'),
  };
}
