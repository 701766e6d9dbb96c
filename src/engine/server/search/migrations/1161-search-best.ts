import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/**
 * The best candidates of one object for a text in a name: of frequent pairs the first of the kept postings, else what the index of grams finds. With
 * owners only theirs, and always the asker's own beside those of others. `cut` tells of more than 10,000 matches, or of matches not looked at.
 */
export const searchBest: Migration = {
  async up(db: Kysely<unknown>) {
    await sql.raw(createRare).execute(db);
    await sql.raw(createFirst).execute(db);
    await sql.raw(createBest).execute(db);
    await sql`revoke all on function search_first(uuid, int, uuid, uuid[], int) from public`.execute(db);
    for (const name of ['search_rare(text, text, text[])', 'search_best(text, text, uuid, uuid[], int)']) {
      await sql.raw(`revoke all on function ${name} from public`).execute(db);
      await sql.raw(`grant execute on function ${name} to sloop_app`).execute(db);
    }
  },
};

const isWordBefore = `substr(e.text, position(folded in e.text) - 1, 1) in (' ', '(', '-', '·', '/', '.', '&', ',', '_')`;
const rank = `(case when e.text = folded then 0 when position(folded in e.text) = 1 then 1 when ${isWordBefore} then 2 else 4 end)::int`;

// By some pairs of the text, the rarest: of the others the lists need not be read, since the text itself is compared.
const createRare = `create or replace function search_rare(of_object text, wanted text, pairs text[])
  returns table (record_id uuid, rank int, cut boolean) language plpgsql stable security definer
  set search_path = public, pg_temp set plan_cache_mode = force_custom_plan set enable_seqscan = off as $$
  declare
    workspace uuid := nullif(current_setting('app.workspace', true), '')::uuid;
    folded text := search_fold(wanted);
    needed int[] := array(select search_gram(pair, search_salt(workspace, of_object, 'name')) from unnest(pairs) pair);
  begin
    return query select g.record_id, g.rank, count(*) over () > 10000 from
      (select e.record_id, ${rank} as rank from search_entry e where e.workspace_id = workspace and e.object = of_object and e.field = 'name'
        and e.grams @> needed and position(folded in e.text) > 0 limit 10001) g limit 10000;
  end $$`;

const posting = 'p.workspace_id = workspace and p.frequent_id = frequent';
const order = 'order by p.fit desc, p.record_id desc limit at_most';
const columns = 'p.record_id, p.fit';

// Of few owners each one's first; of many, the first of all that are theirs.
const createFirst = `create or replace function search_first(workspace uuid, frequent int, me uuid, owners uuid[], at_most int)
  returns table (record_id uuid, fit smallint) language plpgsql stable rows 50 as $$ begin
    if owners is null then
      return query (select ${columns} from search_posting p where ${posting} ${order})
        union (select ${columns} from search_posting p where ${posting} and p.owner_id = me ${order});
    elsif cardinality(owners) <= 100 then
      return query select q.record_id, q.fit from unnest(owners) o (id), lateral (select ${columns} from search_posting p where ${posting} and p.owner_id = o.id ${order}) q
        order by q.fit desc, q.record_id desc limit 2 * at_most + 400;
    else
      return query (select ${columns} from search_posting p where ${posting} and p.owner_id = any(owners) ${order})
        union (select ${columns} from search_posting p where ${posting} and p.owner_id = me ${order});
    end if; end $$`;

const createBest = `create or replace function search_best(of_object text, wanted text, me uuid, owners uuid[], at_most int)
  returns table (record_id uuid, rank int, cut boolean) language plpgsql stable security definer rows 50 set search_path = public, pg_temp as $$
  declare
    workspace uuid := nullif(current_setting('app.workspace', true), '')::uuid;
    folded text := search_fold(wanted);
    pairs text[] := search_pairs(folded);
    known text[];
    chosen record;
    is_many boolean;
    ids uuid[];
    ranks int[];
    beginning int;
    ids_of_pairs int[];
    begins boolean[];
    total bigint;
  begin
    return query select e.record_id, ${rank}, false from (select s.record_id, s.owner_id, s.folded as text from search_pending s
      where s.workspace_id = workspace and s.object = of_object) e
      where position(folded in e.text) > 0 and (owners is null or e.owner_id = any(owners));
    -- One character in more than 10,000 names: the first of each frequent pair that has it.
    if char_length(folded) = 1 and octet_length(folded) > 1 then
      select array_agg(f.id), array_agg(left(f.pair, 1) = folded), sum(f.records) into ids_of_pairs, begins, total from search_frequent f
        where f.workspace_id = workspace and f.object = of_object and position(folded in f.pair) > 0 and f.is_ready;
      if total > 10000 then
        select array_agg(p.record_id), array_agg(case when not u.begins or p.fit = 0 then 4 when p.fit = 2 then 2 else 1 end) into ids, ranks
          from unnest(ids_of_pairs, begins) u (id, begins), lateral search_first(workspace, u.id, me, owners, at_most) p;
        if cardinality(ids) >= at_most then
          return query select u.id, u.rank, true from unnest(ids, ranks) u (id, rank);
          return;
        end if;
      end if;
      -- Else among the newest; what fewer than one in a hundred of them has is looked up.
      select array_agg(e.record_id), array_agg(${rank}) into ids, ranks from (select e.record_id, e.text from search_entry e
        where e.workspace_id = workspace and e.object = of_object and e.field = 'name' order by e.record_id desc limit 20000) e where position(folded in e.text) > 0;
      if cardinality(ids) >= 200 then
        return query select u.id, u.rank, true from unnest(ids, ranks) u (id, rank) order by u.rank, u.id desc limit 2000;
      else
        return query select * from search_rare(of_object, wanted, array[folded]);
      end if;
      return;
    end if;
    if cardinality(pairs) > 0 and exists (select from search_counted c where c.workspace_id = workspace and c.object = of_object) then
      select array_agg(f.pair order by f.records) into known from search_frequent f
        where f.workspace_id = workspace and f.object = of_object and f.pair = any(pairs) and f.is_ready;
      if exists (select from unnest(pairs) pair where pair <> all(coalesce(known, '{}'))) then
        return query select * from search_rare(of_object, wanted, array(select distinct pair from unnest(pairs) pair where pair <> all(coalesce(known, '{}'))));
        return;
      elsif cardinality(pairs) = char_length(folded) - 1 then
        select f.id, f.records into chosen from search_frequent f
          where f.workspace_id = workspace and f.object = of_object and f.pair = known[1];
        if cardinality(pairs) = 1 then
          is_many := chosen.records > 10000 and (owners is null
            or (select count(*) > 10000 from (select from search_posting p where p.workspace_id = workspace and p.frequent_id = chosen.id
              and p.owner_id = any(owners) limit 10001) counted));
          if is_many then return query select null::uuid, 9, true; end if;
          return query select p.record_id, 4 - p.fit, false from search_first(workspace, chosen.id, me, owners, at_most) p;
          return;
        end if;
        -- Of longer texts the rarest pair leads, and the first where names begin with it: of what is common all together, four hundred are enough.
        if chosen.records > 10000 then
          select f.id into beginning from search_frequent f where f.workspace_id = workspace and f.object = of_object and f.pair = left(folded, 2);
          select array_agg(e.record_id), array_agg(${rank}) into ids, ranks from
            (select p.record_id from search_first(workspace, chosen.id, me, owners, 400) p
              union select p.record_id from search_first(workspace, beginning, me, owners, 400) p where p.fit >= 3) n
            join search_entry e on e.workspace_id = workspace and e.object = of_object and e.field = 'name' and e.record_id = n.record_id
              and position(folded in e.text) > 0;
          if cardinality(ids) >= at_most then
            return query select u.id, u.rank, true from unnest(ids, ranks) u (id, rank);
            return;
          end if;
        end if;
        return query select * from search_rare(of_object, wanted, known[1:2]);
        return;
      end if;
    end if;
    return query select * from search_ranked(of_object, 'name', wanted);
  end $$`;
