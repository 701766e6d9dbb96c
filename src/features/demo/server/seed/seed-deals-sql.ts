import { type SeedStep, dealWords } from './seed-sql.ts';

const { cities, brands, projects } = dealWords;
const stages = "array['initial_contact','needs_confirmed','solution','technical_validation','negotiation','contract_approval']";
const probabilities = 'array[1000,2000,4000,6000,7500,9000]';
const categories = "array['pipeline','pipeline','pipeline','pipeline','best_case','commit']";

/** What every deal is, drawn once; `stays` is how many stages it has been through before it closed or up to now, `gap` the days in each. */
const draw: SeedStep = {
  note: 'draw deals',
  text: `create temporary table seed_deal on commit drop as
    select n, pg_temp.seed_id($workspace, 7, n) as id, a.id as account_id, coalesce(pg_temp.seed_id($workspace, 2, s.other), a.owner_id) as owner_id, pg_temp.seed_id($workspace, 4, s.product) as product, s.source, s.stays, s.outcome, s.amount, s.gap, s.name,
      now() - interval '1 day' * (gap * (stays + 1) + case when outcome = 'open' then 30 else 640 end * age) as at,
      (now() - interval '1 day' * (gap * (stays + 1) + case when outcome = 'open' then 30 else 640 end * age))::date + 40 + floor(90 * slip)::int as close_date
    from (select n, floor(($deals / 10) * power(random(), 1.6))::int as account, case when random() < 0.2 then 26 + floor(200 * power(random(), 1.4))::int end as other,
        1 + floor(50 * power(random(), 2.5))::int as product,
        case when random() < 0.0004 then 'social' else (array['outbound','outbound','outbound','referral','event','website','partner','tender','existing_customer','campaign'])[1 + floor(10 * power(random(), 1.5))::int] end as source,
        1 + floor(6 * power(random(), 1.3))::int as stays, case when random() < 0.3 then 'open' when random() < 0.4 then 'won' else 'lost' end as outcome,
        floor(35000000 * exp(0.9 * (random() + random() + random() + random() - 2) * 1.7) / 100000)::bigint * 100000 as amount,
        2 + floor(13 * random())::int as gap, random() as age, random() as slip,
        pg_temp.pick(${cities}, random()) || pg_temp.pick(${brands}, random()) || pg_temp.pick(${projects}, random()) || n as name
      from generate_series(1, $deals) n) s
    join account a on a.workspace_id = $workspace and a.id = pg_temp.seed_id($workspace, 5, 1 + s.account)
    order by n`,
};

const finish: readonly SeedStep[] = [
  {
    note: 'won deals have been through all stages',
    text: `update seed_deal set stays = 6, at = now() - interval '1 day' * (gap * 7 + 600 * (n % 1000) / 1000.0) where outcome = 'won'`,
  },
  {
    note: 'stays',
    text: `create temporary table seed_stay on commit drop as
      select d.id, d.n, k, d.owner_id, d.at + interval '1 day' * (k - 1) * d.gap as entered_at,
        case when k < d.stays or (k = d.stays and d.outcome <> 'open') then d.at + interval '1 day' * k * d.gap end as left_at,
        case when k <= d.stays then (${stages})[k] else d.outcome end as stage,
        case when k <= d.stays then 'open' else d.outcome end as outcome,
        case when k <= d.stays then (${probabilities})[k] when d.outcome = 'won' then 10000 else 0 end as probability,
        case when k <= d.stays then (${categories})[k] when d.outcome = 'won' then 'closed' else 'omitted' end as category
      from seed_deal d cross join lateral generate_series(1, d.stays + case when d.outcome = 'open' then 0 else 1 end) k
     `,
  },
  {
    note: 'deals',
    text: `insert into opportunity (workspace_id, id, version, created_at, created_by, updated_at, updated_by, name, account_id, owner_id, product_id, amount_minor, amount_currency, stage,
        forecast_category, close_date, engaged_on, closed_on, probability, source, next_step, next_step_on, need, lost_reason, pushed_count, stage_entered_at, outcome, forecast_overridden, imported)
      select $workspace, d.id, c.last, d.at, d.owner_id, l.entered_at, d.owner_id, d.name, d.account_id, d.owner_id, d.product, d.amount, 'CNY', l.stage, l.category, d.close_date, d.at::date,
        case when l.outcome <> 'open' then l.entered_at::date end, l.probability, d.source, case when l.outcome = 'open' and d.n % 5 <> 0 then '约客户技术交流' end,
        case when l.outcome = 'open' and d.n % 5 <> 0 then current_date + (d.n % 21)::int - 4 end, case when d.stays > 1 then '设备数据靠人工抄表，希望实时采集' end,
        case when l.outcome = 'lost' then (array['price','competitor','no_budget','no_decision','other'])[1 + d.n % 5] end, 0, l.entered_at, l.outcome, false, false
      from seed_deal d cross join lateral (select d.stays + case when d.outcome = 'open' then 0 else 1 end as last) c
      join seed_stay l on l.id = d.id and l.k = c.last order by d.n`,
  },
  {
    note: 'versions of deals',
    text: `insert into opportunity_version (workspace_id, record_id, valid_from, valid_to, account_id, owner_id, amount_minor, amount_currency, stage, forecast_category, close_date, probability, next_step_on, outcome)
      select $workspace, d.id, s.entered_at, coalesce(s.left_at, 'infinity'), d.account_id, d.owner_id, d.amount, 'CNY', s.stage, s.category, d.close_date, s.probability,
        case when s.left_at is null and s.outcome = 'open' and d.n % 5 <> 0 then current_date + (d.n % 21)::int - 4 end, s.outcome
      from seed_stay s join seed_deal d on d.id = s.id order by s.n, s.k`,
  },
  {
    note: 'stage history',
    text: `insert into process_stage_history (workspace_id, id, object, record_id, stage, entered_at, left_at, entered_by, version_id, imported, previous_stage, is_first, reached)
      select $workspace, pg_temp.seed_id($workspace, 8, s.n * 8 + s.k), 'opportunity', s.id, s.stage, s.entered_at, s.left_at, s.owner_id, v.id, false,
        lag(s.stage) over (partition by s.n order by s.k), row_number() over (partition by s.n, s.stage order by s.k) = 1,
        case when s.left_at is null then array_agg(s.stage) over (partition by s.n) end
      from seed_stay s left join (select v.id from process p join process_version v on v.workspace_id = p.workspace_id and v.process_id = p.id and v.status = 'published'
        where p.workspace_id = $workspace and p.object = 'opportunity') v on true order by s.n, s.k`,
  },
  {
    note: 'events of deals',
    text: `insert into event (workspace_id, id, at, kind, object, record_id, actor_id, door, changes, facts)
      select $workspace, pg_temp.seed_id($workspace, 9, s.n * 8 + s.k), s.entered_at, case when s.k = 1 then 'record.created' else 'opportunity.stage_moved' end, 'opportunity', s.id, s.owner_id, 'page',
        case when s.k = 1 then jsonb_build_object('name', jsonb_build_array(null, d.name), 'account', jsonb_build_array(null, d.account_id), 'owner', jsonb_build_array(null, d.owner_id),
          'stage', jsonb_build_array(null, s.stage), 'amount', jsonb_build_array(null, jsonb_build_object('amount', (d.amount / 100.0)::numeric(18,2)::text, 'currency', 'CNY')), 'close_date', jsonb_build_array(null, d.close_date))
        else jsonb_build_object('stage', jsonb_build_array((${stages})[s.k - 1], s.stage), 'probability', jsonb_build_array(null, (s.probability / 100.0)::numeric(6,2)::text), 'stage_entered_at', jsonb_build_array(null, s.entered_at)) end,
        case when s.k > 1 then jsonb_build_object('from', (${stages})[s.k - 1], 'to', s.stage, 'dwell_days', d.gap, 'process_version', 1) end
      from seed_stay s join seed_deal d on d.id = s.id order by s.entered_at`,
  },
  {
    note: 'sums of deals',
    text: `insert into engine_rollup_delta (workspace_id, object, grouped, owner_id, currency, records, sum_minor)
      select $workspace, 'opportunity', l.stage, d.owner_id, 'CNY', count(*), sum(d.amount) from seed_deal d
      join seed_stay l on l.id = d.id and l.k = d.stays + case when d.outcome = 'open' then 0 else 1 end group by l.stage, d.owner_id`,
  },
  {
    note: 'follow-ups',
    text: `insert into activity (workspace_id, id, version, created_at, created_by, updated_at, updated_by, type, subject, content, account_id, opportunity_id, owner_id, due_at, original_due_at, done_at, at, status, outcome, quality)
      select $workspace, pg_temp.seed_id($workspace, 10, d.n * 8 + k), case when t.is_done then 2 else 1 end, t.due - interval '2 days', d.owner_id, case when t.is_done then t.due else t.due - interval '2 days' end, d.owner_id,
        (array['call','meeting','visit','email','message'])[1 + (d.n + k) % 5], '跟进 ' || k || '：' || d.name, case when t.is_done then '与客户确认了范围与计划，下周答复。' end,
        d.account_id, d.id, d.owner_id, t.due, t.due, case when t.is_done then t.due end, t.due, case when t.is_done then 'done' else 'planned' end, case when t.is_done then 'neutral' end, case when t.is_done then 2 else 0 end
      from seed_deal d cross join generate_series(1, 5) k
      cross join lateral (select d.at + interval '1 day' * (d.gap * d.stays) * k / 5.5 + case when k = 5 and d.outcome = 'open' then interval '25 days' else interval '0' end as due,
        not (k = 5 and d.outcome = 'open') as is_done) t order by d.n, k`,
  },
  {
    note: 'events of follow-ups',
    text: `insert into event (workspace_id, id, at, kind, object, record_id, actor_id, door, changes)
      select $workspace, pg_temp.seed_id($workspace, 11, d.n * 8 + k), d.at + interval '1 day' * (d.gap * d.stays) * k / 5.5, case when k = 5 and d.outcome = 'open' then 'record.created' else 'activity.logged' end, 'activity',
        pg_temp.seed_id($workspace, 10, d.n * 8 + k), d.owner_id, 'page', jsonb_build_object('type', jsonb_build_array(null, (array['call','meeting','visit','email','message'])[1 + (d.n + k) % 5]),
          'opportunity', jsonb_build_array(null, d.id), 'subject', jsonb_build_array(null, '跟进 ' || k || '：' || d.name))
      from seed_deal d cross join generate_series(1, 5) k order by d.at`,
  },
];

/** Deals with their versions, stages, events, sums and five follow-ups each. */
export const dealSteps: readonly SeedStep[] = [draw, ...finish];
