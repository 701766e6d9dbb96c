import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/**
 * Records whose field contains the text, with how well it fits (0 the best), so that a search is one statement and nothing but its hits leaves the
 * database. Up to 10,000 matches are all ranked; of more, or of a text that one in twenty of the newest contains, only the newest 2,000: `cut` says so.
 */
export const searchRanked: Migration = {
  async up(db: Kysely<unknown>) {
    await sql.raw(createFunction).execute(db);
    await sql`revoke all on function search_ranked(text, text, text) from public`.execute(db);
    await sql`grant execute on function search_ranked(text, text, text) to sloop_app`.execute(db);
  },
};

const where = 'e.workspace_id = workspace and e.object = of_object and e.field = in_field';
const isWordBefore = `substr(e.text, position(folded in e.text) - 1, 1) in (' ', '(', '-', '·', '/', '.', '&', ',', '_')`;

// Whole, beginning, beginning of a word, inside; telephone numbers by their end; then the full reading, and initials last.
const rank = `(case in_field
  when 'name' then case when e.text = folded then 0 when position(folded in e.text) = 1 then 1 when ${isWordBefore} then 2 else 4 end
  when 'phone' then case when e.text = folded then 0 when right(e.text, char_length(folded)) = folded then 3 else 5 end
  when 'email' then case when e.text = folded then 0 when position(folded in e.text) = 1 then 2 else 5 end
  else case when position(folded in e.text) = 1 then 6 when position(folded in split_part(e.text, ' ', 1)) > 0 then 7 else 8 end end)::int`;

const found = `select e.record_id, ${rank}`;

const createFunction = `create function search_ranked(of_object text, in_field text, wanted text)
  returns table (record_id uuid, rank int, cut boolean) language plpgsql stable security definer
  set search_path = public, pg_temp set plan_cache_mode = force_custom_plan set enable_seqscan = off as $$
  declare
    workspace uuid := nullif(current_setting('app.workspace', true), '')::uuid;
    folded text := search_fold(wanted);
    needed int[] := search_wanted(search_salt(workspace, of_object, in_field), folded, in_field = 'pinyin');
    is_frequent boolean;
    ids uuid[];
    ranks int[];
  begin
    if cardinality(needed) = 0 then
      return query ${found}, true from (select * from search_entry e where ${where} order by e.record_id desc limit 5000) e
        where position(folded in e.text) > 0 limit 2000;
      return;
    end if;
    select count(*) >= 20 into is_frequent from (select e.text from search_entry e where ${where} order by e.record_id desc limit 400) sample
      where position(folded in sample.text) > 0;
    if not is_frequent then
      select array_agg(g.record_id), array_agg(g.rank) into ids, ranks
        from (${found} as rank from search_entry e where ${where} and e.grams @> needed and position(folded in e.text) > 0 limit 10001) g;
      is_frequent := cardinality(ids) > 10000;
    end if;
    if is_frequent then
      return query select n.record_id, n.rank, count(*) over () > 2000 from
        (${found} as rank from search_entry e where ${where} and position(folded in e.text) > 0 order by e.record_id desc limit 2001) n limit 2000;
    else
      return query select u.id, u.rank, false from unnest(ids, ranks) u (id, rank);
    end if;
  end $$`;
