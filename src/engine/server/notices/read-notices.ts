import { invalid, notFound } from '#platform/contract/errors.ts';
import type { Label, Locale } from '#platform/contract/label.ts';
import { formatMessage, type MessageValue } from '#platform/contract/messages.ts';
import type { RouteInput } from '#platform/contract/route.ts';
import { noticeMessages } from '../../contract/notices/notice.messages.ts';
import type { NoticeFact, NoticeKind } from '../../contract/notices/notice-kind.ts';
import type * as routes from '../../contract/notices/notice.routes.ts';
import type { Notice, NoticeCounts } from '../../contract/notices/notice.routes.ts';
import type { RecordName } from '../audit/record-names.ts';
import type { Context } from '../context.ts';
import { findNamesInSight } from './names-in-sight.ts';
import * as queries from './notice.queries.ts';

/** What the caller was told, newest first; records are named only while the caller sees them. */
export async function listNotices(ctx: Context, input: RouteInput<typeof routes.listNoticesRoute>) {
  const found = await queries.listNotices(ctx, {
    tab: input.tab ?? null,
    isUnreadOnly: input.unread === 'true',
    before: input.cursor ?? null,
    limit: input.limit + 1,
  });
  const rows = found.slice(0, input.limit);
  const names = await findNamesInSight(ctx, rows);
  return {
    rows: rows.flatMap((row) => {
      const kind = ctx.registry.noticeKinds.get(row.kind);
      return kind ? [present(kind, row, row.record_id === null ? undefined : names.get(row.record_id))] : [];
    }),
    counts: await queries.countUnread(ctx),
    nextCursor: found.length > input.limit ? (rows.at(-1)?.id ?? null) : null,
  };
}

/** How many the caller has not read. */
export function countNotices(ctx: Context): Promise<NoticeCounts> {
  return queries.countUnread(ctx);
}

/** Marks the caller's own; somebody else's ids change nothing. */
export async function markNotices(ctx: Context, input: RouteInput<typeof routes.markNoticesRoute>): Promise<NoticeCounts> {
  await queries.markNotices(ctx, { ids: input.ids ?? null, tab: input.tab ?? null, isRead: input.isRead });
  return queries.countUnread(ctx);
}

/** Every kind with whether the caller wants it. */
export async function listNoticeChoices(ctx: Context) {
  const chosen = new Map((await queries.listChoices(ctx)).map((row) => [row.kind, row.is_on]));
  return {
    rows: [...ctx.registry.noticeKinds.values()].map((kind) => ({
      kind: kind.id,
      tab: kind.tab,
      name: kind.name,
      isAlwaysOn: kind.isAlwaysOn ?? false,
      isOn: kind.isAlwaysOn === true || (chosen.get(kind.id) ?? true),
    })),
  };
}

/** Turns a kind on or off for the caller. */
export async function chooseNotices(ctx: Context, input: RouteInput<typeof routes.chooseNoticesRoute>) {
  const kind = ctx.registry.noticeKinds.get(input.kind);
  if (!kind) throw notFound({ zh: '消息类型', en: 'Kind of message' });
  if (kind.isAlwaysOn && !input.isOn) {
    throw invalid([{ field: 'isOn', code: 'notice.always_on', message: noticeMessages['notice.always_on'] }]);
  }
  await queries.saveChoice(ctx, kind.id, input.isOn);
  return { kind: kind.id, isOn: input.isOn };
}

function present(kind: NoticeKind, row: queries.NoticeRow, record: RecordName | undefined): Notice {
  const isHidden = row.record_id !== null && record === undefined;
  return {
    id: row.id,
    kind: kind.id,
    tab: kind.tab,
    look: kind.look,
    at: row.at.toISOString(),
    isRead: row.read_at !== null,
    actor: row.actor_id !== null && row.actor_name !== null ? { id: row.actor_id, name: row.actor_name } : null,
    title: titleOf(kind, row, record),
    text: isHidden ? null : row.text,
    object: row.object,
    recordId: isHidden ? null : row.record_id,
    recordName: record?.name ?? null,
    link: isHidden ? null : row.link,
    isOpen: !isHidden && (row.link !== null || row.object !== null),
  };
}

function titleOf(kind: NoticeKind, row: queries.NoticeRow, record: RecordName | undefined): Label {
  const inLocale = (locale: Locale): string => {
    const facts = Object.entries(row.facts ?? {}).map(([name, fact]): [string, MessageValue] => [name, wordOf(fact, locale)]);
    return formatMessage(kind.says, locale, {
      ...Object.fromEntries(facts),
      actor: row.actor_name ?? noticeMessages['notice.system'][locale],
      record: record?.name ?? noticeMessages['notice.hidden_record'][locale],
    });
  };
  return { zh: inLocale('zh'), en: inLocale('en') };
}

function wordOf(fact: NoticeFact, locale: Locale): MessageValue {
  return typeof fact === 'object' ? fact[locale] : fact;
}
