import type { NoticeDraft, NoticeKind } from '../../contract/notices/notice-kind.ts';
import type { Context } from '../context.ts';
import { insertNotices, type NewNotice } from './notice.queries.ts';

const longestText = 300;

/**
 * Tells people something, in the caller's own transaction: one statement for all drafts and people. Whoever acts is left out, and so is
 * who turned the kind off. Open screens hear of it within a second.
 */
export async function notify(ctx: Context, ...drafts: readonly NoticeDraft[]): Promise<void> {
  const notices = drafts.flatMap((draft) => noticesOf(ctx, draft));
  if (notices.length > 0) await insertNotices(ctx, notices);
}

function noticesOf(ctx: Context, draft: NoticeDraft): NewNotice[] {
  const kind = kindOf(ctx, draft.kind);
  const people = [...new Set(draft.to)].filter((member) => draft.isForActor === true || member !== ctx.actor.memberId);
  return people.map((member) => ({
    id: ctx.newId(),
    member,
    kind: kind.id,
    tab: kind.tab,
    object: draft.object ?? null,
    recordId: draft.recordId ?? null,
    link: draft.link ?? null,
    text: draft.text === undefined ? null : draft.text.slice(0, longestText),
    facts: draft.facts ? JSON.stringify(draft.facts) : null,
    key: draft.key === undefined ? null : `${kind.id} ${draft.key}`,
    isAlwaysOn: kind.isAlwaysOn ?? false,
  }));
}

function kindOf(ctx: Context, id: string): NoticeKind {
  const kind = ctx.registry.noticeKinds.get(id);
  if (!kind) throw new TypeError(`No capability declares notices of the kind ${id}; add it to its feature's noticeKinds.`);
  return kind;
}
