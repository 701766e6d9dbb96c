import type { NoticeCounts } from '../../contract/notices/notice.routes.ts';
import type { NoticeFact, NoticeTab } from '../../contract/notices/notice-kind.ts';
import type { Context } from '../context.ts';

/** A notice to be written. */
export interface NewNotice {
  readonly id: string;
  readonly member: string;
  readonly kind: string;
  readonly tab: NoticeTab;
  readonly object: string | null;
  readonly recordId: string | null;
  readonly link: string | null;
  readonly text: string | null;
  readonly facts: string | null;
  readonly key: string | null;
  readonly isAlwaysOn: boolean;
}

/** A notice as it is stored. */
export interface NoticeRow {
  readonly id: string;
  readonly at: Date;
  readonly kind: string;
  readonly actor_id: string | null;
  readonly actor_name: string | null;
  readonly object: string | null;
  readonly record_id: string | null;
  readonly link: string | null;
  readonly text: string | null;
  readonly facts: Readonly<Record<string, NoticeFact>> | null;
  readonly read_at: Date | null;
}

const insertText = `
  insert into engine_notice (workspace_id, id, member_id, at, kind, tab, actor_id, object, record_id, link, text, facts, key)
  select $1, n.id, n.member, $2, n.kind, n.tab, $3, n.object, n.record_id, n.link, n.text, n.facts, n.key
  from unnest($4::uuid[], $5::uuid[], $6::text[], $7::text[], $8::text[], $9::uuid[], $10::text[], $11::text[], $12::jsonb[], $13::text[], $14::boolean[])
    as n (id, member, kind, tab, object, record_id, link, text, facts, key, is_always_on)
  where n.is_always_on or not exists (
    select 1 from engine_notice_choice c where c.workspace_id = $1 and c.member_id = n.member and c.kind = n.kind and not c.is_on)
  on conflict do nothing`;

/** Writes notices for those who want them; told twice by the same key is told once. */
export async function insertNotices(ctx: Context, notices: readonly NewNotice[]): Promise<void> {
  await ctx.session.query({
    name: 'notice.insert',
    text: insertText,
    values: [
      ctx.workspace.id,
      ctx.now,
      ctx.actor.memberId,
      notices.map((notice) => notice.id),
      notices.map((notice) => notice.member),
      notices.map((notice) => notice.kind),
      notices.map((notice) => notice.tab),
      notices.map((notice) => notice.object),
      notices.map((notice) => notice.recordId),
      notices.map((notice) => notice.link),
      notices.map((notice) => notice.text),
      notices.map((notice) => notice.facts),
      notices.map((notice) => notice.key),
      notices.map((notice) => notice.isAlwaysOn),
    ],
  });
}

/** Which of the actor's notices are wanted. */
export interface NoticeFilter {
  readonly tab: NoticeTab | null;
  readonly isUnreadOnly: boolean;
  readonly before: string | null;
  readonly limit: number;
}

/** The actor's notices, newest first. */
export function listNotices(ctx: Context, filter: NoticeFilter): Promise<NoticeRow[]> {
  return ctx.session.query<NoticeRow>({
    name: 'notice.list',
    text: `select n.id, n.at, n.kind, n.actor_id, m.name as actor_name, n.object, n.record_id, n.link, n.text, n.facts, n.read_at
      from engine_notice n left join organisation_member m on m.workspace_id = n.workspace_id and m.id = n.actor_id
      where n.workspace_id = $1 and n.member_id = $2 and ($3::text is null or n.tab = $3) and (not $4 or n.read_at is null)
        and ($5::uuid is null or n.id < $5)
      order by n.id desc limit $6`,
    values: [ctx.workspace.id, ctx.actor.memberId, filter.tab, filter.isUnreadOnly, filter.before, filter.limit],
  });
}

/** How many of the actor's notices are unread, by tab; counting stops at a thousand. */
export async function countUnread(ctx: Context): Promise<NoticeCounts> {
  const rows = await ctx.session.query<{ tab: NoticeTab; count: number }>({
    name: 'notice.count',
    text: `select tab, count(*)::int as count from (
        select tab from engine_notice where workspace_id = $1 and member_id = $2 and read_at is null order by id desc limit 1000) n group by tab`,
    values: [ctx.workspace.id, ctx.actor.memberId],
  });
  const of = (tab: NoticeTab): number => rows.find((row) => row.tab === tab)?.count ?? 0;
  const counts = { mention: of('mention'), approval: of('approval'), work: of('work'), other: of('other') };
  return { all: counts.mention + counts.approval + counts.work + counts.other, ...counts };
}

/** Marks some of the actor's notices, or all of a tab. */
export async function markNotices(ctx: Context, which: { ids: readonly string[] | null; tab: NoticeTab | null; isRead: boolean }): Promise<void> {
  await ctx.session.query({
    text: `update engine_notice set read_at = case when $5 then $6::timestamptz end
      where workspace_id = $1 and member_id = $2 and ($3::uuid[] is null or id = any($3)) and ($4::text is null or tab = $4) and (read_at is null) = $5`,
    values: [ctx.workspace.id, ctx.actor.memberId, which.ids, which.tab, which.isRead, ctx.now],
  });
}

/** Kinds the actor turned on or off. */
export function listChoices(ctx: Context): Promise<{ kind: string; is_on: boolean }[]> {
  return ctx.session.query({
    text: 'select kind, is_on from engine_notice_choice where workspace_id = $1 and member_id = $2 limit 500',
    values: [ctx.workspace.id, ctx.actor.memberId],
  });
}

/** Keeps whether the actor wants a kind. */
export async function saveChoice(ctx: Context, kind: string, isOn: boolean): Promise<void> {
  await ctx.session.query({
    text: `insert into engine_notice_choice (workspace_id, member_id, kind, is_on) values ($1, $2, $3, $4)
      on conflict (workspace_id, member_id, kind) do update set is_on = excluded.is_on`,
    values: [ctx.workspace.id, ctx.actor.memberId, kind, isOn],
  });
}

/** Forgets notices read three months ago, and all after a year. */
export async function deleteOldNotices(ctx: Context): Promise<void> {
  await ctx.session.query({
    text: `delete from engine_notice where workspace_id = $1 and at < $2::timestamptz - interval '90 days'
      and (read_at is not null or at < $2::timestamptz - interval '365 days')`,
    values: [ctx.workspace.id, ctx.now],
  });
}
