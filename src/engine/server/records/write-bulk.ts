import type { Issue } from '#platform/contract/errors.ts';
import type { BulkInput, BulkResult } from '../../contract/records/query.ts';
import type { Context } from '../context.ts';
import { createRecordsEach } from './create-records.ts';
import { deleteRecordsEach } from './delete-records.ts';
import { updateRecordsEach } from './update-records.ts';
import type { WriteOutcome } from './write-options.ts';

/** Creates, changes or deletes up to 1,000 records in one transaction and answers for each. */
export async function writeBulk(ctx: Context, objectId: string, input: BulkInput): Promise<BulkResult> {
  const outcomes = await outcomesOf(ctx, objectId, input);
  const results = outcomes.map((outcome) => ({
    id: outcome.id,
    isWritten: outcome.issues.length === 0,
    issues: outcome.issues.map(plainIssue),
    ...(outcome.warnings && { warnings: outcome.warnings.map(plainIssue) }),
  }));
  return { written: results.filter((result) => result.isWritten).length, results };
}

function plainIssue(issue: Issue) {
  return { ...issue, facts: issue.facts === undefined ? undefined : { ...issue.facts } };
}

function outcomesOf(ctx: Context, objectId: string, input: BulkInput): Promise<WriteOutcome[]> {
  const isTrial = input.action === 'update' && input.isTrial === true;
  const options = { partial: input.partial, allowDuplicate: input.action !== 'delete' && input.allowDuplicate === true, isTrial };
  switch (input.action) {
    case 'create':
      return createRecordsEach(ctx, objectId, input.records, options);
    case 'update':
      return updateRecordsEach(
        ctx,
        objectId,
        input.records.map(({ id, version, values }) => ({ id, values, expectedVersion: version })),
        options,
      );
    case 'delete':
      return deleteRecordsEach(ctx, objectId, input.ids, options);
  }
}
