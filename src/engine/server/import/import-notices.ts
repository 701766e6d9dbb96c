import type { Label } from '#platform/contract/label.ts';
import { defineNoticeKinds } from '../../contract/notices/notice-kind.ts';
import type { Context } from '../context.ts';
import { notify } from '../notices/notify.ts';

/** What imports tell whoever started them. */
export const importNotices = defineNoticeKinds([
  {
    id: 'import.done',
    tab: 'work',
    look: 'done',
    name: { zh: '导入完成', en: 'An import is done' },
    says: { zh: '“{file}”导入完成，看看结果', en: '“{file}” is imported; see the result' },
  },
  {
    id: 'import.failed',
    tab: 'work',
    look: 'failed',
    name: { zh: '导入失败', en: 'An import failed' },
    says: { zh: '“{file}”没有导入：{reason}', en: '“{file}” was not imported: {reason}' },
  },
]);

/** Tells whoever started an import that it is done, or why it is not; once, however often the job runs. */
export async function tellImporter(ctx: Context, importId: string, outcome: { readonly file: string; readonly failure?: Label }): Promise<void> {
  await notify(ctx, {
    kind: outcome.failure ? 'import.failed' : 'import.done',
    to: [ctx.actor.memberId],
    isForActor: true,
    link: `/imports/${importId}`,
    key: importId,
    facts: { file: outcome.file, ...(outcome.failure && { reason: outcome.failure }) },
  });
}
