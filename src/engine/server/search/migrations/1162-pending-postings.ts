import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';
import { confineToWorkspace } from '#platform/server/database/tenant-table.ts';
import { searchBest } from './1161-search-best.ts';

/**
 * Ten postings with two indexes cost a single write more than it may: it leaves one row instead, which a job turns into postings every minute
 * and every search reads meanwhile. Many records at once write their postings as before.
 */
export const pendingPostings: Migration = {
  async up(db: Kysely<unknown>) {
    await sql`create table search_pending (
      workspace_id uuid not null,
      object text not null,
      record_id uuid not null,
      owner_id uuid,
      folded text collate "C" not null,
      primary key (workspace_id, object, record_id)
    )`.execute(db);
    await confineToWorkspace(db, 'search_pending');
    await sql`revoke all on search_pending from sloop_app`.execute(db);
    await replaceKeeping(db);
    await searchBest.up(db);
  },
};

async function replaceKeeping(db: Kysely<unknown>): Promise<void> {
  const anyFrequent = 'exists (select from search_frequent f where f.workspace_id = workspace and f.object = of_object)';
  await sql
    .raw(`create or replace function search_post(workspace uuid, of_object text, record uuid, owner uuid, folded text) returns void language plpgsql as $$ begin
      if ${anyFrequent} then insert into search_pending values (workspace, of_object, record, owner, folded); end if; end $$`)
    .execute(db);
  // The pending row first: while it is being turned into postings this waits, and then sees them.
  await sql
    .raw(`create or replace function search_unpost(workspace uuid, of_object text, record uuid, folded text) returns void language plpgsql as $$ begin
      if ${anyFrequent} then
        delete from search_pending s where s.workspace_id = workspace and s.object = of_object and s.record_id = record;
        delete from search_posting p using search_frequent f where f.workspace_id = workspace and f.object = of_object and f.pair = any(search_pairs(folded))
          and p.workspace_id = workspace and p.frequent_id = f.id and p.fit = search_fit(folded, f.pair) and p.record_id = record;
      end if; end $$`)
    .execute(db);
}
