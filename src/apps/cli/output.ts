import { AppError } from '#platform/contract/errors.ts';
import { HomeInUseError } from '#platform/server/postgres/home-lock.ts';
import type { CommandAnswer } from '#engine/server/command.ts';

/** Prints an answer on standard output and gives the exit code. */
export function printAnswer(answer: CommandAnswer, asJson: boolean): number {
  const text = asJson ? JSON.stringify(answer.json) : answer.text;
  if (text !== '') process.stdout.write(`${text}\n`);
  return answer.isFailure ? 1 : 0;
}

/** Says on standard error what went wrong; with `--json` as one line of JSON. Gives the exit code. */
export function reportFailure(error: unknown, asJson: boolean): number {
  const known = error instanceof AppError;
  const message = known ? error.label.en : error instanceof Error ? error.message : String(error);
  const issues = known ? error.issues.map((issue) => ({ field: issue.field, code: issue.code, message: issue.message.en })) : [];
  if (asJson) process.stderr.write(`${JSON.stringify({ error: { code: known ? error.code : 'failed', message, issues } })}\n`);
  else process.stderr.write(`${message}\n${issues.map((issue) => `  ${issue.field ?? ''}: ${issue.message}\n`).join('')}`);
  // What we did not foresee is only understood with its place.
  if (!known && !asJson && error instanceof Error && !(error instanceof HomeInUseError) && process.env['SLOOP_DEBUG'])
    process.stderr.write(`${error.stack}\n`);
  return 1;
}

/** Says how far something has come; never on standard output. */
export function say(text: string): void {
  process.stderr.write(`${text}\n`);
}
