import { Command } from 'commander';
import { features } from '#features/features.server.ts';
import { readVersion } from '../openapi.ts';
import { addApiKeyCommands } from './api-key-commands.ts';
import { addBackupCommands } from './backup-commands.ts';
import { addCapabilityCommand } from './capability-command.ts';
import { addDoctorCommand } from './doctor-command.ts';
import { evaluateCommand } from './evaluate-command.ts';
import { importCommand } from './import-command.ts';
import { inspectCommand } from './inspect-command.ts';
import { addResetPasswordCommand } from './reset-password-command.ts';
import { addSetupCommands } from './setup-commands.ts';

/** The whole command line: what every installation needs, then what the capabilities add. */
export function buildProgram(): Command {
  const program = new Command('sloop')
    .description('Sloop from the command line. Works beside a running server or on its own.')
    .version(readVersion())
    .showHelpAfterError('(add --help for what it takes)')
    .showSuggestionAfterError()
    .exitOverride();
  program.addHelpText(
    'after',
    '\nSettings: SLOOP_HOME (data folder), DATABASE_URL (external PostgreSQL).\nExit codes: 0 done, 1 failed, 2 wrong use. Progress goes to standard error, answers to standard output.',
  );
  addSetupCommands(program);
  addApiKeyCommands(program);
  addResetPasswordCommand(program);
  addBackupCommands(program);
  addDoctorCommand(program);
  const offered = features.flatMap((feature) => feature.commands ?? []);
  for (const definition of [importCommand, inspectCommand, evaluateCommand, ...offered]) addCapabilityCommand(program, definition);
  for (const command of program.commands) command.exitOverride().copyInheritedSettings(program);
  return program;
}
