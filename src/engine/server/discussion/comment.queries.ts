import type { Session } from '#platform/server/database/database.ts';
import type { Context } from '../context.ts';

/** A comment as it is stored, with the names of the people in it. */
export interface CommentRow {
  readonly id: string;
  readonly object: string;
  readonly record_id: string;
  readonly author_id: string;
  readonly author_name: string | null;
  readonly text: string;
  readonly mentions: readonly string[];
  readonly mention_names: readonly { readonly id: string; readonly name: string }[];
  readonly version: number;
  readonly at: Date;
  readonly changed_at: Date;
  readonly is_deleted: boolean;
  readonly became_object: string | null;
  readonly became_id: string | null;
}

const columns = `c.id, c.object, c.record_id, c.author_id, a.name as author_name, c.text, c.mentions, c.version, c.at, c.changed_at, c.is_deleted,
  c.became_object, c.became_id,
  coalesce((select jsonb_agg(jsonb_build_object('id', m.id, 'name', m.name)) from organisation_member m
    where m.workspace_id = c.workspace_id and m.id = any(c.mentions)), '[]') as mention_names`;
const source = 'engine_comment c left join organisation_member a on a.workspace_id = c.workspace_id and a.id = c.author_id';

/** Which comments of which records; those merged into one are asked for together. */
export interface CommentPage {
  readonly object: string;
  readonly recordIds: readonly string[];
  readonly before: string | null;
  readonly limit: number;
}

/** Comments that were not deleted, newest first. */
export function listComments(ctx: Context, page: CommentPage): Promise<CommentRow[]> {
  return ctx.session.query<CommentRow>({
    name: 'comment.list',
    text: `select ${columns} from ${source}
      where c.workspace_id = $1 and c.object = $2 and c.record_id = any($3::uuid[]) and not c.is_deleted and ($4::uuid is null or c.id < $4)
      order by c.id desc limit $5`,
    values: [ctx.workspace.id, page.object, page.recordIds, page.before, page.limit],
  });
}

/** Comments by id, deleted ones too. */
export function listCommentsById(ctx: Context, ids: readonly string[]): Promise<CommentRow[]> {
  return ctx.session.query<CommentRow>({
    name: 'comment.by_id',
    text: `select ${columns} from ${source} where c.workspace_id = $1 and c.id = any($2::uuid[])`,
    values: [ctx.workspace.id, ids],
  });
}

/** Keeps a comment from being changed by others until the transaction ends. */
export async function lockComment(ctx: Context, id: string): Promise<{ text: string; version: number } | undefined> {
  const [row] = await ctx.session.query<{ text: string; version: number }>({
    name: 'comment.lock',
    text: 'select text, version from engine_comment where workspace_id = $1 and id = $2 and not is_deleted for update',
    values: [ctx.workspace.id, id],
  });
  return row;
}

/** A comment about to be written. */
export interface NewComment {
  readonly id: string;
  readonly object: string;
  readonly recordId: string;
  readonly text: string;
  readonly mentions: readonly string[];
}

/** Writes a comment of the actor. */
export async function createComment(ctx: Context, comment: NewComment): Promise<void> {
  await ctx.session.query({
    name: 'comment.create',
    text: `insert into engine_comment (workspace_id, id, object, record_id, author_id, text, mentions, at, changed_at)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $8)`,
    values: [ctx.workspace.id, comment.id, comment.object, comment.recordId, ctx.actor.memberId, comment.text, comment.mentions, ctx.now],
  });
}

/** Writes another text over a comment and keeps the earlier one; `null` deletes it. */
export async function updateComment(ctx: Context, id: string, next: { text: string; mentions: readonly string[] } | null): Promise<void> {
  await ctx.session.query({
    name: 'comment.update',
    text: `with before as (
        insert into engine_comment_version (workspace_id, comment_id, version, text, until, is_deletion)
        select workspace_id, id, version, text, $5, $6 from engine_comment where workspace_id = $1 and id = $2)
      update engine_comment set text = $3, mentions = $4, changed_at = $5, is_deleted = $6, version = version + 1
      where workspace_id = $1 and id = $2`,
    values: [ctx.workspace.id, id, next?.text ?? '', next?.mentions ?? [], ctx.now, next === null],
  });
}

/** Notes what a comment was turned into. */
export async function markBecame(ctx: Context, id: string, became: { object: string; id: string }): Promise<void> {
  await ctx.session.query({
    text: 'update engine_comment set became_object = $3, became_id = $4 where workspace_id = $1 and id = $2',
    values: [ctx.workspace.id, id, became.object, became.id],
  });
}

/** Earlier texts of a comment, oldest first. */
export function listVersions(ctx: Context, id: string): Promise<{ version: number; text: string; until: Date; is_deletion: boolean }[]> {
  return ctx.session.query({
    text: `select version, text, until, is_deletion from engine_comment_version where workspace_id = $1 and comment_id = $2
      order by version limit 500`,
    values: [ctx.workspace.id, id],
  });
}

/** Names of active members by id; whoever left or never was is missing. */
export async function findMembers(session: Session, workspaceId: string, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const rows = await session.query<{ id: string; name: string }>({
    name: 'comment.members',
    text: `select id, name from organisation_member where workspace_id = $1 and id = any($2::uuid[]) and status not in ('left', 'system')`,
    values: [workspaceId, ids],
  });
  return new Map(rows.map((row) => [row.id, row.name]));
}

/** How many changes, comments and files the log tells of these records; counting stops at a thousand. */
export async function countParts(
  ctx: Context,
  object: string,
  recordIds: readonly string[],
): Promise<{ changes: number; comments: number; files: number }> {
  const [row] = await ctx.session.query<{ changes: number; comments: number; files: number }>({
    name: 'comment.counts',
    text: `select (select count(*)::int from (select 1 from event e where e.workspace_id = $1 and e.object = $2 and e.record_id = any($3::uuid[])
          and e.kind not like 'comment.%' and e.kind not like 'file.%' limit 1000) c) as changes,
        (select count(*)::int from (select 1 from engine_comment where workspace_id = $1 and object = $2 and record_id = any($3::uuid[])
          and not is_deleted limit 1000) c) as comments,
        (select count(*)::int from (select distinct name from platform_file where workspace_id = $1 and object = $2
          and record_id = any($3::uuid[]) and removed_at is null limit 1000) c) as files`,
    values: [ctx.workspace.id, object, recordIds],
  });
  return row ?? { changes: 0, comments: 0, files: 0 };
}
