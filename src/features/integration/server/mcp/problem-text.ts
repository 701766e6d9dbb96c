import { AppError } from '#platform/contract/errors.ts';
import type { Locale } from '#platform/contract/label.ts';
import { errorFromDatabase } from '#platform/server/database/database-errors.ts';

/** An error in the words of the API's problem: what is wrong, by field, and its code; undefined for what we did not foresee. */
export function describeProblem(error: unknown, locale: Locale): string | undefined {
  const known = error instanceof AppError ? error : errorFromDatabase(error);
  if (!known) return undefined;
  const issues = known.issues.map((issue) => `- ${issue.field ? `${issue.field}: ` : ''}${issue.message[locale]} [${issue.code}]`);
  return [`${known.label[locale]} [${known.code}]`, ...issues].join('\n');
}
