import type { Command } from 'commander';
import { z } from 'zod';
import { type App, type Caller, runRead, runWrite } from '#engine/server/run.ts';
import { ApiKeyScope } from '#features/organisation/contract/api-key-scopes.ts';
import { createApiKey, listApiKeys, revokeApiKey } from '#features/organisation/server/use-cases/manage-api-keys.ts';
import { addActingOptions } from './capability-command.ts';
import { printAnswer, say } from './output.ts';
import { type ActingOptions, findActor, withProduct } from './with-product.ts';

type Options = ActingOptions & { readonly json?: boolean };
type CreateOptions = Options & { readonly name: string; readonly scopes: string; readonly days: string };

const Scopes = z.array(ApiKeyScope).min(1);
const Days = z.union([z.literal('never').transform(() => null), z.coerce.number().int().min(1).max(3_650)]);

/** Adds `api-key create`, `list` and `revoke`. The key itself is the only thing `create` writes to standard output. */
export function addApiKeyCommands(program: Command): void {
  const keys = program.command('api-key').description('keys for programs: Authorization: Bearer …');
  addActingOptions(keys.command('create').description('make a key and print it; it cannot be shown again'))
    .option('--name <name>', 'what it is for', 'command line')
    .option('--scopes <list>', 'what it may do, by comma: read, write, administer, or <object>:read, <object>:write', 'read,write')
    .option('--days <count>', 'days until it ends, or never', '365')
    .action(async (options: CreateOptions) => {
      process.exitCode = await act(options, (app, caller) => create(app, caller, options));
    });
  addActingOptions(keys.command('list').description('list keys, without their secrets')).action(async (options: Options) => {
    process.exitCode = await act(options, (app, caller) => list(app, caller, options));
  });
  addActingOptions(keys.command('revoke').description('make a key useless for good').argument('<id>', 'id of the key')).action(
    async (id: string, options: Options) => {
      process.exitCode = await act(options, async (app, caller) => {
        const revoked = await runWrite(app, caller, (ctx) => revokeApiKey(ctx, { id: z.uuid().parse(id) }));
        return printAnswer({ json: revoked, text: `Key ${revoked.id} is revoked.` }, options.json === true);
      });
    },
  );
  for (const command of keys.commands) command.exitOverride();
}

function act(options: ActingOptions, work: (app: App, caller: Caller) => Promise<number>): Promise<number> {
  return withProduct(async (app) => work(app, await findActor(app, options)));
}

async function create(app: App, caller: Caller, options: CreateOptions): Promise<number> {
  const input = {
    name: options.name,
    scopes: Scopes.parse(options.scopes.split(',').map((scope) => scope.trim())),
    expiresInDays: Days.parse(options.days),
  };
  const key = await runWrite(app, caller, (ctx) => createApiKey(ctx, input));
  say(`Key ${key.id} acts as ${caller.actor.name} in ${caller.workspace.name}. It is shown only now.`);
  return printAnswer({ json: key, text: key.secret }, options.json === true);
}

async function list(app: App, caller: Caller, options: Options): Promise<number> {
  const { apiKeys } = await runRead(app, caller, listApiKeys);
  const lines = apiKeys.map((key) => [key.id, key.state, key.prefix, key.member.name, key.name].join('\t'));
  return printAnswer({ json: { apiKeys }, text: lines.join('\n') }, options.json === true);
}
