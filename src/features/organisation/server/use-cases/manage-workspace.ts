import type { Context } from '#engine/server/context.ts';
import { storageOf } from '#engine/server/fields/object-storage.ts';
import { conflict, invalid, type Issue, notFound } from '#platform/contract/errors.ts';
import type { RouteInput } from '#platform/contract/route.ts';
import type { updateWorkspaceRoute, WorkspaceView } from '../../contract/workspace.routes.ts';
import { recordChange } from '../organisation-changes.ts';
import { requireAbility } from '../organisation.policy.ts';

type Settings = Omit<WorkspaceView, 'bookedIn'>;

/** The settings of the workspace, and what holds money so far. */
export async function getWorkspace(ctx: Context): Promise<WorkspaceView> {
  requireAbility(ctx.actor, 'workspace.manage');
  return { ...(await findSettings(ctx)), bookedIn: await listBooked(ctx) };
}

/** Changes settings; every process reads them anew within a second. The currency stays once money is booked in it. */
export async function updateWorkspace(ctx: Context, input: RouteInput<typeof updateWorkspaceRoute>): Promise<WorkspaceView> {
  requireAbility(ctx.actor, 'workspace.manage');
  const before = await findSettings(ctx, true);
  const after: Settings = {
    name: input.name ?? before.name,
    currency: input.currency ?? before.currency,
    timeZone: input.timeZone ?? before.timeZone,
    fiscalYearStart: input.fiscalYearStart ?? before.fiscalYearStart,
    superiorsSeeSubordinates: input.superiorsSeeSubordinates ?? before.superiorsSeeSubordinates,
  };
  const issues = checkSettings(before, after);
  if (issues.length > 0) throw invalid(issues);
  const bookedIn = await listBooked(ctx);
  if (after.currency !== before.currency && bookedIn.length > 0)
    throw conflict('organisation.currency_in_use', {
      zh: `已有以 ${before.currency} 记的金额，币种不能再改。需要其他币种时，请在金额上直接选择。`,
      en: `There are amounts in ${before.currency}, so the currency stays. Give single amounts another currency where you need it.`,
    });
  await saveSettings(ctx, after);
  await recordChange(ctx, 'workspace', ctx.workspace.id, toRow(before), toRow(after));
  return { ...after, bookedIn };
}

async function findSettings(ctx: Context, isLocked = false): Promise<Settings> {
  const [row] = await ctx.session.query<Settings>({
    text: `select w.name, w.currency, w.time_zone as "timeZone", w.fiscal_year_start as "fiscalYearStart", s.superiors_see_subordinates as "superiorsSeeSubordinates"
      from workspace w join organisation_state s on s.workspace_id = w.workspace_id where w.workspace_id = $1${isLocked ? ' for update' : ''}`,
    values: [ctx.workspace.id],
  });
  if (!row) throw notFound({ zh: '工作区', en: 'Workspace' });
  return row;
}

async function saveSettings(ctx: Context, settings: Settings): Promise<void> {
  await ctx.session.query({
    text: 'update workspace set name = $2, currency = $3, time_zone = $4, fiscal_year_start = $5 where workspace_id = $1',
    values: [ctx.workspace.id, settings.name, settings.currency, settings.timeZone, settings.fiscalYearStart],
  });
  await ctx.session.query({
    text: 'update organisation_state set superiors_see_subordinates = $2 where workspace_id = $1',
    values: [ctx.workspace.id, settings.superiorsSeeSubordinates],
  });
}

/** Objects with at least one amount, past values included. */
async function listBooked(ctx: Context): Promise<WorkspaceView['bookedIn']> {
  const asked = [...ctx.registry.objects.values()].flatMap((object) => {
    const test = bookedSql(object.id, storageOf(object));
    return test === undefined ? [] : [{ object, test }];
  });
  if (asked.length === 0) return [];
  const [row] = await ctx.session.query<Record<string, boolean>>({
    text: `select ${asked.map(({ test }, at) => `${test} as o${at}`).join(', ')}`,
    values: [ctx.workspace.id],
  });
  return asked.filter((_, at) => row?.[`o${at}`] === true).map(({ object }) => ({ object: object.id, label: object.labelPlural }));
}

function bookedSql(table: string, storage: ReturnType<typeof storageOf>): string | undefined {
  const filled = (fields: typeof storage.fields) =>
    fields.filter((stored) => stored.field.kind === 'money').map((stored) => `${stored.name}_minor is not null`);
  const now = filled(storage.fields);
  if (now.length === 0) return undefined;
  const past = filled(storage.historic);
  const exists = (name: string, tests: readonly string[]) => `exists (select 1 from ${name} where workspace_id = $1 and (${tests.join(' or ')}))`;
  return [exists(table, now), ...(past.length > 0 ? [exists(storage.versionTable, past)] : [])].join(' or ');
}

function checkSettings(before: Settings, after: Settings): Issue[] {
  const issues: Issue[] = [];
  if (after.currency !== before.currency && !isCurrency(after.currency))
    issues.push({
      field: 'currency',
      code: 'organisation.unknown_currency',
      message: { zh: '请选择一个国际标准币种。', en: 'Choose a currency of the international list.' },
    });
  if (after.timeZone !== before.timeZone && !isTimeZone(after.timeZone))
    issues.push({
      field: 'timeZone',
      code: 'organisation.unknown_time_zone',
      message: { zh: '请选择列表中的时区。', en: 'Choose a time zone of the list.' },
    });
  return issues;
}

function isCurrency(code: string): boolean {
  return Intl.supportedValuesOf('currency').includes(code);
}

/** Only names of places and UTC, for an offset like +08:00 means the opposite to the database. Old and new spellings of a place both count. */
function isTimeZone(name: string): boolean {
  if (name !== 'UTC' && !/^[A-Z][A-Za-z_]*(\/[A-Za-z0-9_+-]+)+$/.test(name)) return false;
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

function toRow(settings: Settings) {
  return {
    name: settings.name,
    currency: settings.currency,
    time_zone: settings.timeZone,
    fiscal_year_start: settings.fiscalYearStart,
    superiors_see_subordinates: settings.superiorsSeeSubordinates,
  };
}
