import { text } from 'node:stream/consumers';
import type { Command } from 'commander';
import { setupWorkspace } from '#features/organisation/server/use-cases/setup-workspace.ts';
import { openDatabase } from '#platform/server/postgres/open-database.ts';
import { migrate } from '../migrate.ts';
import { readSettings } from '../settings.ts';
import { printAnswer } from './output.ts';
import { withProduct } from './with-product.ts';

interface SetupOptions {
  readonly workspace: string;
  readonly email: string;
  readonly name: string;
  readonly currency: string;
  readonly timeZone: string;
  readonly locale: string;
  readonly passwordStdin?: boolean;
  readonly another?: boolean;
  readonly json?: boolean;
}

/** Adds `migrate` and `setup`: the first steps without a browser. */
export function addSetupCommands(program: Command): void {
  program
    .command('migrate')
    .description('bring the database up to date')
    .option('--json', 'answer as JSON')
    .action(async ({ json }: { json?: boolean }) => {
      const ran = await migrateOnly();
      process.exitCode = printAnswer(
        { json: { migrations: ran }, text: ran.length > 0 ? `Ran ${ran.join(', ')}.` : 'Nothing to do.' },
        json === true,
      );
    });
  program
    .command('setup')
    .description('create the workspace and its administrator')
    .requiredOption('--workspace <name>', 'name of the company')
    .requiredOption('--email <email>', 'the administrator signs in with it')
    .requiredOption('--password-stdin', 'read the password from standard input')
    .option('--name <name>', 'name of the administrator', 'Administrator')
    .option('--currency <code>', 'ISO 4217', 'CNY')
    .option('--time-zone <zone>', 'IANA name', 'Asia/Shanghai')
    .option('--locale <locale>', 'zh or en', 'zh')
    .option('--another', 'also when there is a workspace already')
    .option('--json', 'answer as JSON')
    .action(async (options: SetupOptions) => {
      process.exitCode = await setup(options);
    });
}

async function migrateOnly(): Promise<string[]> {
  const database = await openDatabase(readSettings(process.env).connection, { mayShare: true });
  return migrate(database.ownerUrl).finally(() => database.stop());
}

async function setup(options: SetupOptions): Promise<number> {
  const password = (await text(process.stdin)).replace(/\r?\n$/, '');
  const input = {
    workspaceName: options.workspace,
    currency: options.currency,
    timeZone: options.timeZone,
    locale: options.locale === 'en' ? ('en' as const) : ('zh' as const),
    administrator: { name: options.name, email: options.email, password },
  };
  const created = await withProduct((app) => setupWorkspace(app, input, { onlyFirst: options.another !== true, door: 'cli' }));
  return printAnswer({ json: created, text: `Workspace ${created.workspaceId} is ready; sign in as ${options.email}.` }, options.json === true);
}
