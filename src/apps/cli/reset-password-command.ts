import type { Command } from 'commander';
import { makeResetLink } from '#features/organisation/server/use-cases/reset-password.ts';
import { readSettings } from '../settings.ts';
import { printAnswer, say } from './output.ts';
import { withProduct } from './with-product.ts';

interface Options {
  readonly email: string;
  readonly url?: string;
  readonly json?: boolean;
}

/** Adds `reset-password`: the way back in when no administrator may open it, as for an account of several workspaces. */
export function addResetPasswordCommand(program: Command): void {
  program
    .command('reset-password')
    .description('make a one-time link to choose a new password and print it; it works for 30 minutes')
    .requiredOption('--email <email>', 'the address somebody signs in with')
    .option('--url <address>', 'where people open Sloop; default: this machine')
    .option('--json', 'answer as JSON')
    .action(async (options: Options) => {
      process.exitCode = await printLink(options);
    });
}

async function printLink({ email, url, json }: Options): Promise<number> {
  const base = new URL(url ?? `http://127.0.0.1:${readSettings(process.env).port}`);
  const { path, expiresAt, workspaces } = await withProduct((app) => makeResetLink(app, email));
  const link = new URL(path, base).href;
  say(`For ${email} of ${workspaces.join(', ')}; it works once, until ${expiresAt.toISOString()}. Each workspace has it in its audit log.`);
  return printAnswer({ json: { link, expiresAt: expiresAt.toISOString(), workspaces }, text: link }, json === true);
}
