import type { Timeline } from '../../contract/records/timeline.ts';
import type { Context } from '../context.ts';
import { closedFields } from '../policy/field-access.ts';
import { readTimeline } from '../query/read-timeline.ts';
import { namedObject } from './read-record-at.ts';
import { unknownField } from './restore-values.ts';

interface ChangesInput {
  readonly object: string;
  readonly id: string;
  readonly field?: string | undefined;
  readonly cursor?: string | undefined;
  readonly limit: number;
}

/** Every change of a record, or of one field of it that is open to the actor. */
export async function listChanges(ctx: Context, input: ChangesInput): Promise<Timeline> {
  const object = namedObject(ctx, input.object);
  // When a field changed says something of it too.
  if (input.field !== undefined && closedFields(ctx.actor, object.id).includes(input.field)) throw unknownField(input.field);
  return readTimeline(ctx, object.id, input.id, input);
}
