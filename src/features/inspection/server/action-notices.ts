import { dayOf } from '#platform/contract/format/format-date.ts';
import { defineNoticeKinds } from '#engine/contract/notices/notice-kind.ts';
import type { Context } from '#engine/server/context.ts';
import type { JobDefinition } from '#engine/server/feature.ts';
import { notify } from '#engine/server/notices/notify.ts';
import { listDueActions } from './action.queries.ts';

const page = '/corrective-actions';

/** What corrective actions tell people. */
export const actionNotices = defineNoticeKinds([
  {
    id: 'inspection.action_given',
    tab: 'other',
    look: 'assigned',
    name: { zh: '有整改交给我', en: 'A corrective action is given to me' },
    says: { zh: '{actor}请你整改：{title}，{due} 前完成', en: '{actor} asks you to correct: {title}, due {due}' },
  },
  {
    id: 'inspection.action_due',
    tab: 'other',
    look: 'due',
    name: { zh: '我的整改到期', en: 'A corrective action of mine is due' },
    says: { zh: '整改到期：{title}（{due}）', en: 'Corrective action due: {title} ({due})' },
  },
]);

/** Tells whoever has to mend something. */
export async function tellActionOwner(ctx: Context, action: { ownerId: string; id: string; title: string; dueOn: string }): Promise<void> {
  const { ownerId, id, title, dueOn: due } = action;
  await notify(ctx, { kind: 'inspection.action_given', to: [ownerId], link: page, key: id, facts: { title, due } });
}

/** Every morning tells of actions that are due today or overdue; each once, and again when its day is moved. */
export const tellDueActions: JobDefinition = {
  id: 'inspection.tell_due',
  schedule: '0 8 * * *',
  run: (job) =>
    job.write(null, async (ctx) => {
      const due = await listDueActions(ctx, dayOf(ctx.now, ctx.workspace.timeZone));
      const drafts = due.map(({ id, owner_id, title, due_on }) => ({
        kind: 'inspection.action_due',
        to: [owner_id],
        link: page,
        key: `${id} ${due_on}`,
        facts: { title, due: due_on },
      }));
      await notify(ctx, ...drafts);
    }),
};
