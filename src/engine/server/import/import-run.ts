import { AppError } from '#platform/contract/errors.ts';
import type { Context } from '../context.ts';
import type { JobContext, JobOrigin } from '../feature.ts';
import * as queries from './import.queries.ts';
import { tellImporter } from './import-notices.ts';

/** One run of a job of an import. */
export interface Run {
  readonly job: JobContext;
  readonly importId: string;
  readonly memberId: string;
  readonly origin: JobOrigin;
}

/** Reads whose import a job carries out, and marks what it writes as coming from there. */
export function runOf(job: JobContext, payload: Readonly<Record<string, unknown>>): Run {
  const importId = String(payload['importId']);
  return { job, importId, memberId: String(payload['memberId']), origin: { door: 'import', cause: `import:${importId}` } };
}

/** What a person can mend ends the import with the reason; anything else is tried again by the queue. */
export async function guarded(run: Run, work: (run: Run) => Promise<void>): Promise<void> {
  try {
    await work(run);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    await run.job.write(run.memberId, async (ctx) => {
      const row = await queries.findImport(ctx, run.importId);
      await queries.markImport(ctx, run.importId, 'failed', { error: error.label });
      // Who rehearses is looking at the screen; only of real work is told.
      if (row?.status === 'running') await tellImporter(ctx, run.importId, { file: row.file_name, failure: error.label });
    });
  }
}

class Rehearsed extends Error {}

/** Does the work in a transaction that is then taken back; gives what it found. */
export async function rehearse<T>(run: Run, work: (ctx: Context) => Promise<T>): Promise<T> {
  const found: T[] = [];
  try {
    await run.job.write(
      run.memberId,
      async (ctx) => {
        found.push(await work(ctx));
        throw new Rehearsed();
      },
      run.origin,
    );
  } catch (error) {
    if (!(error instanceof Rehearsed)) throw error;
  }
  const [result] = found;
  if (result === undefined) throw new Error('The rehearsal found nothing.');
  return result;
}
