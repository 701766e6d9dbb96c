import { invalid } from '#platform/contract/errors.ts';
import type { RouteInput } from '#platform/contract/route.ts';
import type { Context } from '#engine/server/context.ts';
import { noteBecame } from '#engine/server/discussion/manage-comments.ts';
import { getComment } from '#engine/server/discussion/read-comments.ts';
import { createRecord, getRecord } from '#engine/server/records/records.ts';
import type { todoFromCommentRoute } from '../../contract/activity.routes.ts';

const longestSubject = 120;

/** Turns what somebody said about a record into a to-do, for its owner unless somebody else is named; the comment says so from then on. */
export async function turnCommentIntoTodo(ctx: Context, input: RouteInput<typeof todoFromCommentRoute>) {
  const comment = await getComment(ctx, input.comment);
  const relation = ctx.registry.objects.get(comment.object)?.children?.['activities'];
  if (comment.isDeleted || comment.became || !relation) throw cannotBecome();
  const record = await getRecord(ctx, comment.object, comment.recordId);
  const owner = input.owner ?? (typeof record['owner'] === 'string' ? record['owner'] : ctx.actor.memberId);
  const [line = comment.text] = comment.text.split('\n');
  const todo = await createRecord(ctx, relation.object, {
    type: 'task',
    status: 'planned',
    subject: line.slice(0, longestSubject),
    content: comment.text,
    owner,
    [relation.field]: comment.recordId,
    ...(input.dueAt !== undefined && { due_at: input.dueAt }),
  });
  await noteBecame(ctx, comment.id, { object: relation.object, id: todo.id });
  return todo;
}

function cannotBecome() {
  return invalid([
    {
      field: 'comment',
      code: 'activity.comment_cannot_become',
      message: {
        zh: '这条评论不能转成待办：它已删除、已转过，或它的记录没有跟进。',
        en: 'This comment cannot become a to-do: it is deleted, was turned into one already, or its record has no follow-ups.',
      },
    },
  ]);
}
