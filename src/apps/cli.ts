import { CommanderError } from 'commander';
import { buildProgram } from './cli/build-program.ts';
import { reportFailure } from './cli/output.ts';

const exitUsage = 2;

try {
  await buildProgram().parseAsync(process.argv);
} catch (error) {
  // Asked for help or the version: said already, nothing wrong.
  if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? 0 : exitUsage;
  else process.exitCode = reportFailure(error, process.argv.includes('--json'));
}
