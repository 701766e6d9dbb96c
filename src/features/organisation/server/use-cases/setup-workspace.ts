import type { Context } from '#engine/server/context.ts';
import { type App, type Caller, runWrite } from '#engine/server/run.ts';
import { checkPassword } from '#platform/contract/auth/password-rules.ts';
import { conflict, invalid } from '#platform/contract/errors.ts';
import type { Locale } from '#platform/contract/label.ts';
import { createPasswordUser, findUserByPassword, hashNewPassword } from '#platform/server/auth/password-user.ts';
import { roleDefinitions } from '../../contract/roles.ts';
import { dayIn } from '../day.ts';
import { isUserOfMember } from '../member.queries.ts';

/** What a workspace begins with. */
export interface SetupInput {
  readonly workspaceName: string;
  readonly currency: string;
  readonly timeZone?: string;
  readonly fiscalYearStart?: number;
  readonly locale?: Locale;
  readonly administrator: {
    readonly name: string;
    readonly email: string;
    /** Without one the administrator cannot sign in yet; for test data. */
    readonly password?: string;
  };
}

/** Under which circumstances a workspace is set up. */
export interface SetupOptions {
  /** Only when there is no workspace yet; of two at once exactly one wins. */
  readonly onlyFirst: boolean;
  readonly door: 'page' | 'cli';
}

/** Ids of what a set-up made. */
export interface SetupResult {
  readonly workspaceId: string;
  readonly memberId: string;
  readonly departmentId: string;
}

/** Whether nobody has set the product up yet. */
export function isSetupNeeded(app: App): Promise<boolean> {
  return app.database.system(async (session) => {
    const [row] = await session.query<{ found: boolean }>({ text: 'select exists (select 1 from workspace) as found' });
    return !row?.found;
  });
}

/** Creates a workspace with its first administrator, and lets every capability put in what a new workspace starts with. */
export async function setupWorkspace(app: App, input: SetupInput, options: SetupOptions): Promise<SetupResult> {
  const { password, email } = input.administrator;
  const issues = password === undefined ? [] : checkPassword(password, email);
  if (issues.length > 0) throw invalid(issues.map((each) => ({ ...each, field: 'administrator.password' })));
  // Who signs in to another workspace already, and gives the password of that account, is the same person here.
  const known = password === undefined || options.onlyFirst ? undefined : await findUserByPassword(app.database, email.trim(), password);
  const passwordHash = password === undefined ? undefined : await hashNewPassword(password);
  return runWrite(app, founder(app, input, options.door), async (ctx) => {
    if (options.onlyFirst) await claimFirst(app, ctx);
    const created = await insertWorkspace(ctx, input);
    for (const feature of app.registry.features) await feature.prepareWorkspace?.(ctx);
    // Last, on its own connection: should our commit fail after it, a user is left that nobody's member refers to, and a second try takes it over.
    if (known !== undefined) await keepUser(ctx, known);
    else if (passwordHash !== undefined) await createUser(app, ctx, { name: input.administrator.name, email, passwordHash });
    return created;
  });
}

// Any number, the same for all who set up: whoever comes second waits here and then finds the first one's workspace.
const lockNumber = 918_273_645;

async function claimFirst(app: App, ctx: Context): Promise<void> {
  await ctx.session.query({ text: 'select pg_advisory_xact_lock($1)', values: [lockNumber] });
  if (await isSetupNeeded(app)) return;
  throw conflict('setup.done', { zh: '系统已经初始化过了，请直接登录。', en: 'The system is already set up; please sign in.' });
}

function founder(app: App, input: SetupInput, door: 'page' | 'cli'): Caller {
  const id = app.newId();
  const memberId = app.newId();
  const locale = input.locale ?? 'zh';
  const own = [memberId];
  return {
    workspace: {
      id,
      name: input.workspaceName,
      currency: input.currency,
      timeZone: input.timeZone ?? 'Asia/Shanghai',
      fiscalYearStart: input.fiscalYearStart ?? 1,
    },
    actor: {
      workspaceId: id,
      memberId,
      name: input.administrator.name,
      role: roleDefinitions.administrator,
      reach: { own, department: own, department_tree: own },
      locale,
    },
    door,
    locale,
  };
}

async function insertWorkspace(ctx: Context, input: SetupInput): Promise<SetupResult> {
  const { id, name, currency, timeZone, fiscalYearStart } = ctx.workspace;
  const departmentId = ctx.newId();
  const memberId = ctx.actor.memberId;
  await ctx.session.query({
    text: 'insert into workspace (workspace_id, name, currency, time_zone, fiscal_year_start, created_at) values ($1, $2, $3, $4, $5, $6)',
    values: [id, name, currency, timeZone, fiscalYearStart, ctx.now],
  });
  await ctx.session.query({ text: 'insert into organisation_state (workspace_id) values ($1)', values: [id] });
  await ctx.session.query({
    text: `insert into organisation_department (workspace_id, id, name, parent_id, path, created_at, created_by, updated_at, updated_by)
      values ($1, $2, $3, null, $4, $5, $6, $5, $6)`,
    values: [id, departmentId, name, `/${departmentId}/`, ctx.now, memberId],
  });
  await ctx.session.query({
    text: `insert into organisation_member (workspace_id, id, name, email, status, locale, created_at, created_by, updated_at, updated_by)
      values ($1, $1, '系统', null, 'system', 'zh', $2, $3, $2, $3), ($1, $3, $4, $5, 'active', $6, $2, $3, $2, $3)`,
    values: [id, ctx.now, memberId, input.administrator.name, input.administrator.email.trim().toLowerCase(), ctx.locale],
  });
  await ctx.session.query({
    text: `insert into organisation_assignment (workspace_id, id, member_id, department_id, role, valid_from, created_at, created_by, updated_at, updated_by)
      values ($1, $2, $3, $4, 'administrator', $5, $6, $3, $6, $3)`,
    values: [id, ctx.newId(), memberId, departmentId, dayIn(timeZone, ctx.now), ctx.now],
  });
  ctx.emit({ kind: 'organisation.workspace_created', object: 'workspace', recordId: id, facts: { name, currency } });
  return { workspaceId: id, memberId, departmentId };
}

async function createUser(app: App, ctx: Context, user: { name: string; email: string; passwordHash: string }): Promise<void> {
  const userId = await createPasswordUser(app.database, { ...user, email: user.email.trim(), id: ctx.newId(), now: ctx.now }, isUserOfMember);
  await keepUser(ctx, userId);
}

async function keepUser(ctx: Context, userId: string): Promise<void> {
  await ctx.session.query({
    text: 'update organisation_member set user_id = $3 where workspace_id = $1 and id = $2',
    values: [ctx.workspace.id, ctx.actor.memberId, userId],
  });
}
