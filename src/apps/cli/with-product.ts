import type { App, Caller } from '#engine/server/run.ts';
import { callerFor } from '#features/organisation/server/resolve-caller.ts';
import { openDatabase } from '#platform/server/postgres/open-database.ts';
import { composeApp } from '../compose.ts';
import { migrate } from '../migrate.ts';
import { readSettings } from '../settings.ts';

/** Opens the product beside a running server or on its own, and closes it afterwards. */
export async function withProduct<T>(work: (app: App) => Promise<T>): Promise<T> {
  const settings = readSettings(process.env);
  const database = await openDatabase(settings.connection, { mayShare: true });
  try {
    await migrate(database.ownerUrl);
    const product = composeApp({ urls: database, filesFolder: settings.filesFolder, maxConnections: 6 });
    return await work(product.app).finally(() => product.close());
  } finally {
    await database.stop();
  }
}

/** In which workspace a command works, and as whom. */
export interface ActingOptions {
  readonly workspace?: string;
  readonly as?: string;
}

interface MemberRow {
  readonly workspaceId: string;
  readonly workspaceName: string;
  readonly memberId: string;
  readonly email: string | null;
}

const listPeople = `
  select w.workspace_id as "workspaceId", w.name as "workspaceName", m.id as "memberId", m.email
  from workspace w join organisation_member m on m.workspace_id = w.workspace_id
  left join organisation_assignment a on a.workspace_id = m.workspace_id and a.member_id = m.id
    and a.valid_from <= $3::date + 1 and a.valid_to > $3::date
  where m.status in ('active', 'no_sign_in', 'invited')
    and case when $2::text is null then a.role = 'administrator' and m.status = 'active' else m.email = lower($2) or m.id::text = $2 end
    and ($1::text is null or w.name = $1 or w.workspace_id::text = $1)
  order by w.created_at, m.created_at`;

/** The caller a command acts as: the member named, else the first administrator of the only workspace. */
export async function findActor(app: App, options: ActingOptions): Promise<Caller> {
  const people = await app.database.system((session) =>
    session.query<MemberRow>({ text: listPeople, values: [options.workspace ?? null, options.as ?? null, app.now()] }),
  );
  const workspaces = [...new Set(people.map((person) => person.workspaceId))];
  const person = people[0];
  if (!person) throw new Error(describeNobody(options));
  if (workspaces.length > 1) {
    const names = [...new Set(people.map((each) => `  ${each.workspaceName} (${each.workspaceId})`))].join('\n');
    throw new Error(`There are several workspaces; choose one with --workspace:\n${names}`);
  }
  return callerFor(app.database, person.workspaceId, person.memberId, 'cli');
}

function describeNobody(options: ActingOptions): string {
  if (options.as) return `There is no member ${options.as}${options.workspace ? ` in ${options.workspace}` : ''}.`;
  if (options.workspace) return `There is no workspace ${options.workspace}.`;
  return 'There is no workspace yet. Make one with `sloop setup` or in the browser.';
}
