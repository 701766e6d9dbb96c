import type { TimelineEntry } from '../../contract/records/timeline.ts';
import type { Context } from '../context.ts';
import { listCommentsById } from './comment.queries.ts';
import { presentComment } from './read-comments.ts';

/** The entries with what was said; one statement, and none when nobody said anything. */
export async function withComments(ctx: Context, entries: TimelineEntry[]): Promise<TimelineEntry[]> {
  const ids = entries.flatMap((entry) => commentOf(entry) ?? []);
  if (ids.length === 0) return entries;
  const comments = new Map((await listCommentsById(ctx, ids)).map((row) => [row.id, presentComment(ctx, row)]));
  return entries.map((entry) => {
    const comment = comments.get(commentOf(entry) ?? '');
    return comment ? { ...entry, comment } : entry;
  });
}

function commentOf(entry: TimelineEntry): string | undefined {
  const id = entry.kind === 'comment.added' ? entry.facts?.['comment'] : undefined;
  return typeof id === 'string' ? id : undefined;
}
