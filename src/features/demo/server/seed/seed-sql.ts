/** One step of seeding: what it says and the statement, over `$workspace`, `$deals` (how many) and `$member` (who seeds). */
export interface SeedStep {
  readonly note: string;
  readonly text: string;
}

const ends = "timestamptz '2026-01-01'";

/**
 * Helpers that live as long as the connection. Ids carry a number, so that rows find each other without a lookup, and rise in the order
 * rows are written, so that indexes grow at their end.
 */
export const helpers: readonly string[] = [
  `create function pg_temp.seed_id(workspace uuid, kind int, n bigint) returns uuid language sql immutable parallel safe as $$
    select (lpad(to_hex(1700000000000 + n / 16), 12, '0') || '7' || to_hex(kind) || lpad(to_hex(n % 16), 2, '0') || '8'
      || substr(md5(workspace::text || kind::text || '/' || n::text), 1, 15))::uuid $$`,
  `create function pg_temp.pick(from_list text[], at double precision) returns text language sql immutable as $$
    select from_list[1 + floor(at * array_length(from_list, 1))::int] $$`,
];

const cities = "array['上海','苏州','宁波','杭州','深圳','东莞','佛山','北京','天津','青岛','成都','重庆','武汉','长沙','郑州','沈阳']";
const brands =
  "array['华瑞','中科','天成','恒力','远东','金鹏','宏达','东方','新宇','瑞丰','博创','精诚','联创','通达','鼎盛','海纳','科远','凯盛','中鼎','润泽']";
const trades = "array['精密机械','智能装备','汽车部件','电子科技','半导体','新材料','医疗器械','新能源','食品','供应链']";
const industries = "array['machinery','machinery','automotive','electronics','electronics','chemicals','medical','energy','food','logistics']";
const projects = "array['产线数字化','车间联网','能耗监测','设备健康','质量追溯','智能仓储','MES 一期','边缘采集','视觉质检','排产优化']";

// Two hundred sellers in twenty teams of five regions; the members 1–5 lead regions, 6–25 teams.
const organisation: readonly SeedStep[] = [
  {
    note: 'departments',
    text: `insert into organisation_department (workspace_id, id, name, parent_id, path, sort_order, created_at, created_by, updated_at, updated_by)
      select $workspace, pg_temp.seed_id($workspace, 1, n), '大区 ' || n, p.id,
        p.path || pg_temp.seed_id($workspace, 1, n) || '/', n, now(), $member, now(), $member
      from generate_series(1, 5) n cross join (select id, path from organisation_department where workspace_id = $workspace and parent_id is null) p`,
  },
  {
    note: 'teams',
    text: `insert into organisation_department (workspace_id, id, name, parent_id, path, sort_order, created_at, created_by, updated_at, updated_by)
      select $workspace, pg_temp.seed_id($workspace, 1, n), '团队 ' || (n - 5), p.id, p.path || pg_temp.seed_id($workspace, 1, n) || '/', n, now(), $member, now(), $member
      from generate_series(6, 25) n join organisation_department p on p.workspace_id = $workspace and p.id = pg_temp.seed_id($workspace, 1, 1 + (n - 6) / 4)`,
  },
  {
    note: 'members',
    text: `insert into organisation_member (workspace_id, id, name, status, locale, created_at, created_by, updated_at, updated_by)
      select $workspace, pg_temp.seed_id($workspace, 2, n), case when n <= 5 then '区域总监 ' when n <= 25 then '团队经理 ' else '销售 ' end || n, 'no_sign_in', 'zh', now(), $member, now(), $member
      from generate_series(1, 225) n`,
  },
  {
    note: 'assignments',
    text: `insert into organisation_assignment (workspace_id, id, member_id, department_id, manager_id, role, valid_from, created_at, created_by, updated_at, updated_by)
      select $workspace, pg_temp.seed_id($workspace, 3, n), pg_temp.seed_id($workspace, 2, n), pg_temp.seed_id($workspace, 1, case when n <= 25 then n else 6 + (n - 26) / 10 end),
        case when n <= 5 then null when n <= 25 then pg_temp.seed_id($workspace, 2, 1 + (n - 6) / 4) else pg_temp.seed_id($workspace, 2, 6 + (n - 26) / 10) end,
        case when n <= 25 then 'manager' else 'representative' end, date '2020-01-01', now(), $member, now(), $member
      from generate_series(1, 225) n`,
  },
  { note: 'revision', text: 'update organisation_state set revision = revision + 1 where workspace_id = $workspace' },
];

const records: readonly SeedStep[] = [
  {
    note: 'products',
    text: `insert into product (workspace_id, id, created_at, created_by, updated_at, updated_by, name, code, family, unit_price_minor, unit_price_currency, unit, active)
      select $workspace, pg_temp.seed_id($workspace, 4, n), ${ends}, $member, ${ends}, $member, '产品 ' || lpad(n::text, 2, '0'), 'P-' || n, '系列 ' || (1 + n % 6), n * 1000000, 'CNY', '套', true
      from generate_series(1, 50) n`,
  },
  {
    note: 'accounts',
    text: `insert into account (workspace_id, id, created_at, created_by, updated_at, updated_by, name, owner_id, industry, tier, lifecycle, status, region, source, employees, address_city)
      select $workspace, pg_temp.seed_id($workspace, 5, n), a.at, a.owner, a.at, a.owner, a.city || pg_temp.pick(${brands}, random()) || pg_temp.pick(${trades}, r) || n || '有限公司', a.owner,
        pg_temp.pick(${industries}, r), (array['A','B','C','D'])[1 + floor(3.999 * sqrt(random()))::int], 'engaged', 'active', a.city,
        (array['outbound','referral','event','website','partner','tender'])[1 + floor(random() * 6)::int], floor(20 * exp(3 * random()))::int, a.city
      from (select n, r, city, at, pg_temp.seed_id($workspace, 2, seller) as owner from (select n, random() as r, pg_temp.pick(${cities}, random()) as city,
        now() - interval '730 days' * random() as at, 26 + floor(200 * power(random(), 1.4))::int as seller from generate_series(1, greatest(1, $deals / 10)) n) drawn) a`,
  },
  {
    note: 'account versions',
    text: `insert into account_version (workspace_id, record_id, valid_from, owner_id, tier, lifecycle)
      select workspace_id, id, created_at, owner_id, tier, lifecycle from account where workspace_id = $workspace`,
  },
  {
    note: 'account events',
    text: `insert into event (workspace_id, id, at, kind, object, record_id, actor_id, door, changes)
      select workspace_id, gen_random_uuid(), created_at, 'record.created', 'account', id, owner_id, 'page',
        jsonb_build_object('name', jsonb_build_array(null, name), 'owner', jsonb_build_array(null, owner_id), 'tier', jsonb_build_array(null, tier))
      from account where workspace_id = $workspace`,
  },
  {
    note: 'contacts',
    text: `insert into contact (workspace_id, id, created_at, created_by, updated_at, updated_by, name, account_id, owner_id, title, buying_role, mobile)
      select $workspace, pg_temp.seed_id($workspace, 6, n), a.created_at, a.owner_id, a.created_at, a.owner_id, '联系人 ' || n, a.id, a.owner_id, '经理',
        case when n % 2 = 0 then 'decision_maker' else (array['user','champion','gatekeeper'])[1 + floor(random() * 3)::int] end, '138' || lpad(n::text, 8, '0')
      from generate_series(1, 2 * greatest(1, $deals / 10)) n
      join account a on a.workspace_id = $workspace and a.id = pg_temp.seed_id($workspace, 5, 1 + (n - 1) / 2)`,
  },
  {
    note: 'contact events',
    text: `insert into event (workspace_id, id, at, kind, object, record_id, actor_id, door, changes)
      select workspace_id, gen_random_uuid(), created_at, 'record.created', 'contact', id, owner_id, 'page', jsonb_build_object('name', jsonb_build_array(null, name), 'account', jsonb_build_array(null, account_id))
      from contact where workspace_id = $workspace`,
  },
];

/** People, products, customers and their contacts. */
export const baseSteps: readonly SeedStep[] = [...organisation, ...records];

/** What a deal is about, for its name. */
export const dealWords = { cities, brands, projects };
