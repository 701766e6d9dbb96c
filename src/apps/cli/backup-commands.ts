import type { Command } from 'commander';
import { readSettings } from '../settings.ts';
import { printAnswer, say } from './output.ts';

const reportEveryMs = 2_000;

/** Adds `backup` and `restore`. */
export function addBackupCommands(program: Command): void {
  program
    .command('backup')
    .description('copy database and files into one archive, while people go on working')
    .argument('[file]', 'archive or folder to write to', '.')
    .option('--json', 'answer as JSON')
    .action(async (file: string, { json }: { json?: boolean }) => {
      const { backupTo } = await import('#platform/server/postgres/backup.ts');
      const { recordBackup } = await import('./record-backup.ts');
      const { connection } = readSettings(process.env);
      if (connection.kind !== 'external') await recordBackup(connection, file);
      const made = await backupTo(connection, file, reporter('read'));
      const text = `${made.file}\n${megabytes(made.bytes)} MB; everything up to ${made.completeUntil} is inside.`;
      process.exitCode = printAnswer({ json: made, text }, json === true);
    });
  program
    .command('restore')
    .description('put an archive in place; the server must not be running')
    .argument('<file>', 'archive made by backup')
    .option('--replace', 'set aside the data that is there now')
    .option('--json', 'answer as JSON')
    .action(async (file: string, { replace, json }: { replace?: boolean; json?: boolean }) => {
      const { restoreFrom } = await import('#platform/server/postgres/restore.ts');
      const restored = await restoreFrom(readSettings(process.env).connection, file, { replace: replace === true, onProgress: reporter('written') });
      const aside = restored.keptAside ? `\nThe former data is in ${restored.keptAside}.` : '';
      const text = `Restored ${restored.rows} rows of ${restored.tables} tables as of ${restored.completeUntil}.${aside}`;
      process.exitCode = printAnswer({ json: restored, text }, json === true);
    });
}

function reporter(verb: string): (bytes: number) => void {
  let saidAt = performance.now();
  return (bytes) => {
    if (performance.now() - saidAt < reportEveryMs) return;
    saidAt = performance.now();
    say(`  ${megabytes(bytes)} MB ${verb}`);
  };
}

function megabytes(bytes: number): string {
  return (bytes / 1024 / 1024).toFixed(1);
}
