import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/**
 * What records are searched by. Array operators cannot use an index under row-level security, so this table stands outside it, closed
 * to the application role, and `search_find` is the only way in: it looks at the connection's own workspace.
 */
export const searchTables: Migration = {
  async up(db: Kysely<unknown>) {
    await createReading(db);
    await createText(db);
    await createGrams(db);
    await createEntry(db);
    await createFind(db);
    await sql`revoke all on search_entry, search_reading from sloop_app`.execute(db);
  },
};

/** How each Chinese character is read, most usual reading first, so that pinyin is worked out where names are written. */
async function createReading(db: Kysely<unknown>): Promise<void> {
  await sql`create table search_reading (character text collate "C" primary key, first text not null, second text not null)`.execute(db);
  const { pinyin } = await import('pinyin-pro');
  const rows: { character: string; first: string; second: string }[] = [];
  for (let code = 0x4e00; code <= 0x9fa5; code += 1) {
    const character = String.fromCodePoint(code);
    const [first = '', second = first] = new Set(pinyin(character, { toneType: 'none', type: 'array', multiple: true, v: true }));
    if (first !== '' && first !== character) rows.push({ character, first, second });
  }
  await sql`insert into search_reading select character, first, second
    from json_to_recordset(${JSON.stringify(rows)}::json) as r (character text, first text, second text)`.execute(db);
}

// These map character by character, so that a text contains another exactly where their folded forms do. What most names need not
// go through is asked first: a sixth of the time.
async function createText(db: Kysely<unknown>): Promise<void> {
  const codes = Array.from({ length: 94 }, (_, at) => at + 0x21);
  const wide = ['\u3000', ...codes.map((code) => String.fromCodePoint(code + 0xfee0))].join('');
  const narrow = [' ', ...codes.map((code) => String.fromCodePoint(code))].join('').replaceAll("'", "''");
  await sql
    .raw(`create function search_fold(value text) returns text language sql immutable parallel safe as
      $$ select case when octet_length(value) = char_length(value) then lower(value collate "C")
        else replace(lower((case when (value collate "C") ~ '[！-～　]' then translate(value collate "C", '${wide}', '${narrow}')
          else value collate "C" end) collate "und-x-icu"), 'ς', 'σ') collate "C" end $$`)
    .execute(db);
  await sql`create function search_digits(value text) returns text language sql immutable parallel safe as
    $$ select regexp_replace(value, '[^0-9]', '', 'g') $$`.execute(db);
  // The usual reading in full, and initials, of a second reading too where a character has one: 重庆 is found as zq and as cq. In plpgsql: a tenth of SQL's time.
  await sql`create function search_pinyin(value text) returns text language plpgsql stable parallel safe as $$
    declare
      one text; usual text; other text; reading text := ''; initials text[] := '{""}';
    begin
      if value is null or value !~ '[一-龥]' then return ''; end if;
      foreach one in array string_to_array(search_fold(value), null) loop
        continue when one in (' ', '(', ')', '-', '.', '·');
        usual := one; other := one;
        if octet_length(one) > 1 then
          select r.first, r.second into usual, other from search_reading r where r.character = one collate "C";
          if not found then usual := one; other := one; end if;
        end if;
        reading := reading || usual;
        initials := array(select i || left(usual, 1) from unnest(initials) i) || case when left(other, 1) <> left(usual, 1) and cardinality(initials) < 4
          then array(select i || left(other, 1) from unnest(initials) i) else '{}' end;
      end loop;
      return reading || ' ' || array_to_string(initials, ' ');
    end $$`.execute(db);
}

/**
 * A text by its characters and pairs; by threes of Latin letters and digits, whose single ones and pairs say little and cost much. As numbers, mixed
 * with the workspace, object and field, so that each has lists of its own in the one index. `search_wanted` gives the fewest grams
 * that every text containing the wanted one has; a single Latin character has none.
 */
async function createGrams(db: Kysely<unknown>): Promise<void> {
  await sql`create function search_salt(workspace uuid, object text, field text) returns bigint language sql immutable parallel safe as
    $$ select hashtextextended(workspace::text || '/' || object || '/' || field collate "C", 0) $$`.execute(db);
  await sql`create function search_gram(gram text, salt bigint) returns int language sql immutable parallel safe as
    $$ select (hashtextextended(gram collate "C", salt) & 2147483647)::int $$`.execute(db);
  await sql`create function search_grams(salt bigint, folded text, with_pairs boolean) returns int[] language plpgsql immutable parallel safe as $$
    declare
      grams int[] := '{}'; three text; size int := char_length(folded);
    begin
      for i in 1 .. size loop
        three := substr(folded, i, 3);
        if i < size and (with_pairs or octet_length(left(three, 2)) > 2) then grams := grams || search_gram(left(three, 2), salt); end if;
        if octet_length(three) = 3 and i < size - 1 then grams := grams || search_gram(three, salt);
        elsif octet_length(left(three, 1)) > 1 then grams := grams || search_gram(left(three, 1), salt);
        end if;
      end loop;
      return grams;
    end $$`.execute(db);
  await sql`create function search_wanted(salt bigint, folded text, with_pairs boolean) returns int[] language plpgsql immutable parallel safe as $$
    declare
      grams int[] := '{}'; three text; size int := char_length(folded); is_covered boolean := false;
    begin
      if size = 1 and octet_length(folded) > 1 then return array[search_gram(folded, salt)]; end if;
      for i in 1 .. size - 1 loop
        three := substr(folded, i, 3);
        if octet_length(three) = 3 and i < size - 1 then grams := grams || search_gram(three, salt); is_covered := true;
        else
          if not is_covered and (with_pairs or octet_length(left(three, 2)) > 2) then grams := grams || search_gram(left(three, 2), salt); end if;
          is_covered := false;
        end if;
      end loop;
      return grams;
    end $$`.execute(db);
  // The full reading by threes, the initials by pairs too: 王敏 is found as wm. Wanted pairs of letters can only be initials.
  await sql`create function search_entry_grams(salt bigint, field text, text text) returns int[] language sql immutable parallel safe as $$
    select case when field = 'pinyin'
      then search_grams(salt, split_part(text, ' ', 1), false) || search_grams(salt, substr(text, position(' ' in text) + 1), true)
      else search_grams(salt, text, false) end $$`.execute(db);
}

async function createEntry(db: Kysely<unknown>): Promise<void> {
  await sql`create table search_entry (
    workspace_id uuid not null,
    object text not null,
    field text not null,
    record_id uuid not null,
    text text collate "C" not null,
    grams int[] not null,
    primary key (workspace_id, object, field, record_id)
  )`.execute(db);
  await sql`alter table search_entry alter grams set statistics 500`.execute(db);
}

/** Made after the entries of what is there already: a fifth of the time. */
export const searchIndex: Migration = {
  async up(db: Kysely<unknown>) {
    // Every search reads the pending list from end to end, so it is kept short.
    await sql`create index search_entry_grams on search_entry using gin (grams) with (gin_pending_list_limit = 1024)`.execute(db);
    await sql`analyze search_entry`.execute(db);
  },
};

/**
 * Records whose field contains the text, with the place where it begins; at most so many, the newest when asked. A text that one in
 * twenty contains is not looked up in the index, whose lists are read to their end: the newest come by walking from the newest, and who
 * wants all is told by one row without id that they are too many. One or two Latin letters have no gram in a name: they are looked for among the newest.
 */
async function createFind(db: Kysely<unknown>): Promise<void> {
  const where = 'e.workspace_id = workspace and e.object = of_object and e.field = in_field';
  const found = 'select e.record_id, position(folded in e.text), char_length(e.text) from search_entry e';
  await sql
    .raw(`create function search_find(of_object text, in_field text, wanted text, at_most int, newest boolean)
    returns table (record_id uuid, place int, length int) language plpgsql stable security definer
    set search_path = public, pg_temp set plan_cache_mode = force_custom_plan set enable_seqscan = off as $$
    declare
      workspace uuid := nullif(current_setting('app.workspace', true), '')::uuid;
      folded text := search_fold(wanted);
      needed int[] := search_wanted(search_salt(workspace, of_object, in_field), folded, in_field = 'pinyin');
      is_frequent boolean;
    begin
      select count(*) >= 20 into is_frequent from (select e.text from search_entry e where ${where} order by e.record_id desc limit 400) sample
        where position(folded in sample.text) > 0;
      if not is_frequent and newest and cardinality(needed) > 0 then
        select count(*) > 15000 into is_frequent from (select from search_entry e where ${where} and e.grams @> needed limit 15001) counted;
      end if;
      if not newest and (is_frequent or cardinality(needed) = 0) then
        return query select null::uuid, 0, 0;
      elsif not newest then
        return query ${found} where ${where} and e.grams @> needed and position(folded in e.text) > 0 limit at_most;
      elsif cardinality(needed) = 0 then
        return query select e.record_id, position(folded in e.text), char_length(e.text)
          from (select * from search_entry e where ${where} order by e.record_id desc limit 5000) e where position(folded in e.text) > 0 limit at_most;
      elsif is_frequent then
        return query ${found} where ${where} and position(folded in e.text) > 0 order by e.record_id desc limit at_most;
      else
        return query ${found} where ${where} and e.grams @> needed and position(folded in e.text) > 0 order by e.record_id desc limit at_most;
      end if;
    end $$`)
    .execute(db);
  const signature = sql.raw('search_find(text, text, text, int, boolean)');
  await sql`revoke all on function ${signature} from public`.execute(db);
  await sql`grant execute on function ${signature} to sloop_app`.execute(db);
}
