-- Generated from the migrated database by `npm run generate`, for reading and review. Do not edit; migrations make the schema.
-- Monthly partitions of the event log are left out: they come with the calendar.

create table public.account (
  workspace_id uuid not null,
  id uuid not null,
  version integer not null default 1,
  external_id text,
  created_at timestamp with time zone not null,
  created_by uuid,
  updated_at timestamp with time zone not null,
  updated_by uuid,
  name text not null,
  owner_id uuid,
  industry text,
  tier text,
  lifecycle text,
  status text,
  parent_id uuid,
  credit_code text,
  phone text,
  website text,
  address_country text,
  address_province text,
  address_city text,
  address_district text,
  address_detail text,
  country text,
  region text,
  annual_revenue_minor bigint,
  annual_revenue_currency text,
  employees bigint,
  founded_year bigint,
  source text,
  notes text,
  x_text_1 text,
  x_text_2 text,
  x_text_3 text,
  x_text_4 text,
  x_text_5 text,
  x_text_6 text,
  x_text_7 text,
  x_text_8 text,
  x_text_9 text,
  x_text_10 text,
  x_text_11 text,
  x_text_12 text,
  x_text_13 text,
  x_text_14 text,
  x_text_15 text,
  x_text_16 text,
  x_int_1 bigint,
  x_int_2 bigint,
  x_int_3 bigint,
  x_int_4 bigint,
  x_int_5 bigint,
  x_int_6 bigint,
  x_int_7 bigint,
  x_int_8 bigint,
  x_int_9 bigint,
  x_int_10 bigint,
  x_bool_1 boolean,
  x_bool_2 boolean,
  x_bool_3 boolean,
  x_bool_4 boolean,
  x_bool_5 boolean,
  x_bool_6 boolean,
  x_date_1 date,
  x_date_2 date,
  x_date_3 date,
  x_date_4 date,
  x_date_5 date,
  x_date_6 date,
  x_time_1 timestamp with time zone,
  x_time_2 timestamp with time zone,
  x_time_3 timestamp with time zone,
  x_time_4 timestamp with time zone,
  x_ref_1_id uuid,
  x_ref_2_id uuid,
  x_ref_3_id uuid,
  x_ref_4_id uuid,
  x_ref_5_id uuid,
  x_ref_6_id uuid,
  x_ref_7_id uuid,
  x_ref_8_id uuid,
  x_money_1_minor bigint,
  x_money_1_currency text,
  x_money_2_minor bigint,
  x_money_2_currency text,
  x_money_3_minor bigint,
  x_money_3_currency text,
  x_money_4_minor bigint,
  x_money_4_currency text,
  custom jsonb,
  constraint account_pkey PRIMARY KEY (workspace_id, id),
  constraint account_workspace_id_credit_code_key UNIQUE (workspace_id, credit_code),
  constraint account_workspace_id_external_id_key UNIQUE (workspace_id, external_id),
  constraint account_workspace_id_owner_id_fkey FOREIGN KEY (workspace_id, owner_id) REFERENCES organisation_member(workspace_id, id),
  constraint account_workspace_id_parent_id_fkey FOREIGN KEY (workspace_id, parent_id) REFERENCES account(workspace_id, id),
  constraint account_check CHECK ((parent_id <> id)),
  constraint account_check1 CHECK (((annual_revenue_minor IS NULL) = (annual_revenue_currency IS NULL))),
  constraint account_credit_code_check CHECK ((credit_code ~ '^[0-9A-Z]{18}$'::text)),
  constraint account_employees_check CHECK ((employees >= 0)),
  constraint account_lifecycle_check CHECK ((lifecycle = ANY (ARRAY['prospect'::text, 'engaged'::text, 'customer'::text, 'dormant'::text, 'lost'::text]))),
  constraint account_name_check CHECK (((length(name) >= 1) AND (length(name) <= 200))),
  constraint account_status_check CHECK ((status = ANY (ARRAY['active'::text, 'paused'::text, 'closed'::text, 'blocked'::text]))),
  constraint account_tier_check CHECK ((tier = ANY (ARRAY['A'::text, 'B'::text, 'C'::text, 'D'::text])))
);
alter table public.account enable row level security;
CREATE INDEX account_industry ON public.account USING btree (workspace_id, industry, name COLLATE "zh-x-icu", id);
CREATE INDEX account_lifecycle ON public.account USING btree (workspace_id, lifecycle, name COLLATE "zh-x-icu", id);
CREATE INDEX account_name ON public.account USING btree (workspace_id, name COLLATE "zh-x-icu", id);
CREATE INDEX account_owner ON public.account USING btree (workspace_id, owner_id, name COLLATE "zh-x-icu", id);
CREATE INDEX account_parent ON public.account USING btree (workspace_id, parent_id) WHERE (parent_id IS NOT NULL);
CREATE INDEX account_tier ON public.account USING btree (workspace_id, tier, name COLLATE "zh-x-icu", id);
create policy workspace_wall on public.account
  using ((workspace_id = (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid))
  with check ((workspace_id = (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid));
CREATE TRIGGER account_post_change AFTER UPDATE ON public.account FOR EACH ROW WHEN (((old.name IS DISTINCT FROM new.name) OR (old.owner_id IS DISTINCT FROM new.owner_id))) EXECUTE FUNCTION account_post();
CREATE TRIGGER account_post_rows AFTER INSERT OR DELETE ON public.account FOR EACH ROW WHEN ((current_setting('app.bulk'::text, true) IS DISTINCT FROM 'on'::text)) EXECUTE FUNCTION account_post();
CREATE TRIGGER account_search_change AFTER UPDATE ON public.account FOR EACH ROW WHEN (((old.name IS DISTINCT FROM new.name) OR (old.phone IS DISTINCT FROM new.phone))) EXECUTE FUNCTION account_search();
CREATE TRIGGER account_search_rows AFTER INSERT OR DELETE ON public.account FOR EACH ROW WHEN ((current_setting('app.bulk'::text, true) IS DISTINCT FROM 'on'::text)) EXECUTE FUNCTION account_search();
grant delete, insert, select, update on public.account to sloop_app;

create table public.account_version (
  workspace_id uuid not null,
  record_id uuid not null,
  valid_from timestamp with time zone not null,
  valid_to timestamp with time zone not null default 'infinity'::timestamp with time zone,
  owner_id uuid,
  tier text,
  lifecycle text,
  industry text,
  x_text_1 text,
  x_text_2 text,
  x_text_3 text,
  x_text_4 text,
  x_text_5 text,
  x_text_6 text,
  x_text_7 text,
  x_text_8 text,
  x_text_9 text,
  x_text_10 text,
  x_text_11 text,
  x_text_12 text,
  x_text_13 text,
  x_text_14 text,
  x_text_15 text,
  x_text_16 text,
  x_int_1 bigint,
  x_int_2 bigint,
  x_int_3 bigint,
  x_int_4 bigint,
  x_int_5 bigint,
  x_int_6 bigint,
  x_int_7 bigint,
  x_int_8 bigint,
  x_int_9 bigint,
  x_int_10 bigint,
  x_bool_1 boolean,
  x_bool_2 boolean,
  x_bool_3 boolean,
  x_bool_4 boolean,
  x_bool_5 boolean,
  x_bool_6 boolean,
  x_date_1 date,
  x_date_2 date,
  x_date_3 date,
  x_date_4 date,
  x_date_5 date,
  x_date_6 date,
  x_time_1 timestamp with time zone,
  x_time_2 timestamp with time zone,
  x_time_3 timestamp with time zone,
  x_time_4 timestamp with time zone,
  x_ref_1_id uuid,
  x_ref_2_id uuid,
  x_ref_3_id uuid,
  x_ref_4_id uuid,
  x_ref_5_id uuid,
  x_ref_6_id uuid,
  x_ref_7_id uuid,
  x_ref_8_id uuid,
  x_money_1_minor bigint,
  x_money_1_currency text,
  x_money_2_minor bigint,
  x_money_2_currency text,
  x_money_3_minor bigint,
  x_money_3_currency text,
  x_money_4_minor bigint,
  x_money_4_currency text,
  custom jsonb,
  constraint account_version_pkey PRIMARY KEY (workspace_id, record_id, valid_from)
);
alter table public.account_version enable row level security;
CREATE INDEX account_version_owner ON public.account_version USING btree (workspace_id, owner_id, valid_to, valid_from);
create policy workspace_wall on public.account_version
  using ((workspace_id = (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid))
  with check ((workspace_id = (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid));
grant delete, insert, select, update on public.account_version to sloop_app;

create table public.activity (
  workspace_id uuid not null,
  id uuid not null,
  version integer not null default 1,
  external_id text,
  created_at timestamp with time zone not null,
  created_by uuid,
  updated_at timestamp with time zone not null,
  updated_by uuid,
  type text not null,
  subject text not null,
  content text,
  account_id uuid,
  contact_id uuid,
  opportunity_id uuid,
  owner_id uuid,
  due_at timestamp with time zone,
  done_at timestamp with time zone,
  at timestamp with time zone,
  status text not null,
  outcome text,
  next_step text,
  next_step_on date,
  original_due_at timestamp with time zone,
  location text,
  duration bigint,
  quality bigint,
  x_text_1 text,
  x_text_2 text,
  x_text_3 text,
  x_text_4 text,
  x_text_5 text,
  x_text_6 text,
  x_text_7 text,
  x_text_8 text,
  x_text_9 text,
  x_text_10 text,
  x_text_11 text,
  x_text_12 text,
  x_text_13 text,
  x_text_14 text,
  x_text_15 text,
  x_text_16 text,
  x_int_1 bigint,
  x_int_2 bigint,
  x_int_3 bigint,
  x_int_4 bigint,
  x_int_5 bigint,
  x_int_6 bigint,
  x_int_7 bigint,
  x_int_8 bigint,
  x_int_9 bigint,
  x_int_10 bigint,
  x_bool_1 boolean,
  x_bool_2 boolean,
  x_bool_3 boolean,
  x_bool_4 boolean,
  x_bool_5 boolean,
  x_bool_6 boolean,
  x_date_1 date,
  x_date_2 date,
  x_date_3 date,
  x_date_4 date,
  x_date_5 date,
  x_date_6 date,
  x_time_1 timestamp with time zone,
  x_time_2 timestamp with time zone,
  x_time_3 timestamp with time zone,
  x_time_4 timestamp with time zone,
  x_ref_1_id uuid,
  x_ref_2_id uuid,
  x_ref_3_id uuid,
  x_ref_4_id uuid,
  x_ref_5_id uuid,
  x_ref_6_id uuid,
  x_ref_7_id uuid,
  x_ref_8_id uuid,
  x_money_1_minor bigint,
  x_money_1_currency text,
  x_money_2_minor bigint,
  x_money_2_currency text,
  x_money_3_minor bigint,
  x_money_3_currency text,
  x_money_4_minor bigint,
  x_money_4_currency text,
  custom jsonb,
  check_in_at timestamp with time zone,
  check_in_latitude bigint,
  check_in_longitude bigint,
  check_in_accuracy bigint,
  photos jsonb,
  constraint activity_pkey PRIMARY KEY (workspace_id, id),
  constraint activity_workspace_id_external_id_key UNIQUE (workspace_id, external_id),
  constraint activity_workspace_id_account_id_fkey FOREIGN KEY (workspace_id, account_id) REFERENCES account(workspace_id, id),
  constraint activity_workspace_id_contact_id_fkey FOREIGN KEY (workspace_id, contact_id) REFERENCES contact(workspace_id, id),
  constraint activity_workspace_id_opportunity_id_fkey FOREIGN KEY (workspace_id, opportunity_id) REFERENCES opportunity(workspace_id, id),
  constraint activity_workspace_id_owner_id_fkey FOREIGN KEY (workspace_id, owner_id) REFERENCES organisation_member(workspace_id, id),
  constraint activity_check_in_accuracy_check CHECK ((check_in_accuracy >= 0)),
  constraint activity_check_in_latitude_check CHECK (((check_in_latitude >= '-90000000'::integer) AND (check_in_latitude <= 90000000))),
  constraint activity_check_in_longitude_check CHECK (((check_in_longitude >= '-180000000'::integer) AND (check_in_longitude <= 180000000))),
  constraint activity_duration_check CHECK ((duration >= 0)),
  constraint activity_outcome_check CHECK ((outcome = ANY (ARRAY['advanced'::text, 'positive'::text, 'neutral'::text, 'objection'::text, 'no_answer'::text, 'rejected'::text]))),
  constraint activity_quality_check CHECK (((quality >= 0) AND (quality <= 4))),
  constraint activity_status_check CHECK ((status = ANY (ARRAY['planned'::text, 'done'::text, 'cancelled'::text]))),
  constraint activity_subject_check CHECK (((length(subject) >= 1) AND (length(subject) <= 300))),
  constraint activity_type_check CHECK ((type = ANY (ARRAY['task'::text, 'call'::text, 'meeting'::text, 'visit'::text, 'email'::text, 'message'::text, 'note'::text])))
);
alter table public.activity enable row level security;
CREATE INDEX activity_account ON public.activity USING btree (workspace_id, account_id, at, id);
CREATE INDEX activity_at ON public.activity USING btree (workspace_id, at, id);
CREATE INDEX activity_contact ON public.activity USING btree (workspace_id, contact_id, at, id);
CREATE INDEX activity_due_at_list ON public.activity USING btree (workspace_id, due_at, id);
CREATE INDEX activity_first_due ON public.activity USING btree (workspace_id, original_due_at) INCLUDE (owner_id, status, done_at) WHERE (original_due_at IS NOT NULL);
CREATE INDEX activity_opportunity ON public.activity USING btree (workspace_id, opportunity_id, at, id);
CREATE INDEX activity_owner ON public.activity USING btree (workspace_id, owner_id, at, id);
CREATE INDEX activity_owner_id_due_at_list ON public.activity USING btree (workspace_id, owner_id, due_at, id);
CREATE INDEX activity_planned ON public.activity USING btree (workspace_id, owner_id, status, due_at, id);
CREATE INDEX activity_status ON public.activity USING btree (workspace_id, status, due_at, id);
CREATE INDEX activity_status_at_list ON public.activity USING btree (workspace_id, status, at, id) INCLUDE (owner_id, type);
CREATE INDEX activity_type ON public.activity USING btree (workspace_id, type, at, id);
create policy workspace_wall on public.activity
  using ((workspace_id = (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid))
  with check ((workspace_id = (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid));
grant delete, insert, select, update on public.activity to sloop_app;

create table public.analytics_dashboard (
  workspace_id uuid not null,
  id uuid not null,
  kind text not null,
  owner_id uuid not null,
  name text not null,
  description text not null,
  shared text not null,
  roles text[] not null,
  number integer not null,
  body jsonb not null,
  draft jsonb,
  revision integer not null,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  constraint analytics_dashboard_pkey PRIMARY KEY (workspace_id, id),
  constraint analytics_dashboard_kind_check CHECK ((kind = ANY (ARRAY['dashboard'::text, 'report'::text]))),
  constraint analytics_dashboard_shared_check CHECK ((shared = ANY (ARRAY['nobody'::text, 'roles'::text, 'everybody'::text])))
);
alter table public.analytics_dashboard enable row level security;
CREATE INDEX analytics_dashboard_owner ON public.analytics_dashboard USING btree (workspace_id, owner_id);
create policy workspace_wall on public.analytics_dashboard
  using ((workspace_id = (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid))
  with check ((workspace_id = (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid));
grant delete, insert, select, update on public.analytics_dashboard to sloop_app;

create table public.analytics_dashboard_version (
  workspace_id uuid not null,
  dashboard_id uuid not null,
  number integer not null,
  body jsonb not null,
  published_at timestamp with time zone not null,
  published_by uuid not null,
  constraint analytics_dashboard_version_pkey PRIMARY KEY (workspace_id, dashboard_id, number),
  constraint analytics_dashboard_version_workspace_id_dashboard_id_fkey FOREIGN KEY (workspace_id, dashboard_id) REFERENCES analytics_dashboard(workspace_id, id) ON DELETE CASCADE
);
alter table public.analytics_dashboard_version enable row level security;
create policy workspace_wall on public.analytics_dashboard_version
  using ((workspace_id = (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid))
  with check ((workspace_id = (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid));
grant delete, insert, select, update on public.analytics_dashboard_version to sloop_app;

create table public.audit_seal (
  workspace_id uuid not null,
  number integer not null,
  first_tx xid8 not null,
  first_event uuid not null,
  last_tx xid8 not null,
  last_event uuid not null,
  events integer not null,
  previous_hash bytea not null,
  hash bytea not null,
  leaves bytea,
  sealed_at timestamp with time zone not null,
  dropped_at timestamp with time zone,
  constraint audit_seal_pkey PRIMARY KEY (workspace_id, number),
  constraint audit_seal_events_check CHECK ((events > 0)),
  constraint audit_seal_number_check CHECK ((number > 0))
);
alter table public.audit_seal enable row level security;
CREATE UNIQUE INDEX audit_seal_last ON public.audit_seal USING btree (workspace_id, last_tx, last_event);
create policy workspace_wall on public.audit_seal
  using ((workspace_id = (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid))
  with check ((workspace_id = (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid));
grant select on public.audit_seal to sloop_app;

create table public.audit_setting (
  workspace_id uuid not null,
  keep_months integer,
  updated_at timestamp with time zone not null,
  constraint audit_setting_pkey PRIMARY KEY (workspace_id),
  constraint audit_setting_keep_months_check CHECK (((keep_months >= 1) AND (keep_months <= 1200)))
);
alter table public.audit_setting enable row level security;
create policy workspace_wall on public.audit_setting
  using ((workspace_id = (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid))
  with check ((workspace_id = (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid));
grant delete, insert, select, update on public.audit_setting to sloop_app;

create table public.contact (
  workspace_id uuid not null,
  id uuid not null,
  version integer not null default 1,
  external_id text,
  created_at timestamp with time zone not null,
  created_by uuid,
  updated_at timestamp with time zone not null,
  updated_by uuid,
  name text not null,
  account_id uuid,
  owner_id uuid,
  title text,
  department text,
  buying_role text,
  relationship text,
  mobile text,
  phone text,
  email text,
  wechat text,
  address_country text,
  address_province text,
  address_city text,
  address_district text,
  address_detail text,
  birthday date,
  notes text,
  x_text_1 text,
  x_text_2 text,
  x_text_3 text,
  x_text_4 text,
  x_text_5 text,
  x_text_6 text,
  x_text_7 text,
  x_text_8 text,
  x_text_9 text,
  x_text_10 text,
  x_text_11 text,
  x_text_12 text,
  x_text_13 text,
  x_text_14 text,
  x_text_15 text,
  x_text_16 text,
  x_int_1 bigint,
  x_int_2 bigint,
  x_int_3 bigint,
  x_int_4 bigint,
  x_int_5 bigint,
  x_int_6 bigint,
  x_int_7 bigint,
  x_int_8 bigint,
  x_int_9 bigint,
  x_int_10 bigint,
  x_bool_1 boolean,
  x_bool_2 boolean,
  x_bool_3 boolean,
  x_bool_4 boolean,
  x_bool_5 boolean,
  x_bool_6 boolean,
  x_date_1 date,
  x_date_2 date,
  x_date_3 date,
  x_date_4 date,
  x_date_5 date,
  x_date_6 date,
  x_time_1 timestamp with time zone,
  x_time_2 timestamp with time zone,
  x_time_3 timestamp with time zone,
  x_time_4 timestamp with time zone,
  x_ref_1_id uuid,
  x_ref_2_id uuid,
  x_ref_3_id uuid,
  x_ref_4_id uuid,
  x_ref_5_id uuid,
  x_ref_6_id uuid,
  x_ref_7_id uuid,
  x_ref_8_id uuid,
  x_money_1_minor bigint,
  x_money_1_currency text,
  x_money_2_minor bigint,
  x_money_2_currency text,
  x_money_3_minor bigint,
  x_money_3_currency text,
  x_money_4_minor bigint,
  x_money_4_currency text,
  custom jsonb,
  constraint contact_pkey PRIMARY KEY (workspace_id, id),
  constraint contact_workspace_id_external_id_key UNIQUE (workspace_id, external_id),
  constraint contact_workspace_id_account_id_fkey FOREIGN KEY (workspace_id, account_id) REFERENCES account(workspace_id, id),
  constraint contact_workspace_id_owner_id_fkey FOREIGN KEY (workspace_id, owner_id) REFERENCES organisation_member(workspace_id, id),
  constraint contact_buying_role_check CHECK ((buying_role = ANY (ARRAY['decision_maker'::text, 'influencer'::text, 'user'::text, 'champion'::text, 'gatekeeper'::text, 'blocker'::text]))),
  constraint contact_name_check CHECK (((length(name) >= 1) AND (length(name) <= 120))),
  constraint contact_relationship_check CHECK ((relationship = ANY (ARRAY['strong'::text, 'good'::text, 'neutral'::text, 'weak'::text])))
);
alter table public.contact enable row level security;
CREATE INDEX contact_account ON public.contact USING btree (workspace_id, account_id, buying_role, id);
CREATE INDEX contact_buying_role ON public.contact USING btree (workspace_id, buying_role, name COLLATE "zh-x-icu", id);
CREATE INDEX contact_buying_role_updated_at_list ON public.contact USING btree (workspace_id, buying_role, updated_at, id);
CREATE INDEX contact_name ON public.contact USING btree (workspace_id, name COLLATE "zh-x-icu", id);
CREATE INDEX contact_owner ON public.contact USING btree (workspace_id, owner_id, name COLLATE "zh-x-icu", id);
CREATE INDEX contact_owner_id_updated_at_list ON public.contact USING btree (workspace_id, owner_id, updated_at, id);
CREATE INDEX contact_updated ON public.contact USING btree (workspace_id, updated_at, id);
create policy workspace_wall on public.contact
  using ((workspace_id = (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid))
  with check ((workspace_id = (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid));
CREATE TRIGGER contact_post_change AFTER UPDATE ON public.contact FOR EACH ROW WHEN (((old.name IS DISTINCT FROM new.name) OR (old.owner_id IS DISTINCT FROM new.owner_id))) EXECUTE FUNCTION contact_post();
CREATE TRIGGER contact_post_rows AFTER INSERT OR DELETE ON public.contact FOR EACH ROW WHEN ((current_setting('app.bulk'::text, true) IS DISTINCT FROM 'on'::text)) EXECUTE FUNCTION contact_post();
CREATE TRIGGER contact_search_change AFTER UPDATE ON public.contact FOR EACH ROW WHEN (((((old.name IS DISTINCT FROM new.name) OR (old.mobile IS DISTINCT FROM new.mobile)) OR (old.phone IS DISTINCT FROM new.phone)) OR (old.email IS DISTINCT FROM new.email))) EXECUTE FUNCTION contact_search();
CREATE TRIGGER contact_search_rows AFTER INSERT OR DELETE ON public.contact FOR EACH ROW WHEN ((current_setting('app.bulk'::text, true) IS DISTINCT FROM 'on'::text)) EXECUTE FUNCTION contact_search();
grant delete, insert, select, update on public.contact to sloop_app;

create table public.delivery_issue (
  workspace_id uuid not null,
  id uuid not null,
  subscription_id uuid not null,
  due_at timestamp with time zone not null,
  status text not null default 'planned'::text,
  started_at timestamp with time zone,
  constraint delivery_issue_pkey PRIMARY KEY (workspace_id, id),
  constraint delivery_issue_workspace_id_subscription_id_due_at_key UNIQUE (workspace_id, subscription_id, due_at),
  constraint delivery_issue_workspace_id_subscription_id_fkey FOREIGN KEY (workspace_id, subscription_id) REFERENCES delivery_subscription(workspace_id, id) ON DELETE CASCADE,
  constraint delivery_issue_status_check CHECK ((status = ANY (ARRAY['planned'::text, 'sending'::text, 'done'::text])))
);
alter table public.delivery_issue enable row level security;
CREATE INDEX delivery_issue_open ON public.delivery_issue USING btree (workspace_id, due_at) WHERE (status <> 'done'::text);
create policy workspace_wall on public.delivery_issue
  using ((workspace_id = (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid))
  with check ((workspace_id = (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid));
grant delete, insert, select, update on public.delivery_issue to sloop_app;

create table public.delivery_mail (
  workspace_id uuid not null,
  host text not null,
  port integer not null,
  security text not null,
  username text,
  secret bytea,
  sender_name text not null,
  sender_address text not null,
  public_url text not null,
  allowed_domains text[] not null default '{}'::text[],
  updated_at timestamp with time zone not null,
  updated_by uuid,
  constraint delivery_mail_pkey PRIMARY KEY (workspace_id),
  constraint delivery_mail_host_check CHECK (((length(host) >= 1) AND (length(host) <= 255))),
  constraint delivery_mail_port_check CHECK (((port >= 1) AND (port <= 65535))),
  constraint delivery_mail_security_check CHECK ((security = ANY (ARRAY['tls'::text, 'starttls'::text, 'none'::text])))
);
alter table public.delivery_mail enable row level security;
create policy workspace_wall on public.delivery_mail
  using ((workspace_id = (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid))
  with check ((workspace_id = (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid));
grant delete, insert, select, update on public.delivery_mail to sloop_app;

create table public.delivery_message (
  workspace_id uuid not null,
  id uuid not null,
  issue_id uuid not null,
  receiver_id uuid not null,
  address text not null,
  status text not null default 'waiting'::text,
  attempts integer not null default 0,
  claimed_at timestamp with time zone,
  says jsonb,
  answer text,
  finished_at timestamp with time zone,
  constraint delivery_message_pkey PRIMARY KEY (workspace_id, id),
  constraint delivery_message_workspace_id_issue_id_receiver_id_key UNIQUE (workspace_id, issue_id, receiver_id),
  constraint delivery_message_workspace_id_issue_id_fkey FOREIGN KEY (workspace_id, issue_id) REFERENCES delivery_issue(workspace_id, id) ON DELETE CASCADE,
  constraint delivery_message_workspace_id_receiver_id_fkey FOREIGN KEY (workspace_id, receiver_id) REFERENCES delivery_receiver(workspace_id, id) ON DELETE CASCADE,
  constraint delivery_message_status_check CHECK ((status = ANY (ARRAY['waiting'::text, 'sending'::text, 'sent'::text, 'failed'::text])))
);
alter table public.delivery_message enable row level security;
CREATE INDEX delivery_message_receiver ON public.delivery_message USING btree (workspace_id, receiver_id);
create policy workspace_wall on public.delivery_message
  using ((workspace_id = (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid))
  with check ((workspace_id = (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid));
grant delete, insert, select, update on public.delivery_message to sloop_app;

create table public.delivery_receiver (
  workspace_id uuid not null,
  id uuid not null,
  subscription_id uuid not null,
  member_id uuid,
  address text,
  is_listed boolean not null default true,
  unsubscribed_at timestamp with time zone,
  constraint delivery_receiver_pkey PRIMARY KEY (workspace_id, id),
  constraint delivery_receiver_workspace_id_subscription_id_address_key UNIQUE (workspace_id, subscription_id, address),
  constraint delivery_receiver_workspace_id_subscription_id_member_id_key UNIQUE (workspace_id, subscription_id, member_id),
  constraint delivery_receiver_workspace_id_member_id_fkey FOREIGN KEY (workspace_id, member_id) REFERENCES organisation_member(workspace_id, id),
  constraint delivery_receiver_workspace_id_subscription_id_fkey FOREIGN KEY (workspace_id, subscription_id) REFERENCES delivery_subscription(workspace_id, id) ON DELETE CASCADE,
  constraint delivery_receiver_check CHECK (((member_id IS NULL) <> (address IS NULL)))
);
alter table public.delivery_receiver enable row level security;
CREATE INDEX delivery_receiver_member ON public.delivery_receiver USING btree (workspace_id, member_id) WHERE (member_id IS NOT NULL);
create policy workspace_wall on public.delivery_receiver
  using ((workspace_id = (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid))
  with check ((workspace_id = (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid));
grant delete, insert, select, update on public.delivery_receiver to sloop_app;

create table public.delivery_subscription (
  workspace_id uuid not null,
  id uuid not null,
  member_id uuid not null,
  name text not null,
  subject jsonb not null,
  format text not null,
  rhythm jsonb not null,
  status text not null default 'active'::text,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  constraint delivery_subscription_pkey PRIMARY KEY (workspace_id, id),
  constraint delivery_subscription_workspace_id_member_id_fkey FOREIGN KEY (workspace_id, member_id) REFERENCES organisation_member(workspace_id, id),
  constraint delivery_subscription_format_check CHECK ((format = ANY (ARRAY['pdf'::text, 'xlsx'::text]))),
  constraint delivery_subscription_name_check CHECK (((length(name) >= 1) AND (length(name) <= 120))),
  constraint delivery_subscription_status_check CHECK ((status = ANY (ARRAY['active'::text, 'paused'::text])))
);
alter table public.delivery_subscription enable row level security;
CREATE INDEX delivery_subscription_member ON public.delivery_subscription USING btree (workspace_id, member_id);
create policy workspace_wall on public.delivery_subscription
  using ((workspace_id = (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid))
  with check ((workspace_id = (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid));
grant delete, insert, select, update on public.delivery_subscription to sloop_app;

create table public.demo_company (
  workspace_id uuid not null,
  started_at timestamp with time zone not null,
  started_by uuid not null,
  built_on date not null,
  steps_done integer not null default 0,
  constraint demo_company_pkey PRIMARY KEY (workspace_id)
);
alter table public.demo_company enable row level security;
create policy workspace_wall on public.demo_company
  using ((workspace_id = (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid))
  with check ((workspace_id = (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid));
grant delete, insert, select, update on public.demo_company to sloop_app;

create table public.engine_access_principal (
  workspace_id uuid not null,
  object text not null,
  principal text not null,
  constraint engine_access_principal_pkey PRIMARY KEY (workspace_id, object, principal),
  constraint engine_access_principal_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspace(workspace_id)
);
alter table public.engine_access_principal enable row level security;
create policy workspace_wall on public.engine_access_principal
  using ((workspace_id = (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid))
  with check ((workspace_id = (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid));
grant delete, insert, select, update on public.engine_access_principal to sloop_app;

create table public.engine_access_rule (
  workspace_id uuid not null,
  id uuid not null,
  version integer not null default 1,
  kind text not null,
  object text not null,
  name text not null,
  expression text not null,
  principals text[] not null,
  may_write boolean not null default false,
  is_active boolean not null default true,
  created_at timestamp with time zone not null,
  created_by uuid,
  updated_at timestamp with time zone not null,
  updated_by uuid,
  constraint engine_access_rule_pkey PRIMARY KEY (workspace_id, id),
  constraint engine_access_rule_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspace(workspace_id),
  constraint engine_access_rule_kind_check CHECK ((kind = ANY (ARRAY['share'::text, 'restrict'::text]))),
  constraint engine_access_rule_name_check CHECK (((length(name) >= 1) AND (length(name) <= 120))),
  constraint engine_access_rule_principals_check CHECK ((cardinality(principals) > 0))
);
alter table public.engine_access_rule enable row level security;
create policy workspace_wall on public.engine_access_rule
  using ((workspace_id = (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid))
  with check ((workspace_id = (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid));
grant delete, insert, select, update on public.engine_access_rule to sloop_app;

create table public.engine_bulk_change (
  workspace_id uuid not null,
  id uuid not null,
  member_id uuid not null,
  job_id uuid not null,
  object text not null,
  request jsonb not null,
  status text not null,
  total integer not null,
  after_id uuid not null,
  changed integer not null default 0,
  same integer not null default 0,
  refused integer not null default 0,
  restored integer not null default 0,
  kept integer not null default 0,
  error jsonb,
  created_at timestamp with time zone not null,
  constraint engine_bulk_change_pkey PRIMARY KEY (workspace_id, id),
  constraint engine_bulk_change_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspace(workspace_id),
  constraint engine_bulk_change_status_check CHECK ((status = ANY (ARRAY['running'::text, 'cancelling'::text, 'cancelled'::text, 'done'::text, 'failed'::text, 'undoing'::text, 'undone'::text])))
);
alter table public.engine_bulk_change enable row level security;
CREATE INDEX engine_bulk_change_of_member ON public.engine_bulk_change USING btree (workspace_id, member_id, id);
create policy workspace_wall on public.engine_bulk_change
  using ((workspace_id = (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid))
  with check ((workspace_id = (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid));
grant delete, insert, select, update on public.engine_bulk_change to sloop_app;

create table public.engine_bulk_change_record (
  workspace_id uuid not null,
  change_id uuid not null,
  record_id uuid not null,
  verdict text not null,
  before jsonb,
  version integer,
  reason jsonb,
  constraint engine_bulk_change_record_pkey PRIMARY KEY (workspace_id, change_id, record_id),
  constraint engine_bulk_change_record_workspace_id_change_id_fkey FOREIGN KEY (workspace_id, change_id) REFERENCES engine_bulk_change(workspace_id, id),
  constraint engine_bulk_change_record_verdict_check CHECK ((verdict = ANY (ARRAY['changed'::text, 'refused'::text, 'restored'::text, 'kept'::text])))
);
alter table public.engine_bulk_change_record enable row level security;
CREATE INDEX engine_bulk_change_record_verdict ON public.engine_bulk_change_record USING btree (workspace_id, change_id, verdict, record_id);
create policy workspace_wall on public.engine_bulk_change_record
  using ((workspace_id = (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid))
  with check ((workspace_id = (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid));
grant delete, insert, select, update on public.engine_bulk_change_record to sloop_app;

create table public.engine_choice_dependency (
  workspace_id uuid not null,
  object text not null,
  field text not null,
  spec jsonb not null,
  constraint engine_choice_dependency_pkey PRIMARY KEY (workspace_id, object, field),
  constraint engine_choice_dependency_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspace(workspace_id)
);
alter table public.engine_choice_dependency enable row level security;
create policy workspace_wall on public.engine_choice_dependency
  using ((workspace_id = (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid))
  with check ((workspace_id = (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid));
grant delete, insert, select, update on public.engine_choice_dependency to sloop_app;

create table public.engine_choice_link (
  workspace_id uuid not null,
  object text not null,
  field text not null,
  record_id uuid not null,
  choice text not null,
  constraint engine_choice_link_pkey PRIMARY KEY (workspace_id, object, record_id, field, choice)
);
alter table public.engine_choice_link enable row level security;
CREATE INDEX engine_choice_link_choice ON public.engine_choice_link USING btree (workspace_id, object, field, choice, record_id);
create policy workspace_wall on public.engine_choice_link
  using ((workspace_id = (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid))
  with check ((workspace_id = (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid));
grant delete, insert, select, update on public.engine_choice_link to sloop_app;

create table public.engine_comment (
  workspace_id uuid not null,
  id uuid not null,
  object text not null,
  record_id uuid not null,
  author_id uuid not null,
  text text not null,
  mentions uuid[] not null,
  version integer not null default 1,
  at timestamp with time zone not null,
  changed_at timestamp with time zone not null,
  is_deleted boolean not null default false,
  became_object text,
  became_id uuid,
  constraint engine_comment_pkey PRIMARY KEY (workspace_id, id),
  constraint engine_comment_text_check CHECK ((length(text) <= 10000))
);
alter table public.engine_comment enable row level security;
CREATE INDEX engine_comment_record ON public.engine_comment USING btree (workspace_id, object, record_id, id DESC);
create policy workspace_wall on public.engine_comment
  using ((workspace_id = (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid))
  with check ((workspace_id = (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid));
grant delete, insert, select, update on public.engine_comment to sloop_app;

create table public.engine_comment_version (
  workspace_id uuid not null,
  comment_id uuid not null,
  version integer not null,
  text text not null,
  until timestamp with time zone not null,
  is_deletion boolean not null,
  constraint engine_comment_version_pkey PRIMARY KEY (workspace_id, comment_id, version),
  constraint engine_comment_version_workspace_id_comment_id_fkey FOREIGN KEY (workspace_id, comment_id) REFERENCES engine_comment(workspace_id, id) ON DELETE CASCADE
);
alter table public.engine_comment_version enable row level security;
create policy workspace_wall on public.engine_comment_version
  using ((workspace_id = (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid))
  with check ((workspace_id = (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid));
grant delete, insert, select, update on public.engine_comment_version to sloop_app;

create table public.engine_custom_field (
  workspace_id uuid not null,
  object text not null,
  id text not null,
  spec jsonb not null,
  storage text not null,
  slot text,
  position integer not null,
  index_state text not null default 'none'::text,
  version integer not null default 1,
  created_at timestamp with time zone not null,
  hidden_at timestamp with time zone,
  kept_state text not null default 'none'::text,
  kept_run integer not null default 0,
  kept_done bigint not null default 0,
  kept_total bigint,
  constraint engine_custom_field_pkey PRIMARY KEY (workspace_id, object, id),
  constraint engine_custom_field_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspace(workspace_id),
  constraint engine_custom_field_index_state_check CHECK ((index_state = ANY (ARRAY['none'::text, 'building'::text, 'ready'::text]))),
  constraint engine_custom_field_kept_state_check CHECK ((kept_state = ANY (ARRAY['none'::text, 'building'::text, 'ready'::text]))),
  constraint engine_custom_field_storage_check CHECK ((storage = ANY (ARRAY['slot'::text, 'overflow'::text, 'link'::text, 'computed'::text])))
);
alter table public.engine_custom_field enable row level security;
CREATE UNIQUE INDEX engine_custom_field_slot ON public.engine_custom_field USING btree (workspace_id, object, slot) WHERE (slot IS NOT NULL);
create policy workspace_wall on public.engine_custom_field
  using ((workspace_id = (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid))
  with check ((workspace_id = (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid));
grant delete, insert, select, update on public.engine_custom_field to sloop_app;

create table public.engine_custom_object (
  workspace_id uuid not null,
  id text not null,
  spec jsonb not null,
  version integer not null default 1,
  created_at timestamp with time zone not null,
  hidden_at timestamp with time zone,
  constraint engine_custom_object_pkey PRIMARY KEY (workspace_id, id),
  constraint engine_custom_object_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspace(workspace_id),
  constraint engine_custom_object_id_check CHECK ((id ~ '^custom_[a-z][a-z0-9_]*$'::text))
);
alter table public.engine_custom_object enable row level security;
create policy workspace_wall on public.engine_custom_object
  using ((workspace_id = (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid))
  with check ((workspace_id = (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid));
grant delete, insert, select, update on public.engine_custom_object to sloop_app;

create table public.engine_deleted_record (
  workspace_id uuid not null,
  object text not null,
  record_id uuid not null,
  deleted_at timestamp with time zone not null,
  deleted_by uuid,
  tx_id xid8 not null default pg_current_xact_id(),
  version integer not null,
  created_at timestamp with time zone not null,
  created_by uuid,
  versions jsonb,
  constraint engine_deleted_record_pkey PRIMARY KEY (workspace_id, object, record_id)
);
alter table public.engine_deleted_record enable row level security;
CREATE INDEX engine_deleted_record_recent ON public.engine_deleted_record USING btree (workspace_id, object, deleted_at DESC, record_id DESC);
CREATE INDEX engine_deleted_record_tx ON public.engine_deleted_record USING btree (workspace_id, tx_id);
create policy workspace_wall on public.engine_deleted_record
  using ((workspace_id = (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid))
  with check ((workspace_id = (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid));
grant delete, insert, select, update on public.engine_deleted_record to sloop_app;

create table public.engine_exchange_rate (
  workspace_id uuid not null,
  base text not null,
  currency text not null,
  valid_from date not null,
  rate numeric(22,10) not null,
  updated_at timestamp with time zone not null,
  updated_by uuid,
  constraint engine_exchange_rate_pkey PRIMARY KEY (workspace_id, base, currency, valid_from),
  constraint engine_exchange_rate_base_check CHECK ((base ~ '^[A-Z]{3}$'::text)),
  constraint engine_exchange_rate_check CHECK (((currency ~ '^[A-Z]{3}$'::text) AND (currency <> base))),
  constraint engine_exchange_rate_rate_check CHECK ((rate > (0)::numeric))
);
alter table public.engine_exchange_rate enable row level security;
create policy workspace_wall on public.engine_exchange_rate
  using ((workspace_id = (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid))
  with check ((workspace_id = (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid));
grant delete, insert, select, update on public.engine_exchange_rate to sloop_app;

create table public.engine_export (
  workspace_id uuid not null,
  id uuid not null,
  member_id uuid not null,
  job_id uuid not null,
  object text not null,
  format text not null,
  file_name text not null,
  locale text not null,
  request jsonb not null,
  row_count integer,
  size_bytes bigint,
  created_at timestamp with time zone not null,
  expires_at timestamp with time zone,
  removed_at timestamp with time zone,
  constraint engine_export_pkey PRIMARY KEY (workspace_id, id),
  constraint engine_export_format_check CHECK ((format = ANY (ARRAY['xlsx'::text, 'csv'::text])))
);
alter table public.engine_export enable row level security;
CREATE INDEX engine_export_of_member ON public.engine_export USING btree (workspace_id, member_id, created_at DESC);
CREATE INDEX engine_export_to_remove ON public.engine_export USING btree (workspace_id, expires_at) WHERE (removed_at IS NULL);
create policy workspace_wall on public.engine_export
  using ((workspace_id = (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid))
  with check ((workspace_id = (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid));
grant delete, insert, select, update on public.engine_export to sloop_app;

create table public.engine_follow (
  workspace_id uuid not null,
  object text not null,
  record_id uuid not null,
  member_id uuid not null,
  is_on boolean not null,
  since timestamp with time zone not null,
  constraint engine_follow_pkey PRIMARY KEY (workspace_id, object, record_id, member_id)
);
alter table public.engine_follow enable row level security;
create policy workspace_wall on public.engine_follow
  using ((workspace_id = (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid))
  with check ((workspace_id = (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid));
grant delete, insert, select, update on public.engine_follow to sloop_app;

create table public.engine_follower (
  consumer text not null,
  tx_id xid8 not null,
  event_id uuid not null,
  constraint engine_follower_pkey PRIMARY KEY (consumer)
);

create table public.engine_idempotency_key (
  workspace_id uuid not null,
  member_id uuid not null,
  key_hash bytea not null,
  request_hash bytea not null,
  created_at timestamp with time zone not null,
  answer bytea,
  constraint engine_idempotency_key_pkey PRIMARY KEY (workspace_id, member_id, key_hash)
);
alter table public.engine_idempotency_key enable row level security;
CREATE INDEX engine_idempotency_key_age ON public.engine_idempotency_key USING btree (workspace_id, created_at);
create policy workspace_wall on public.engine_idempotency_key
  using ((workspace_id = (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid))
  with check ((workspace_id = (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid));
grant delete, insert, select, update on public.engine_idempotency_key to sloop_app;

create table public.engine_import (
  workspace_id uuid not null,
  id uuid not null,
  object text not null,
  file_name text not null,
  encoding text not null,
  headers text[] not null,
  row_count integer not null,
  plan jsonb,
  status text not null,
  job_id uuid,
  error jsonb,
  created_by uuid not null,
  created_at timestamp with time zone not null,
  finished_at timestamp with time zone,
  summary jsonb,
  batch_id uuid,
  undone integer not null default 0,
  constraint engine_import_pkey PRIMARY KEY (workspace_id, id),
  constraint engine_import_workspace_id_batch_id_fkey FOREIGN KEY (workspace_id, batch_id) REFERENCES engine_import_batch(workspace_id, id),
  constraint engine_import_status_check CHECK ((status = ANY (ARRAY['staged'::text, 'previewing'::text, 'previewed'::text, 'running'::text, 'done'::text, 'failed'::text, 'undoing'::text, 'undone'::text])))
);
alter table public.engine_import enable row level security;
CREATE INDEX engine_import_of_batch ON public.engine_import USING btree (workspace_id, batch_id) WHERE (batch_id IS NOT NULL);
CREATE INDEX engine_import_recent ON public.engine_import USING btree (workspace_id, created_at DESC, id DESC);
create policy workspace_wall on public.engine_import
  using ((workspace_id = (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid))
  with check ((workspace_id = (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid));
grant delete, insert, select, update on public.engine_import to sloop_app;

create table public.engine_import_batch (
  workspace_id uuid not null,
  id uuid not null,
  name text not null,
  status text not null,
  job_id uuid,
  error jsonb,
  created_by uuid not null,
  created_at timestamp with time zone not null,
  made_objects text[] not null default '{}'::text[],
  constraint engine_import_batch_pkey PRIMARY KEY (workspace_id, id),
  constraint engine_import_batch_status_check CHECK ((status = ANY (ARRAY['staged'::text, 'previewing'::text, 'previewed'::text, 'running'::text, 'done'::text, 'failed'::text, 'undoing'::text, 'undone'::text])))
);
alter table public.engine_import_batch enable row level security;
create policy workspace_wall on public.engine_import_batch
  using ((workspace_id = (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid))
  with check ((workspace_id = (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid));
grant delete, insert, select, update on public.engine_import_batch to sloop_app;

create table public.engine_import_mapping (
  workspace_id uuid not null,
  id uuid not null,
  name text not null,
  object text not null,
  signature text not null,
  headers text[] not null,
  plan jsonb not null,
  updated_by uuid not null,
  updated_at timestamp with time zone not null,
  constraint engine_import_mapping_pkey PRIMARY KEY (workspace_id, id),
  constraint engine_import_mapping_workspace_id_object_signature_key UNIQUE (workspace_id, object, signature),
  constraint engine_import_mapping_name_check CHECK (((length(name) >= 1) AND (length(name) <= 120)))
);
alter table public.engine_import_mapping enable row level security;
create policy workspace_wall on public.engine_import_mapping
  using ((workspace_id = (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid))
  with check ((workspace_id = (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid));
grant delete, insert, select, update on public.engine_import_mapping to sloop_app;

create table public.engine_import_record (
  workspace_id uuid not null,
  import_id uuid not null,
  object text not null,
  record_id uuid not null,
  is_created boolean not null,
  version integer not null,
  before jsonb,
  undo text,
  kept_because jsonb,
  constraint engine_import_record_pkey PRIMARY KEY (workspace_id, import_id, object, record_id),
  constraint engine_import_record_undo_check CHECK ((undo = ANY (ARRAY['undone'::text, 'kept'::text])))
);
alter table public.engine_import_record enable row level security;
create policy workspace_wall on public.engine_import_record
  using ((workspace_id = (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid))
  with check ((workspace_id = (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid));
grant delete, insert, select, update on public.engine_import_record to sloop_app;

create table public.engine_import_result (
  workspace_id uuid not null,
  import_id uuid not null,
  row_number integer not null,
  verdict text not null,
  is_done boolean not null,
  record_id uuid,
  issues jsonb,
  warnings jsonb,
  constraint engine_import_result_pkey PRIMARY KEY (workspace_id, import_id, row_number),
  constraint engine_import_result_verdict_check CHECK ((verdict = ANY (ARRAY['new'::text, 'update'::text, 'same'::text, 'duplicate'::text, 'error'::text])))
);
alter table public.engine_import_result enable row level security;
CREATE INDEX engine_import_result_odd ON public.engine_import_result USING btree (workspace_id, import_id, verdict, row_number) WHERE (verdict <> 'new'::text);
CREATE INDEX engine_import_result_warned ON public.engine_import_result USING btree (workspace_id, import_id, row_number) WHERE (warnings IS NOT NULL);
create policy workspace_wall on public.engine_import_result
  using ((workspace_id = (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid))
  with check ((workspace_id = (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid));
grant delete, insert, select, update on public.engine_import_result to sloop_app;

create table public.engine_import_row (
  workspace_id uuid not null,
  import_id uuid not null,
  row_number integer not null,
  cells text[] not null,
  constraint engine_import_row_pkey PRIMARY KEY (workspace_id, import_id, row_number)
);
alter table public.engine_import_row enable row level security;
create policy workspace_wall on public.engine_import_row
  using ((workspace_id = (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid))
  with check ((workspace_id = (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid));
grant delete, insert, select, update on public.engine_import_row to sloop_app;

create table public.engine_job (
  workspace_id uuid not null,
  id uuid not null,
  kind text not null,
  status text not null default 'queued'::text,
  input jsonb not null,
  done integer not null default 0,
  total integer,
  note text,
  error jsonb,
  attempts integer not null default 0,
  requested_by uuid,
  created_at timestamp with time zone not null,
  started_at timestamp with time zone,
  finished_at timestamp with time zone,
  updated_at timestamp with time zone not null,
  constraint engine_job_pkey PRIMARY KEY (workspace_id, id),
  constraint engine_job_status_check CHECK ((status = ANY (ARRAY['queued'::text, 'running'::text, 'done'::text, 'failed'::text])))
);
alter table public.engine_job enable row level security;
CREATE INDEX engine_job_changed ON public.engine_job USING btree (workspace_id, updated_at);
CREATE INDEX engine_job_mine ON public.engine_job USING btree (workspace_id, requested_by, created_at DESC, id DESC);
CREATE INDEX engine_job_recent ON public.engine_job USING btree (workspace_id, created_at DESC, id DESC);
create policy workspace_wall on public.engine_job
  using ((workspace_id = (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid))
  with check ((workspace_id = (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid));
grant delete, insert, select, update on public.engine_job to sloop_app;

create table public.engine_layout (
  workspace_id uuid not null,
  object text not null,
  layout jsonb not null,
  version integer not null default 1,
  constraint engine_layout_pkey PRIMARY KEY (workspace_id, object),
  constraint engine_layout_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspace(workspace_id)
);
alter table public.engine_layout enable row level security;
create policy workspace_wall on public.engine_layout
  using ((workspace_id = (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid))
  with check ((workspace_id = (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid));
grant delete, insert, select, update on public.engine_layout to sloop_app;

create table public.engine_match_distinct (
  workspace_id uuid not null,
  object text not null,
  left_id uuid not null,
  right_id uuid not null,
  created_at timestamp with time zone not null,
  created_by uuid,
  constraint engine_match_distinct_pkey PRIMARY KEY (workspace_id, object, left_id, right_id)
);
alter table public.engine_match_distinct enable row level security;
create policy workspace_wall on public.engine_match_distinct
  using ((workspace_id = (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid))
  with check ((workspace_id = (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid));
grant delete, insert, select, update on public.engine_match_distinct to sloop_app;

create table public.engine_match_group (
  workspace_id uuid not null,
  id uuid not null,
  object text not null,
  state text not null,
  confidence integer not null,
  pairs jsonb not null,
  found_at timestamp with time zone not null,
  closed_at timestamp with time zone,
  closed_by uuid,
  constraint engine_match_group_pkey PRIMARY KEY (workspace_id, id),
  constraint engine_match_group_state_check CHECK ((state = ANY (ARRAY['open'::text, 'merged'::text, 'dismissed'::text])))
);
alter table public.engine_match_group enable row level security;
CREATE INDEX engine_match_group_list ON public.engine_match_group USING btree (workspace_id, object, state, confidence DESC, id);
create policy workspace_wall on public.engine_match_group
  using ((workspace_id = (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid))
  with check ((workspace_id = (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid));
grant delete, insert, select, update on public.engine_match_group to sloop_app;

create table public.engine_match_key (
  workspace_id uuid not null,
  object text not null,
  key bigint not null,
  record_id uuid not null,
  checked_at timestamp with time zone not null,
  sketch bytea,
  constraint engine_match_key_pkey PRIMARY KEY (workspace_id, object, key, record_id)
);
alter table public.engine_match_key enable row level security;
create policy workspace_wall on public.engine_match_key
  using ((workspace_id = (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid))
  with check ((workspace_id = (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid));
grant delete, insert, select, update on public.engine_match_key to sloop_app;

create table public.engine_match_member (
  workspace_id uuid not null,
  group_id uuid not null,
  record_id uuid not null,
  constraint engine_match_member_pkey PRIMARY KEY (workspace_id, group_id, record_id),
  constraint engine_match_member_workspace_id_group_id_fkey FOREIGN KEY (workspace_id, group_id) REFERENCES engine_match_group(workspace_id, id) ON DELETE CASCADE
);
alter table public.engine_match_member enable row level security;
CREATE INDEX engine_match_member_record ON public.engine_match_member USING btree (workspace_id, record_id);
create policy workspace_wall on public.engine_match_member
  using ((workspace_id = (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid))
  with check ((workspace_id = (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid));
grant delete, insert, select, update on public.engine_match_member to sloop_app;

create table public.engine_match_rule (
  workspace_id uuid not null,
  object text not null,
  version integer not null,
  rules jsonb not null,
  created_at timestamp with time zone not null,
  created_by uuid,
  constraint engine_match_rule_pkey PRIMARY KEY (workspace_id, object, version)
);
alter table public.engine_match_rule enable row level security;
create policy workspace_wall on public.engine_match_rule
  using ((workspace_id = (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid))
  with check ((workspace_id = (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid));
grant delete, insert, select, update on public.engine_match_rule to sloop_app;

create table public.engine_merge (
  workspace_id uuid not null,
  id uuid not null,
  object text not null,
  survivor_id uuid not null,
  merged_id uuid not null,
  merged_name text not null,
  copy jsonb not null,
  merged_at timestamp with time zone not null,
  merged_by uuid,
  undone_at timestamp with time zone,
  undone_by uuid,
  kept jsonb,
  constraint engine_merge_pkey PRIMARY KEY (workspace_id, id)
);
alter table public.engine_merge enable row level security;
CREATE INDEX engine_merge_recent ON public.engine_merge USING btree (workspace_id, merged_at DESC, id DESC);
CREATE INDEX engine_merge_survivor ON public.engine_merge USING btree (workspace_id, survivor_id) WHERE (undone_at IS NULL);
create policy workspace_wall on public.engine_merge
  using ((workspace_id = (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid))
  with check ((workspace_id = (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid));
grant delete, insert, select, update on public.engine_merge to sloop_app;

create table public.engine_notice (
  workspace_id uuid not null,
  id uuid not null,
  member_id uuid not null,
  at timestamp with time zone not null,
  kind text not null,
  tab text not null,
  actor_id uuid,
  object text,
  record_id uuid,
  link text,
  text text,
  facts jsonb,
  key text,
  read_at timestamp with time zone,
  constraint engine_notice_pkey PRIMARY KEY (workspace_id, id),
  constraint engine_notice_workspace_id_member_id_key_key UNIQUE (workspace_id, member_id, key),
  constraint engine_notice_tab_check CHECK ((tab = ANY (ARRAY['mention'::text, 'approval'::text, 'work'::text, 'other'::text])))
);
alter table public.engine_notice enable row level security;
CREATE INDEX engine_notice_at ON public.engine_notice USING btree (workspace_id, at);
CREATE INDEX engine_notice_member ON public.engine_notice USING btree (workspace_id, member_id, id DESC);
CREATE INDEX engine_notice_unread ON public.engine_notice USING btree (workspace_id, member_id, id DESC) INCLUDE (tab) WHERE (read_at IS NULL);
create policy workspace_wall on public.engine_notice
  using ((workspace_id = (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid))
  with check ((workspace_id = (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid));
grant delete, insert, select, update on public.engine_notice to sloop_app;

create table public.engine_notice_choice (
  workspace_id uuid not null,
  member_id uuid not null,
  kind text not null,
  is_on boolean not null,
  constraint engine_notice_choice_pkey PRIMARY KEY (workspace_id, member_id, kind)
);
alter table public.engine_notice_choice enable row level security;
create policy workspace_wall on public.engine_notice_choice
  using ((workspace_id = (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid))
  with check ((workspace_id = (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid));
grant delete, insert, select, update on public.engine_notice_choice to sloop_app;

create table public.engine_presence (
  workspace_id uuid not null,
  object text not null,
  record_id uuid not null,
  screen text not null,
  member_id uuid not null,
  name text not null,
  field text,
  seen_at timestamp with time zone not null,
  constraint engine_presence_pkey PRIMARY KEY (workspace_id, object, record_id, screen),
  constraint engine_presence_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspace(workspace_id)
);
alter table public.engine_presence enable row level security;
create policy workspace_wall on public.engine_presence
  using ((workspace_id = (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid))
  with check ((workspace_id = (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid));
grant delete, insert, select, update on public.engine_presence to sloop_app;

create table public.engine_private_field (
  workspace_id uuid not null,
  object text not null,
  field text not null,
  created_at timestamp with time zone not null,
  created_by uuid,
  level text not null default 'everybody'::text,
  constraint engine_private_field_pkey PRIMARY KEY (workspace_id, object, field),
  constraint engine_private_field_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspace(workspace_id),
  constraint engine_private_field_level_check CHECK ((level = ANY (ARRAY['open'::text, 'viewers'::text, 'everybody'::text])))
);
alter table public.engine_private_field enable row level security;
create policy workspace_wall on public.engine_private_field
  using ((workspace_id = (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid))
  with check ((workspace_id = (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid));
grant delete, insert, select, update on public.engine_private_field to sloop_app;

create table public.engine_record_access (
  workspace_id uuid not null,
  id uuid not null,
  object text not null,
  record_id uuid not null,
  principal text not null,
  source text not null,
  may_write boolean not null,
  note text,
  expires_at timestamp with time zone not null default 'infinity'::timestamp with time zone,
  created_at timestamp with time zone not null,
  created_by uuid,
  is_end_told boolean not null default false,
  constraint engine_record_access_pkey PRIMARY KEY (workspace_id, id),
  constraint engine_record_access_workspace_id_object_record_id_principa_key UNIQUE (workspace_id, object, record_id, principal, source),
  constraint engine_record_access_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspace(workspace_id),
  constraint engine_record_access_principal_check CHECK ((principal ~ '^(member|department|role):.+$'::text)),
  constraint engine_record_access_source_check CHECK ((source = ANY (ARRAY['team'::text, 'share'::text])))
);
alter table public.engine_record_access enable row level security;
CREATE INDEX engine_record_access_ending ON public.engine_record_access USING btree (expires_at) WHERE ((NOT is_end_told) AND (expires_at < 'infinity'::timestamp with time zone));
CREATE INDEX engine_record_access_principal ON public.engine_record_access USING btree (workspace_id, object, principal, record_id) INCLUDE (may_write, expires_at);
create policy workspace_wall on public.engine_record_access
  using ((workspace_id = (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid))
  with check ((workspace_id = (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid));
grant delete, insert, select, update on public.engine_record_access to sloop_app;

create table public.engine_rollup (
  workspace_id uuid not null,
  object text not null,
  grouped text not null,
  owner_id uuid not null,
  currency text not null,
  records bigint not null,
  sum_minor bigint not null,
  constraint engine_rollup_pkey PRIMARY KEY (workspace_id, object, grouped, owner_id, currency)
);
alter table public.engine_rollup enable row level security;
create policy workspace_wall on public.engine_rollup
  using ((workspace_id = (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid))
  with check ((workspace_id = (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid));
grant delete, insert, select, update on public.engine_rollup to sloop_app;

create table public.engine_rollup_delta (
  workspace_id uuid not null,
  object text not null,
  id uuid not null default gen_random_uuid(),
  grouped text not null,
  owner_id uuid not null,
  currency text not null,
  records bigint not null,
  sum_minor bigint not null,
  constraint engine_rollup_delta_pkey PRIMARY KEY (workspace_id, object, id)
);
alter table public.engine_rollup_delta enable row level security;
create policy workspace_wall on public.engine_rollup_delta
  using ((workspace_id = (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid))
  with check ((workspace_id = (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid));
grant delete, insert, select, update on public.engine_rollup_delta to sloop_app;

create table public.engine_rule (
  workspace_id uuid not null,
  id uuid not null,
  object text not null,
  spec jsonb not null,
  version integer not null default 1,
  created_at timestamp with time zone not null,
  constraint engine_rule_pkey PRIMARY KEY (workspace_id, id),
  constraint engine_rule_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspace(workspace_id)
);
alter table public.engine_rule enable row level security;
create policy workspace_wall on public.engine_rule
  using ((workspace_id = (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid))
  with check ((workspace_id = (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid));
grant delete, insert, select, update on public.engine_rule to sloop_app;

create table public.engine_schedule (
  workspace_id uuid not null,
  kind text not null,
  checked_until timestamp with time zone not null,
  constraint engine_schedule_pkey PRIMARY KEY (workspace_id, kind)
);
alter table public.engine_schedule enable row level security;
create policy workspace_wall on public.engine_schedule
  using ((workspace_id = (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid))
  with check ((workspace_id = (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid));
grant delete, insert, select, update on public.engine_schedule to sloop_app;

create table public.engine_schema_change (
  workspace_id uuid not null,
  id uuid not null,
  at timestamp with time zone not null,
  by_id uuid,
  object text not null,
  kind text not null,
  subject text not null,
  before jsonb,
  after jsonb,
  reverted_at timestamp with time zone,
  constraint engine_schema_change_pkey PRIMARY KEY (workspace_id, id),
  constraint engine_schema_change_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspace(workspace_id)
);
alter table public.engine_schema_change enable row level security;
CREATE INDEX engine_schema_change_object ON public.engine_schema_change USING btree (workspace_id, object, id);
create policy workspace_wall on public.engine_schema_change
  using ((workspace_id = (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid))
  with check ((workspace_id = (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid));
grant insert, select, update on public.engine_schema_change to sloop_app;

create table public.engine_schema_state (
  workspace_id uuid not null,
  revision bigint not null default 1,
  constraint engine_schema_state_pkey PRIMARY KEY (workspace_id),
  constraint engine_schema_state_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspace(workspace_id)
);
alter table public.engine_schema_state enable row level security;
create policy workspace_wall on public.engine_schema_state
  using ((workspace_id = (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid))
  with check ((workspace_id = (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid));
grant delete, insert, select, update on public.engine_schema_state to sloop_app;

create table public.engine_segment (
  workspace_id uuid not null,
  id uuid not null,
  object text not null,
  kind text not null,
  owner_id uuid not null,
  name text not null,
  description text not null,
  filter jsonb,
  expression text,
  shared text not null,
  roles text[] not null,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  constraint engine_segment_pkey PRIMARY KEY (workspace_id, id),
  constraint engine_segment_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspace(workspace_id),
  constraint engine_segment_check CHECK (((kind = 'dynamic'::text) OR ((filter IS NULL) AND (expression IS NULL)))),
  constraint engine_segment_kind_check CHECK ((kind = ANY (ARRAY['static'::text, 'dynamic'::text]))),
  constraint engine_segment_shared_check CHECK ((shared = ANY (ARRAY['nobody'::text, 'roles'::text, 'everybody'::text])))
);
alter table public.engine_segment enable row level security;
CREATE INDEX engine_segment_object ON public.engine_segment USING btree (workspace_id, object, owner_id);
create policy workspace_wall on public.engine_segment
  using ((workspace_id = (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid))
  with check ((workspace_id = (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid));
grant delete, insert, select, update on public.engine_segment to sloop_app;

create table public.engine_segment_member (
  workspace_id uuid not null,
  segment_id uuid not null,
  record_id uuid not null,
  added_at timestamp with time zone not null,
  added_by uuid not null,
  object text not null,
  constraint engine_segment_member_pkey PRIMARY KEY (workspace_id, segment_id, record_id),
  constraint engine_segment_member_workspace_id_segment_id_fkey FOREIGN KEY (workspace_id, segment_id) REFERENCES engine_segment(workspace_id, id) ON DELETE CASCADE
);
alter table public.engine_segment_member enable row level security;
CREATE INDEX engine_segment_member_record ON public.engine_segment_member USING btree (workspace_id, record_id);
create policy workspace_wall on public.engine_segment_member
  using ((workspace_id = (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid))
  with check ((workspace_id = (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid));
grant delete, insert, select, update on public.engine_segment_member to sloop_app;

create table public.engine_segment_state (
  workspace_id uuid not null,
  revision bigint not null default 1,
  constraint engine_segment_state_pkey PRIMARY KEY (workspace_id),
  constraint engine_segment_state_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspace(workspace_id)
);
alter table public.engine_segment_state enable row level security;
create policy workspace_wall on public.engine_segment_state
  using ((workspace_id = (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid))
  with check ((workspace_id = (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid));
grant delete, insert, select, update on public.engine_segment_state to sloop_app;

create table public.engine_view (
  workspace_id uuid not null,
  id uuid not null,
  object text not null,
  owner_id uuid not null,
  name text not null,
  filter jsonb,
  sort jsonb not null,
  columns text[] not null,
  layout text not null,
  shared text not null,
  roles text[] not null,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  settings jsonb not null default '{}'::jsonb,
  constraint engine_view_pkey PRIMARY KEY (workspace_id, id),
  constraint engine_view_layout_check CHECK ((layout = ANY (ARRAY['table'::text, 'board'::text, 'calendar'::text, 'chart'::text]))),
  constraint engine_view_shared_check CHECK ((shared = ANY (ARRAY['nobody'::text, 'roles'::text, 'everybody'::text])))
);
alter table public.engine_view enable row level security;
CREATE INDEX engine_view_object ON public.engine_view USING btree (workspace_id, object, owner_id);
create policy workspace_wall on public.engine_view
  using ((workspace_id = (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid))
  with check ((workspace_id = (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid));
grant delete, insert, select, update on public.engine_view to sloop_app;

create table public.engine_view_default (
  workspace_id uuid not null,
  member_id uuid not null,
  object text not null,
  view text not null,
  constraint engine_view_default_pkey PRIMARY KEY (workspace_id, member_id, object)
);
alter table public.engine_view_default enable row level security;
create policy workspace_wall on public.engine_view_default
  using ((workspace_id = (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid))
  with check ((workspace_id = (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid));
grant delete, insert, select, update on public.engine_view_default to sloop_app;

create table public.evaluation_score (
  workspace_id uuid not null,
  unit_id uuid not null,
  version integer not null,
  period_from date not null,
  period_to date not null,
  dimension text not null,
  score numeric(6,3),
  coverage numeric(6,3) not null,
  average numeric(6,3),
  computed_at timestamp with time zone not null,
  constraint evaluation_score_pkey PRIMARY KEY (workspace_id, unit_id, version, period_from, period_to, dimension)
);
alter table public.evaluation_score enable row level security;
create policy workspace_wall on public.evaluation_score
  using ((workspace_id = (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid))
  with check ((workspace_id = (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid));
grant delete, insert, select, update on public.evaluation_score to sloop_app;

create table public.event (
  workspace_id uuid not null,
  id uuid not null,
  at timestamp with time zone not null,
  tx_id xid8 not null default pg_current_xact_id(),
  kind text not null,
  object text not null,
  record_id uuid not null,
  actor_id uuid,
  door text not null,
  cause text,
  changes jsonb,
  facts jsonb,
  constraint event_pkey PRIMARY KEY (workspace_id, id, at)
) partition by range (at);
alter table public.event enable row level security;
CREATE INDEX event_actor ON ONLY public.event USING btree (workspace_id, actor_id, at DESC, id DESC);
CREATE INDEX event_follow ON ONLY public.event USING btree (tx_id, id, workspace_id);
CREATE INDEX event_kind ON ONLY public.event USING btree (workspace_id, kind, at DESC, id DESC) WHERE (kind <> ALL (ARRAY['record.created'::text, 'record.updated'::text, 'record.deleted'::text]));
CREATE INDEX event_recent ON ONLY public.event USING btree (workspace_id, at DESC, id DESC);
CREATE INDEX event_record ON ONLY public.event USING btree (workspace_id, object, record_id, at DESC, id DESC);
create policy workspace_wall on public.event
  using ((workspace_id = (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid))
  with check ((workspace_id = (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid));
grant insert, select on public.event to sloop_app;

create table public.inspection_action (
  workspace_id uuid not null,
  id uuid not null,
  version integer not null default 1,
  external_id text,
  created_at timestamp with time zone not null,
  created_by uuid,
  updated_at timestamp with time zone not null,
  updated_by uuid,
  finding_id uuid not null,
  title text not null,
  cause text,
  owner_id uuid not null,
  due_on date not null,
  status text not null,
  done_at timestamp with time zone,
  done_by uuid,
  closed_at timestamp with time zone,
  first_recheck_green boolean,
  adopted_version bigint,
  constraint inspection_action_pkey PRIMARY KEY (workspace_id, id),
  constraint inspection_action_workspace_id_external_id_key UNIQUE (workspace_id, external_id),
  constraint inspection_action_workspace_id_finding_id_fkey FOREIGN KEY (workspace_id, finding_id) REFERENCES inspection_finding(workspace_id, id) ON DELETE CASCADE,
  constraint inspection_action_workspace_id_owner_id_fkey FOREIGN KEY (workspace_id, owner_id) REFERENCES organisation_member(workspace_id, id),
  constraint inspection_action_status_check CHECK ((status = ANY (ARRAY['open'::text, 'done'::text, 'closed'::text, 'reopened'::text]))),
  constraint inspection_action_title_check CHECK (((length(title) >= 1) AND (length(title) <= 300)))
);
alter table public.inspection_action enable row level security;
CREATE INDEX inspection_action_due ON public.inspection_action USING btree (workspace_id, due_on, id);
CREATE INDEX inspection_action_finding ON public.inspection_action USING btree (workspace_id, finding_id, created_at, id);
CREATE INDEX inspection_action_owner ON public.inspection_action USING btree (workspace_id, owner_id, status, due_on, id);
CREATE INDEX inspection_action_owner_due ON public.inspection_action USING btree (workspace_id, owner_id, due_on, id);
create policy workspace_wall on public.inspection_action
  using ((workspace_id = (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid))
  with check ((workspace_id = (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid));
grant delete, insert, select, update on public.inspection_action to sloop_app;

create table public.inspection_finding (
  workspace_id uuid not null,
  id uuid not null,
  run_id uuid not null,
  item_id text not null,
  severity text not null,
  repeats integer not null default 0,
  population integer,
  offending integer,
  status text not null,
  opened_at timestamp with time zone not null,
  closed_at timestamp with time zone,
  constraint inspection_finding_pkey PRIMARY KEY (workspace_id, id),
  constraint inspection_finding_workspace_id_run_id_item_id_key UNIQUE (workspace_id, run_id, item_id),
  constraint inspection_finding_workspace_id_run_id_fkey FOREIGN KEY (workspace_id, run_id) REFERENCES inspection_run(workspace_id, id) ON DELETE CASCADE,
  constraint inspection_finding_severity_check CHECK ((severity = ANY (ARRAY['critical'::text, 'major'::text, 'minor'::text]))),
  constraint inspection_finding_status_check CHECK ((status = ANY (ARRAY['open'::text, 'acting'::text, 'done'::text, 'closed'::text, 'reopened'::text])))
);
alter table public.inspection_finding enable row level security;
CREATE INDEX inspection_finding_status ON public.inspection_finding USING btree (workspace_id, status, opened_at DESC, id DESC);
create policy workspace_wall on public.inspection_finding
  using ((workspace_id = (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid))
  with check ((workspace_id = (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid));
grant delete, insert, select, update on public.inspection_finding to sloop_app;

create table public.inspection_offender (
  workspace_id uuid not null,
  finding_id uuid not null,
  record_id uuid not null,
  owner_id uuid,
  unit_id uuid,
  constraint inspection_offender_pkey PRIMARY KEY (workspace_id, finding_id, record_id),
  constraint inspection_offender_workspace_id_finding_id_fkey FOREIGN KEY (workspace_id, finding_id) REFERENCES inspection_finding(workspace_id, id) ON DELETE CASCADE
);
alter table public.inspection_offender enable row level security;
create policy workspace_wall on public.inspection_offender
  using ((workspace_id = (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid))
  with check ((workspace_id = (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid));
grant delete, insert, select, update on public.inspection_offender to sloop_app;

create table public.inspection_recheck (
  workspace_id uuid not null,
  id uuid not null,
  finding_id uuid not null,
  action_id uuid,
  at timestamp with time zone not null,
  by_id uuid,
  population integer not null,
  offending integer not null,
  is_green boolean not null,
  note text,
  constraint inspection_recheck_pkey PRIMARY KEY (workspace_id, id),
  constraint inspection_recheck_workspace_id_finding_id_fkey FOREIGN KEY (workspace_id, finding_id) REFERENCES inspection_finding(workspace_id, id) ON DELETE CASCADE
);
alter table public.inspection_recheck enable row level security;
CREATE INDEX inspection_recheck_finding ON public.inspection_recheck USING btree (workspace_id, finding_id, at DESC, id DESC);
create policy workspace_wall on public.inspection_recheck
  using ((workspace_id = (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid))
  with check ((workspace_id = (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid));
grant delete, insert, select, update on public.inspection_recheck to sloop_app;

create table public.inspection_result (
  workspace_id uuid not null,
  run_id uuid not null,
  item_id text not null,
  unit_id uuid not null,
  status text not null,
  population integer,
  offending integer,
  value text,
  score numeric(6,3),
  trace jsonb,
  constraint inspection_result_pkey PRIMARY KEY (workspace_id, run_id, item_id, unit_id),
  constraint inspection_result_workspace_id_run_id_fkey FOREIGN KEY (workspace_id, run_id) REFERENCES inspection_run(workspace_id, id) ON DELETE CASCADE,
  constraint inspection_result_status_check CHECK ((status = ANY (ARRAY['passed'::text, 'failed'::text, 'not_applicable'::text])))
);
alter table public.inspection_result enable row level security;
create policy workspace_wall on public.inspection_result
  using ((workspace_id = (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid))
  with check ((workspace_id = (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid));
grant delete, insert, select, update on public.inspection_result to sloop_app;

create table public.inspection_run (
  workspace_id uuid not null,
  id uuid not null,
  template_id uuid not null,
  template_version integer not null,
  department_id uuid,
  owner_id uuid,
  period_from date,
  period_to date,
  as_of timestamp with time zone not null,
  status text not null,
  error text,
  score numeric(6,3),
  is_passed boolean,
  sections jsonb,
  vetoes jsonb,
  previous_run_id uuid,
  schedule_id uuid,
  inspector_id uuid not null,
  started_at timestamp with time zone not null,
  finished_at timestamp with time zone,
  constraint inspection_run_pkey PRIMARY KEY (workspace_id, id),
  constraint inspection_run_workspace_id_template_id_template_version_fkey FOREIGN KEY (workspace_id, template_id, template_version) REFERENCES inspection_template_version(workspace_id, template_id, number),
  constraint inspection_run_status_check CHECK ((status = ANY (ARRAY['running'::text, 'done'::text, 'failed'::text])))
);
alter table public.inspection_run enable row level security;
CREATE INDEX inspection_run_recent ON public.inspection_run USING btree (workspace_id, started_at DESC, id DESC);
CREATE INDEX inspection_run_template ON public.inspection_run USING btree (workspace_id, template_id, started_at DESC, id DESC);
create policy workspace_wall on public.inspection_run
  using ((workspace_id = (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid))
  with check ((workspace_id = (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid));
grant delete, insert, select, update on public.inspection_run to sloop_app;

create table public.inspection_schedule (
  workspace_id uuid not null,
  id uuid not null,
  template_id uuid not null,
  every text not null,
  department_id uuid,
  next_on date not null,
  is_enabled boolean not null default true,
  created_by uuid not null,
  created_at timestamp with time zone not null,
  constraint inspection_schedule_pkey PRIMARY KEY (workspace_id, id),
  constraint inspection_schedule_workspace_id_template_id_fkey FOREIGN KEY (workspace_id, template_id) REFERENCES inspection_template(workspace_id, id) ON DELETE CASCADE,
  constraint inspection_schedule_every_check CHECK ((every = ANY (ARRAY['week'::text, 'month'::text, 'quarter'::text])))
);
alter table public.inspection_schedule enable row level security;
create policy workspace_wall on public.inspection_schedule
  using ((workspace_id = (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid))
  with check ((workspace_id = (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid));
grant delete, insert, select, update on public.inspection_schedule to sloop_app;

create table public.inspection_template (
  workspace_id uuid not null,
  id uuid not null,
  name_zh text not null,
  name_en text not null,
  published_version integer,
  created_at timestamp with time zone not null,
  constraint inspection_template_pkey PRIMARY KEY (workspace_id, id),
  constraint inspection_template_name_en_check CHECK (((length(name_en) >= 1) AND (length(name_en) <= 200))),
  constraint inspection_template_name_zh_check CHECK (((length(name_zh) >= 1) AND (length(name_zh) <= 200)))
);
alter table public.inspection_template enable row level security;
create policy workspace_wall on public.inspection_template
  using ((workspace_id = (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid))
  with check ((workspace_id = (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid));
grant delete, insert, select, update on public.inspection_template to sloop_app;

create table public.inspection_template_version (
  workspace_id uuid not null,
  template_id uuid not null,
  number integer not null,
  status text not null,
  definition jsonb not null,
  created_at timestamp with time zone not null,
  created_by uuid,
  published_at timestamp with time zone,
  published_by uuid,
  constraint inspection_template_version_pkey PRIMARY KEY (workspace_id, template_id, number),
  constraint inspection_template_version_workspace_id_template_id_fkey FOREIGN KEY (workspace_id, template_id) REFERENCES inspection_template(workspace_id, id) ON DELETE CASCADE,
  constraint inspection_template_version_number_check CHECK ((number > 0)),
  constraint inspection_template_version_status_check CHECK ((status = ANY (ARRAY['draft'::text, 'published'::text, 'retired'::text])))
);
alter table public.inspection_template_version enable row level security;
create policy workspace_wall on public.inspection_template_version
  using ((workspace_id = (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid))
  with check ((workspace_id = (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid));
grant delete, insert, select, update on public.inspection_template_version to sloop_app;

create table public.integration_attempt (
  workspace_id uuid not null,
  id uuid not null,
  delivery_id uuid not null,
  number integer not null,
  at timestamp with time zone not null,
  request_headers jsonb not null,
  response_status integer,
  response_headers jsonb,
  response_body text,
  error text,
  duration_ms integer not null,
  constraint integration_attempt_pkey PRIMARY KEY (workspace_id, id),
  constraint integration_attempt_workspace_id_delivery_id_fkey FOREIGN KEY (workspace_id, delivery_id) REFERENCES integration_delivery(workspace_id, id) ON DELETE CASCADE
);
alter table public.integration_attempt enable row level security;
CREATE INDEX integration_attempt_delivery ON public.integration_attempt USING btree (workspace_id, delivery_id, id);
create policy workspace_wall on public.integration_attempt
  using ((workspace_id = (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid))
  with check ((workspace_id = (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid));
grant delete, insert, select, update on public.integration_attempt to sloop_app;

create table public.integration_delivery (
  workspace_id uuid not null,
  id uuid not null,
  webhook_id uuid not null,
  event_id uuid not null,
  event_at timestamp with time zone not null,
  type text not null,
  object text not null,
  record_id uuid not null,
  payload text not null,
  status text not null default 'waiting'::text,
  attempts integer not null default 0,
  next_at timestamp with time zone not null,
  claimed_until timestamp with time zone,
  last_status integer,
  last_error text,
  created_at timestamp with time zone not null,
  finished_at timestamp with time zone,
  constraint integration_delivery_pkey PRIMARY KEY (workspace_id, id),
  constraint integration_delivery_workspace_id_webhook_id_event_id_key UNIQUE (workspace_id, webhook_id, event_id),
  constraint integration_delivery_workspace_id_webhook_id_fkey FOREIGN KEY (workspace_id, webhook_id) REFERENCES integration_webhook(workspace_id, id) ON DELETE CASCADE,
  constraint integration_delivery_status_check CHECK ((status = ANY (ARRAY['waiting'::text, 'delivered'::text, 'dead'::text])))
);
alter table public.integration_delivery enable row level security;
CREATE INDEX integration_delivery_dead ON public.integration_delivery USING btree (workspace_id, webhook_id, id DESC) WHERE (status = 'dead'::text);
CREATE INDEX integration_delivery_due ON public.integration_delivery USING btree (workspace_id, webhook_id, next_at) WHERE (status = 'waiting'::text);
CREATE INDEX integration_delivery_recent ON public.integration_delivery USING btree (workspace_id, webhook_id, id DESC);
create policy workspace_wall on public.integration_delivery
  using ((workspace_id = (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid))
  with check ((workspace_id = (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid));
grant delete, insert, select, update on public.integration_delivery to sloop_app;

create table public.integration_webhook (
  workspace_id uuid not null,
  id uuid not null,
  name text not null,
  url text not null,
  member_id uuid not null,
  objects text[] not null default '{}'::text[],
  kinds text[] not null default '{}'::text[],
  expression text,
  secret text not null,
  previous_secret text,
  previous_until timestamp with time zone,
  status text not null default 'active'::text,
  status_reason text,
  failing_since timestamp with time zone,
  queued_at timestamp with time zone,
  retry_at timestamp with time zone,
  created_at timestamp with time zone not null,
  created_by uuid,
  updated_at timestamp with time zone not null,
  constraint integration_webhook_pkey PRIMARY KEY (workspace_id, id),
  constraint integration_webhook_workspace_id_member_id_fkey FOREIGN KEY (workspace_id, member_id) REFERENCES organisation_member(workspace_id, id),
  constraint integration_webhook_name_check CHECK (((length(name) >= 1) AND (length(name) <= 120))),
  constraint integration_webhook_status_check CHECK ((status = ANY (ARRAY['active'::text, 'paused'::text, 'disabled'::text]))),
  constraint integration_webhook_url_check CHECK ((length(url) <= 2000))
);
alter table public.integration_webhook enable row level security;
CREATE INDEX integration_webhook_member ON public.integration_webhook USING btree (workspace_id, member_id);
create policy workspace_wall on public.integration_webhook
  using ((workspace_id = (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid))
  with check ((workspace_id = (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid));
grant delete, insert, select, update on public.integration_webhook to sloop_app;

create table public.onboarding_mark (
  workspace_id uuid not null,
  member_id uuid not null,
  mark text not null,
  state text not null,
  at timestamp with time zone not null,
  constraint onboarding_mark_pkey PRIMARY KEY (workspace_id, member_id, mark),
  constraint onboarding_mark_workspace_id_member_id_fkey FOREIGN KEY (workspace_id, member_id) REFERENCES organisation_member(workspace_id, id) ON DELETE CASCADE,
  constraint onboarding_mark_mark_check CHECK ((length(mark) <= 60)),
  constraint onboarding_mark_state_check CHECK ((length(state) <= 40))
);
alter table public.onboarding_mark enable row level security;
create policy workspace_wall on public.onboarding_mark
  using ((workspace_id = (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid))
  with check ((workspace_id = (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid));
grant delete, insert, select, update on public.onboarding_mark to sloop_app;

create table public.opportunity (
  workspace_id uuid not null,
  id uuid not null,
  version integer not null default 1,
  external_id text,
  created_at timestamp with time zone not null,
  created_by uuid,
  updated_at timestamp with time zone not null,
  updated_by uuid,
  name text not null,
  account_id uuid,
  owner_id uuid,
  product_id uuid,
  amount_minor bigint,
  amount_currency text,
  stage text,
  forecast_category text,
  close_date date,
  engaged_on date,
  closed_on date,
  probability bigint,
  source text,
  next_step text,
  next_step_on date,
  need text,
  budget_minor bigint,
  budget_currency text,
  competitor text,
  lost_reason text,
  lost_note text,
  description text,
  pushed_count bigint,
  stage_entered_at timestamp with time zone,
  outcome text,
  forecast_overridden boolean,
  imported boolean,
  x_text_1 text,
  x_text_2 text,
  x_text_3 text,
  x_text_4 text,
  x_text_5 text,
  x_text_6 text,
  x_text_7 text,
  x_text_8 text,
  x_text_9 text,
  x_text_10 text,
  x_text_11 text,
  x_text_12 text,
  x_text_13 text,
  x_text_14 text,
  x_text_15 text,
  x_text_16 text,
  x_int_1 bigint,
  x_int_2 bigint,
  x_int_3 bigint,
  x_int_4 bigint,
  x_int_5 bigint,
  x_int_6 bigint,
  x_int_7 bigint,
  x_int_8 bigint,
  x_int_9 bigint,
  x_int_10 bigint,
  x_bool_1 boolean,
  x_bool_2 boolean,
  x_bool_3 boolean,
  x_bool_4 boolean,
  x_bool_5 boolean,
  x_bool_6 boolean,
  x_date_1 date,
  x_date_2 date,
  x_date_3 date,
  x_date_4 date,
  x_date_5 date,
  x_date_6 date,
  x_time_1 timestamp with time zone,
  x_time_2 timestamp with time zone,
  x_time_3 timestamp with time zone,
  x_time_4 timestamp with time zone,
  x_ref_1_id uuid,
  x_ref_2_id uuid,
  x_ref_3_id uuid,
  x_ref_4_id uuid,
  x_ref_5_id uuid,
  x_ref_6_id uuid,
  x_ref_7_id uuid,
  x_ref_8_id uuid,
  x_money_1_minor bigint,
  x_money_1_currency text,
  x_money_2_minor bigint,
  x_money_2_currency text,
  x_money_3_minor bigint,
  x_money_3_currency text,
  x_money_4_minor bigint,
  x_money_4_currency text,
  custom jsonb,
  constraint opportunity_pkey PRIMARY KEY (workspace_id, id),
  constraint opportunity_workspace_id_external_id_key UNIQUE (workspace_id, external_id),
  constraint opportunity_workspace_id_account_id_fkey FOREIGN KEY (workspace_id, account_id) REFERENCES account(workspace_id, id),
  constraint opportunity_workspace_id_owner_id_fkey FOREIGN KEY (workspace_id, owner_id) REFERENCES organisation_member(workspace_id, id),
  constraint opportunity_workspace_id_product_id_fkey FOREIGN KEY (workspace_id, product_id) REFERENCES product(workspace_id, id),
  constraint opportunity_check CHECK (((amount_minor IS NULL) = (amount_currency IS NULL))),
  constraint opportunity_check1 CHECK (((budget_minor IS NULL) = (budget_currency IS NULL))),
  constraint opportunity_forecast_category_check CHECK ((forecast_category = ANY (ARRAY['pipeline'::text, 'best_case'::text, 'commit'::text, 'closed'::text, 'omitted'::text]))),
  constraint opportunity_name_check CHECK (((length(name) >= 1) AND (length(name) <= 200))),
  constraint opportunity_outcome_check CHECK ((outcome = ANY (ARRAY['open'::text, 'won'::text, 'lost'::text]))),
  constraint opportunity_probability_check CHECK (((probability >= 0) AND (probability <= 10000)))
);
alter table public.opportunity enable row level security;
CREATE INDEX opportunity_account ON public.opportunity USING btree (workspace_id, account_id, close_date, id);
CREATE INDEX opportunity_amount ON public.opportunity USING btree (workspace_id, amount_minor, id) INCLUDE (owner_id, stage, outcome, source, product_id);
CREATE INDEX opportunity_close_date ON public.opportunity USING btree (workspace_id, close_date, id) INCLUDE (owner_id, stage, outcome, source, product_id);
CREATE INDEX opportunity_closed ON public.opportunity USING btree (workspace_id, outcome, closed_on, id);
CREATE INDEX opportunity_decided ON public.opportunity USING btree (workspace_id, closed_on, id) INCLUDE (outcome) WHERE (closed_on IS NOT NULL);
CREATE INDEX opportunity_figures ON public.opportunity USING btree (workspace_id, outcome, source, close_date) INCLUDE (stage, owner_id, product_id, forecast_category, amount_minor, amount_currency, closed_on, probability);
CREATE INDEX opportunity_name ON public.opportunity USING btree (workspace_id, name COLLATE "zh-x-icu", id);
CREATE INDEX opportunity_outcome ON public.opportunity USING btree (workspace_id, outcome, close_date, id);
CREATE INDEX opportunity_owner ON public.opportunity USING btree (workspace_id, owner_id, outcome, close_date, id);
CREATE INDEX opportunity_owner_amount_minor ON public.opportunity USING btree (workspace_id, owner_id, amount_minor, id);
CREATE INDEX opportunity_owner_close_date ON public.opportunity USING btree (workspace_id, owner_id, close_date, id);
CREATE INDEX opportunity_owner_closed_on ON public.opportunity USING btree (workspace_id, owner_id, closed_on, id);
CREATE INDEX opportunity_owner_updated_at ON public.opportunity USING btree (workspace_id, owner_id, updated_at, id);
CREATE INDEX opportunity_product ON public.opportunity USING btree (workspace_id, product_id, close_date, id) INCLUDE (owner_id, stage, outcome, source);
CREATE INDEX opportunity_product_amount ON public.opportunity USING btree (workspace_id, product_id, amount_minor, id) INCLUDE (owner_id, stage, outcome, source);
CREATE INDEX opportunity_product_updated ON public.opportunity USING btree (workspace_id, product_id, updated_at, id) INCLUDE (owner_id, stage, outcome, source);
CREATE INDEX opportunity_stage ON public.opportunity USING btree (workspace_id, stage, close_date, id) INCLUDE (owner_id, outcome, source, product_id);
CREATE INDEX opportunity_stage_amount ON public.opportunity USING btree (workspace_id, stage, amount_minor, id) INCLUDE (owner_id, outcome, source, product_id);
CREATE INDEX opportunity_stage_updated ON public.opportunity USING btree (workspace_id, stage, updated_at, id) INCLUDE (owner_id, outcome, source, product_id);
CREATE INDEX opportunity_updated ON public.opportunity USING btree (workspace_id, updated_at, id) INCLUDE (owner_id, stage, outcome, source, product_id);
create policy workspace_wall on public.opportunity
  using ((workspace_id = (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid))
  with check ((workspace_id = (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid));
CREATE TRIGGER opportunity_post_change AFTER UPDATE ON public.opportunity FOR EACH ROW WHEN (((old.name IS DISTINCT FROM new.name) OR (old.owner_id IS DISTINCT FROM new.owner_id))) EXECUTE FUNCTION opportunity_post();
CREATE TRIGGER opportunity_post_rows AFTER INSERT OR DELETE ON public.opportunity FOR EACH ROW WHEN ((current_setting('app.bulk'::text, true) IS DISTINCT FROM 'on'::text)) EXECUTE FUNCTION opportunity_post();
CREATE TRIGGER opportunity_rollup_change AFTER UPDATE ON public.opportunity FOR EACH ROW WHEN (((((old.stage IS DISTINCT FROM new.stage) OR (old.owner_id IS DISTINCT FROM new.owner_id)) OR (old.amount_minor IS DISTINCT FROM new.amount_minor)) OR (old.amount_currency IS DISTINCT FROM new.amount_currency))) EXECUTE FUNCTION opportunity_rollup();
CREATE TRIGGER opportunity_rollup_rows AFTER INSERT OR DELETE ON public.opportunity FOR EACH ROW EXECUTE FUNCTION opportunity_rollup();
CREATE TRIGGER opportunity_search_change AFTER UPDATE ON public.opportunity FOR EACH ROW WHEN ((old.name IS DISTINCT FROM new.name)) EXECUTE FUNCTION opportunity_search();
CREATE TRIGGER opportunity_search_rows AFTER INSERT OR DELETE ON public.opportunity FOR EACH ROW WHEN ((current_setting('app.bulk'::text, true) IS DISTINCT FROM 'on'::text)) EXECUTE FUNCTION opportunity_search();
grant delete, insert, select, update on public.opportunity to sloop_app;

create table public.opportunity_version (
  workspace_id uuid not null,
  record_id uuid not null,
  valid_from timestamp with time zone not null,
  valid_to timestamp with time zone not null default 'infinity'::timestamp with time zone,
  account_id uuid,
  owner_id uuid,
  amount_minor bigint,
  amount_currency text,
  stage text,
  forecast_category text,
  close_date date,
  probability bigint,
  next_step_on date,
  outcome text,
  product_id uuid,
  engaged_on date,
  closed_on date,
  stage_entered_at timestamp with time zone,
  pushed_count bigint,
  lost_reason text,
  imported boolean,
  x_text_1 text,
  x_text_2 text,
  x_text_3 text,
  x_text_4 text,
  x_text_5 text,
  x_text_6 text,
  x_text_7 text,
  x_text_8 text,
  x_text_9 text,
  x_text_10 text,
  x_text_11 text,
  x_text_12 text,
  x_text_13 text,
  x_text_14 text,
  x_text_15 text,
  x_text_16 text,
  x_int_1 bigint,
  x_int_2 bigint,
  x_int_3 bigint,
  x_int_4 bigint,
  x_int_5 bigint,
  x_int_6 bigint,
  x_int_7 bigint,
  x_int_8 bigint,
  x_int_9 bigint,
  x_int_10 bigint,
  x_bool_1 boolean,
  x_bool_2 boolean,
  x_bool_3 boolean,
  x_bool_4 boolean,
  x_bool_5 boolean,
  x_bool_6 boolean,
  x_date_1 date,
  x_date_2 date,
  x_date_3 date,
  x_date_4 date,
  x_date_5 date,
  x_date_6 date,
  x_time_1 timestamp with time zone,
  x_time_2 timestamp with time zone,
  x_time_3 timestamp with time zone,
  x_time_4 timestamp with time zone,
  x_ref_1_id uuid,
  x_ref_2_id uuid,
  x_ref_3_id uuid,
  x_ref_4_id uuid,
  x_ref_5_id uuid,
  x_ref_6_id uuid,
  x_ref_7_id uuid,
  x_ref_8_id uuid,
  x_money_1_minor bigint,
  x_money_1_currency text,
  x_money_2_minor bigint,
  x_money_2_currency text,
  x_money_3_minor bigint,
  x_money_3_currency text,
  x_money_4_minor bigint,
  x_money_4_currency text,
  custom jsonb,
  constraint opportunity_version_pkey PRIMARY KEY (workspace_id, record_id, valid_from)
);
alter table public.opportunity_version enable row level security;
CREATE INDEX opportunity_version_at ON public.opportunity_version USING btree (workspace_id, valid_to, valid_from);
CREATE INDEX opportunity_version_owner ON public.opportunity_version USING btree (workspace_id, owner_id, valid_to, valid_from);
CREATE INDEX opportunity_version_stage ON public.opportunity_version USING btree (workspace_id, stage, valid_to, valid_from);
create policy workspace_wall on public.opportunity_version
  using ((workspace_id = (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid))
  with check ((workspace_id = (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid));
grant delete, insert, select, update on public.opportunity_version to sloop_app;

create table public.organisation_api_key (
  workspace_id uuid not null,
  id uuid not null,
  member_id uuid not null,
  name text not null,
  prefix text not null,
  key_hash text not null,
  scopes text[] not null,
  expires_at timestamp with time zone,
  last_used_at timestamp with time zone,
  revoked_at timestamp with time zone,
  created_at timestamp with time zone not null,
  created_by uuid,
  constraint organisation_api_key_pkey PRIMARY KEY (workspace_id, id),
  constraint organisation_api_key_workspace_id_key_hash_key UNIQUE (workspace_id, key_hash),
  constraint organisation_api_key_workspace_id_member_id_fkey FOREIGN KEY (workspace_id, member_id) REFERENCES organisation_member(workspace_id, id),
  constraint organisation_api_key_name_check CHECK (((length(name) >= 1) AND (length(name) <= 120)))
);
alter table public.organisation_api_key enable row level security;
CREATE INDEX organisation_api_key_member ON public.organisation_api_key USING btree (workspace_id, member_id);
create policy workspace_wall on public.organisation_api_key
  using ((workspace_id = (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid))
  with check ((workspace_id = (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid));
grant delete, insert, select, update on public.organisation_api_key to sloop_app;

create table public.organisation_assignment (
  workspace_id uuid not null,
  id uuid not null,
  version integer not null default 1,
  member_id uuid not null,
  department_id uuid not null,
  manager_id uuid,
  role text not null,
  position text,
  valid_from date not null,
  valid_to date not null default 'infinity'::date,
  created_at timestamp with time zone not null,
  created_by uuid,
  updated_at timestamp with time zone not null,
  updated_by uuid,
  constraint organisation_assignment_pkey PRIMARY KEY (workspace_id, id),
  constraint organisation_assignment_workspace_id_member_id_valid_from_key UNIQUE (workspace_id, member_id, valid_from),
  constraint organisation_assignment_workspace_id_department_id_fkey FOREIGN KEY (workspace_id, department_id) REFERENCES organisation_department(workspace_id, id),
  constraint organisation_assignment_workspace_id_manager_id_fkey FOREIGN KEY (workspace_id, manager_id) REFERENCES organisation_member(workspace_id, id),
  constraint organisation_assignment_workspace_id_member_id_fkey FOREIGN KEY (workspace_id, member_id) REFERENCES organisation_member(workspace_id, id),
  constraint organisation_assignment_check CHECK ((valid_from < valid_to)),
  constraint organisation_assignment_check1 CHECK ((manager_id <> member_id))
);
alter table public.organisation_assignment enable row level security;
CREATE INDEX organisation_assignment_department ON public.organisation_assignment USING btree (workspace_id, department_id, valid_from);
CREATE INDEX organisation_assignment_manager ON public.organisation_assignment USING btree (workspace_id, manager_id, valid_from);
create policy workspace_wall on public.organisation_assignment
  using ((workspace_id = (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid))
  with check ((workspace_id = (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid));
grant delete, insert, select, update on public.organisation_assignment to sloop_app;

create table public.organisation_department (
  workspace_id uuid not null,
  id uuid not null,
  version integer not null default 1,
  external_id text,
  name text not null,
  parent_id uuid,
  path text not null,
  sort_order integer not null default 0,
  created_at timestamp with time zone not null,
  created_by uuid,
  updated_at timestamp with time zone not null,
  updated_by uuid,
  constraint organisation_department_pkey PRIMARY KEY (workspace_id, id),
  constraint organisation_department_workspace_id_external_id_key UNIQUE (workspace_id, external_id),
  constraint organisation_department_workspace_id_parent_id_name_key UNIQUE NULLS NOT DISTINCT (workspace_id, parent_id, name),
  constraint organisation_department_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspace(workspace_id),
  constraint organisation_department_workspace_id_parent_id_fkey FOREIGN KEY (workspace_id, parent_id) REFERENCES organisation_department(workspace_id, id),
  constraint organisation_department_name_check CHECK (((length(name) >= 1) AND (length(name) <= 120)))
);
alter table public.organisation_department enable row level security;
CREATE INDEX organisation_department_path ON public.organisation_department USING btree (workspace_id, path);
create policy workspace_wall on public.organisation_department
  using ((workspace_id = (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid))
  with check ((workspace_id = (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid));
grant delete, insert, select, update on public.organisation_department to sloop_app;

create table public.organisation_invitation (
  workspace_id uuid not null,
  id uuid not null,
  member_id uuid not null,
  email text not null,
  token_hash text not null,
  expires_at timestamp with time zone not null,
  created_at timestamp with time zone not null,
  created_by uuid,
  accepted_at timestamp with time zone,
  revoked_at timestamp with time zone,
  constraint organisation_invitation_pkey PRIMARY KEY (workspace_id, id),
  constraint organisation_invitation_workspace_id_token_hash_key UNIQUE (workspace_id, token_hash),
  constraint organisation_invitation_workspace_id_member_id_fkey FOREIGN KEY (workspace_id, member_id) REFERENCES organisation_member(workspace_id, id),
  constraint organisation_invitation_email_check CHECK ((email = lower(email)))
);
alter table public.organisation_invitation enable row level security;
CREATE INDEX organisation_invitation_member ON public.organisation_invitation USING btree (workspace_id, member_id);
create policy workspace_wall on public.organisation_invitation
  using ((workspace_id = (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid))
  with check ((workspace_id = (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid));
grant delete, insert, select, update on public.organisation_invitation to sloop_app;

create table public.organisation_member (
  workspace_id uuid not null,
  id uuid not null,
  version integer not null default 1,
  external_id text,
  user_id uuid,
  name text not null,
  email text,
  status text not null,
  locale text not null default 'zh'::text,
  theme text not null default 'system'::text,
  created_at timestamp with time zone not null,
  created_by uuid,
  updated_at timestamp with time zone not null,
  updated_by uuid,
  chosen_at timestamp with time zone,
  constraint organisation_member_pkey PRIMARY KEY (workspace_id, id),
  constraint organisation_member_workspace_id_email_key UNIQUE (workspace_id, email),
  constraint organisation_member_workspace_id_external_id_key UNIQUE (workspace_id, external_id),
  constraint organisation_member_workspace_id_user_id_key UNIQUE (workspace_id, user_id),
  constraint organisation_member_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspace(workspace_id),
  constraint organisation_member_email_check CHECK ((email = lower(email))),
  constraint organisation_member_locale_check CHECK ((locale = ANY (ARRAY['zh'::text, 'en'::text]))),
  constraint organisation_member_name_check CHECK (((length(name) >= 1) AND (length(name) <= 120))),
  constraint organisation_member_status_check CHECK ((status = ANY (ARRAY['active'::text, 'invited'::text, 'no_sign_in'::text, 'left'::text, 'system'::text]))),
  constraint organisation_member_theme_check CHECK ((theme = ANY (ARRAY['light'::text, 'dark'::text, 'system'::text])))
);
alter table public.organisation_member enable row level security;
CREATE INDEX organisation_member_name ON public.organisation_member USING btree (workspace_id, name, id);
CREATE INDEX organisation_member_user ON public.organisation_member USING btree (user_id) WHERE (user_id IS NOT NULL);
create policy workspace_wall on public.organisation_member
  using ((workspace_id = (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid))
  with check ((workspace_id = (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid));
grant delete, insert, select, update on public.organisation_member to sloop_app;

create table public.organisation_member_role (
  workspace_id uuid not null,
  member_id uuid not null,
  role text not null,
  created_at timestamp with time zone not null,
  created_by uuid,
  constraint organisation_member_role_pkey PRIMARY KEY (workspace_id, member_id, role),
  constraint organisation_member_role_workspace_id_member_id_fkey FOREIGN KEY (workspace_id, member_id) REFERENCES organisation_member(workspace_id, id)
);
alter table public.organisation_member_role enable row level security;
create policy workspace_wall on public.organisation_member_role
  using ((workspace_id = (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid))
  with check ((workspace_id = (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid));
grant delete, insert, select, update on public.organisation_member_role to sloop_app;

create table public.organisation_role (
  workspace_id uuid not null,
  id uuid not null,
  version integer not null default 1,
  name_zh text not null,
  name_en text not null,
  purpose_zh text not null default ''::text,
  purpose_en text not null default ''::text,
  definition jsonb not null,
  created_at timestamp with time zone not null,
  created_by uuid,
  updated_at timestamp with time zone not null,
  updated_by uuid,
  constraint organisation_role_pkey PRIMARY KEY (workspace_id, id),
  constraint organisation_role_workspace_id_name_en_key UNIQUE (workspace_id, name_en),
  constraint organisation_role_workspace_id_name_zh_key UNIQUE (workspace_id, name_zh),
  constraint organisation_role_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspace(workspace_id),
  constraint organisation_role_name_en_check CHECK (((length(name_en) >= 1) AND (length(name_en) <= 60))),
  constraint organisation_role_name_zh_check CHECK (((length(name_zh) >= 1) AND (length(name_zh) <= 60)))
);
alter table public.organisation_role enable row level security;
create policy workspace_wall on public.organisation_role
  using ((workspace_id = (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid))
  with check ((workspace_id = (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid));
grant delete, insert, select, update on public.organisation_role to sloop_app;

create table public.organisation_state (
  workspace_id uuid not null,
  revision bigint not null default 1,
  superiors_see_subordinates boolean not null default true,
  constraint organisation_state_pkey PRIMARY KEY (workspace_id),
  constraint organisation_state_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspace(workspace_id)
);
alter table public.organisation_state enable row level security;
create policy workspace_wall on public.organisation_state
  using ((workspace_id = (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid))
  with check ((workspace_id = (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid));
grant delete, insert, select, update on public.organisation_state to sloop_app;

create table public.platform_file (
  workspace_id uuid not null,
  id uuid not null,
  name text not null,
  type text not null,
  size bigint not null,
  sha256 text not null,
  uploaded_by uuid not null,
  uploaded_at timestamp with time zone not null,
  object text,
  record_id uuid,
  removed_at timestamp with time zone,
  removed_by uuid,
  constraint platform_file_pkey PRIMARY KEY (workspace_id, id),
  constraint platform_file_name_check CHECK (((length(name) >= 1) AND (length(name) <= 255))),
  constraint platform_file_size_check CHECK ((size >= 0))
);
alter table public.platform_file enable row level security;
CREATE INDEX platform_file_record ON public.platform_file USING btree (workspace_id, object, record_id);
create policy workspace_wall on public.platform_file
  using ((workspace_id = (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid))
  with check ((workspace_id = (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid));
grant delete, insert, select, update on public.platform_file to sloop_app;

create table public.process (
  workspace_id uuid not null,
  id uuid not null,
  object text not null,
  name_zh text not null,
  name_en text not null,
  created_at timestamp with time zone not null,
  created_by uuid,
  constraint process_pkey PRIMARY KEY (workspace_id, id),
  constraint process_workspace_id_object_key UNIQUE (workspace_id, object)
);
alter table public.process enable row level security;
create policy workspace_wall on public.process
  using ((workspace_id = (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid))
  with check ((workspace_id = (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid));
grant delete, insert, select, update on public.process to sloop_app;

create table public.process_exception (
  workspace_id uuid not null,
  id uuid not null,
  object text not null,
  member_id uuid,
  record_id uuid,
  condition_id text not null,
  reason text not null,
  expires_at timestamp with time zone not null,
  granted_by uuid,
  granted_at timestamp with time zone not null,
  revoked_at timestamp with time zone,
  constraint process_exception_pkey PRIMARY KEY (workspace_id, id),
  constraint process_exception_workspace_id_member_id_fkey FOREIGN KEY (workspace_id, member_id) REFERENCES organisation_member(workspace_id, id),
  constraint process_exception_check CHECK (((member_id IS NOT NULL) OR (record_id IS NOT NULL))),
  constraint process_exception_reason_check CHECK ((length(reason) > 0))
);
alter table public.process_exception enable row level security;
CREATE INDEX process_exception_active ON public.process_exception USING btree (workspace_id, object, expires_at);
create policy workspace_wall on public.process_exception
  using ((workspace_id = (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid))
  with check ((workspace_id = (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid));
grant delete, insert, select, update on public.process_exception to sloop_app;

create table public.process_exception_request (
  workspace_id uuid not null,
  id uuid not null,
  object text not null,
  record_id uuid not null,
  stage text not null,
  conditions jsonb not null,
  reason text not null,
  expires_at timestamp with time zone not null,
  asked_by uuid not null,
  asked_at timestamp with time zone not null,
  asked_of uuid[] not null,
  status text not null default 'waiting'::text,
  decided_by uuid,
  decided_at timestamp with time zone,
  note text,
  constraint process_exception_request_pkey PRIMARY KEY (workspace_id, id),
  constraint process_exception_request_reason_check CHECK ((length(reason) > 0)),
  constraint process_exception_request_status_check CHECK ((status = ANY (ARRAY['waiting'::text, 'approved'::text, 'declined'::text, 'withdrawn'::text])))
);
alter table public.process_exception_request enable row level security;
CREATE INDEX process_exception_request_asker ON public.process_exception_request USING btree (workspace_id, asked_by, asked_at);
CREATE INDEX process_exception_request_decider ON public.process_exception_request USING btree (workspace_id, decided_by, decided_at);
CREATE INDEX process_exception_request_record ON public.process_exception_request USING btree (workspace_id, record_id, asked_at);
CREATE INDEX process_exception_request_waiting ON public.process_exception_request USING btree (workspace_id, expires_at) WHERE (status = 'waiting'::text);
create policy workspace_wall on public.process_exception_request
  using ((workspace_id = (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid))
  with check ((workspace_id = (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid));
grant delete, insert, select, update on public.process_exception_request to sloop_app;

create table public.process_exception_use (
  workspace_id uuid not null,
  exception_id uuid not null,
  record_id uuid not null,
  used_at timestamp with time zone not null,
  used_by uuid,
  constraint process_exception_use_pkey PRIMARY KEY (workspace_id, exception_id, record_id, used_at),
  constraint process_exception_use_workspace_id_exception_id_fkey FOREIGN KEY (workspace_id, exception_id) REFERENCES process_exception(workspace_id, id)
);
alter table public.process_exception_use enable row level security;
create policy workspace_wall on public.process_exception_use
  using ((workspace_id = (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid))
  with check ((workspace_id = (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid));
grant delete, insert, select, update on public.process_exception_use to sloop_app;

create table public.process_stage_history (
  workspace_id uuid not null,
  id uuid not null,
  object text not null,
  record_id uuid not null,
  stage text not null,
  entered_at timestamp with time zone not null,
  left_at timestamp with time zone,
  entered_by uuid,
  version_id uuid,
  imported boolean not null default false,
  previous_stage text,
  is_first boolean not null default true,
  reached text[],
  constraint process_stage_history_pkey PRIMARY KEY (workspace_id, id),
  constraint process_stage_history_check CHECK ((left_at >= entered_at))
);
alter table public.process_stage_history enable row level security;
CREATE INDEX process_stage_history_record ON public.process_stage_history USING btree (workspace_id, object, record_id, entered_at);
CREATE INDEX process_stage_history_stage ON public.process_stage_history USING btree (workspace_id, object, stage, entered_at) INCLUDE (record_id, left_at, imported, previous_stage, is_first, version_id);
create policy workspace_wall on public.process_stage_history
  using ((workspace_id = (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid))
  with check ((workspace_id = (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid));
grant delete, insert, select, update on public.process_stage_history to sloop_app;

create table public.process_version (
  workspace_id uuid not null,
  id uuid not null,
  process_id uuid not null,
  number integer not null,
  status text not null,
  revision integer not null default 1,
  valid_from timestamp with time zone,
  valid_to timestamp with time zone,
  note text,
  origin text,
  definition jsonb not null,
  created_at timestamp with time zone not null,
  created_by uuid,
  updated_at timestamp with time zone not null,
  updated_by uuid,
  published_by uuid,
  constraint process_version_pkey PRIMARY KEY (workspace_id, id),
  constraint process_version_workspace_id_process_id_number_key UNIQUE (workspace_id, process_id, number),
  constraint process_version_workspace_id_process_id_fkey FOREIGN KEY (workspace_id, process_id) REFERENCES process(workspace_id, id),
  constraint process_version_check CHECK (((status = 'draft'::text) = (valid_from IS NULL))),
  constraint process_version_number_check CHECK ((number > 0)),
  constraint process_version_status_check CHECK ((status = ANY (ARRAY['draft'::text, 'published'::text, 'retired'::text])))
);
alter table public.process_version enable row level security;
CREATE UNIQUE INDEX process_version_in_force ON public.process_version USING btree (workspace_id, process_id) WHERE (status = 'published'::text);
create policy workspace_wall on public.process_version
  using ((workspace_id = (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid))
  with check ((workspace_id = (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid));
grant delete, insert, select, update on public.process_version to sloop_app;

create table public.product (
  workspace_id uuid not null,
  id uuid not null,
  version integer not null default 1,
  external_id text,
  created_at timestamp with time zone not null,
  created_by uuid,
  updated_at timestamp with time zone not null,
  updated_by uuid,
  name text not null,
  code text,
  family text,
  unit_price_minor bigint,
  unit_price_currency text,
  unit text,
  tax_rate bigint,
  active boolean,
  description text,
  x_text_1 text,
  x_text_2 text,
  x_text_3 text,
  x_text_4 text,
  x_text_5 text,
  x_text_6 text,
  x_text_7 text,
  x_text_8 text,
  x_text_9 text,
  x_text_10 text,
  x_text_11 text,
  x_text_12 text,
  x_text_13 text,
  x_text_14 text,
  x_text_15 text,
  x_text_16 text,
  x_int_1 bigint,
  x_int_2 bigint,
  x_int_3 bigint,
  x_int_4 bigint,
  x_int_5 bigint,
  x_int_6 bigint,
  x_int_7 bigint,
  x_int_8 bigint,
  x_int_9 bigint,
  x_int_10 bigint,
  x_bool_1 boolean,
  x_bool_2 boolean,
  x_bool_3 boolean,
  x_bool_4 boolean,
  x_bool_5 boolean,
  x_bool_6 boolean,
  x_date_1 date,
  x_date_2 date,
  x_date_3 date,
  x_date_4 date,
  x_date_5 date,
  x_date_6 date,
  x_time_1 timestamp with time zone,
  x_time_2 timestamp with time zone,
  x_time_3 timestamp with time zone,
  x_time_4 timestamp with time zone,
  x_ref_1_id uuid,
  x_ref_2_id uuid,
  x_ref_3_id uuid,
  x_ref_4_id uuid,
  x_ref_5_id uuid,
  x_ref_6_id uuid,
  x_ref_7_id uuid,
  x_ref_8_id uuid,
  x_money_1_minor bigint,
  x_money_1_currency text,
  x_money_2_minor bigint,
  x_money_2_currency text,
  x_money_3_minor bigint,
  x_money_3_currency text,
  x_money_4_minor bigint,
  x_money_4_currency text,
  custom jsonb,
  constraint product_pkey PRIMARY KEY (workspace_id, id),
  constraint product_workspace_id_code_key UNIQUE (workspace_id, code),
  constraint product_workspace_id_external_id_key UNIQUE (workspace_id, external_id),
  constraint product_check CHECK (((unit_price_minor IS NULL) = (unit_price_currency IS NULL))),
  constraint product_name_check CHECK (((length(name) >= 1) AND (length(name) <= 200)))
);
alter table public.product enable row level security;
CREATE INDEX product_active ON public.product USING btree (workspace_id, active, name COLLATE "zh-x-icu", id);
CREATE INDEX product_family ON public.product USING btree (workspace_id, family, name COLLATE "zh-x-icu", id);
CREATE INDEX product_name ON public.product USING btree (workspace_id, name COLLATE "zh-x-icu", id);
create policy workspace_wall on public.product
  using ((workspace_id = (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid))
  with check ((workspace_id = (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid));
CREATE TRIGGER product_post_change AFTER UPDATE ON public.product FOR EACH ROW WHEN (((old.name IS DISTINCT FROM new.name) OR (NULL::uuid IS DISTINCT FROM NULL::uuid))) EXECUTE FUNCTION product_post();
CREATE TRIGGER product_post_rows AFTER INSERT OR DELETE ON public.product FOR EACH ROW WHEN ((current_setting('app.bulk'::text, true) IS DISTINCT FROM 'on'::text)) EXECUTE FUNCTION product_post();
CREATE TRIGGER product_search_change AFTER UPDATE ON public.product FOR EACH ROW WHEN ((old.name IS DISTINCT FROM new.name)) EXECUTE FUNCTION product_search();
CREATE TRIGGER product_search_rows AFTER INSERT OR DELETE ON public.product FOR EACH ROW WHEN ((current_setting('app.bulk'::text, true) IS DISTINCT FROM 'on'::text)) EXECUTE FUNCTION product_search();
grant delete, insert, select, update on public.product to sloop_app;

create table public.search_counted (
  workspace_id uuid not null,
  object text not null,
  records bigint not null,
  constraint search_counted_pkey PRIMARY KEY (workspace_id, object)
);
alter table public.search_counted enable row level security;
create policy workspace_wall on public.search_counted
  using ((workspace_id = (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid))
  with check ((workspace_id = (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid));

create table public.search_entry (
  workspace_id uuid not null,
  object text not null,
  field text not null,
  record_id uuid not null,
  text text not null,
  grams integer[] not null,
  constraint search_entry_pkey PRIMARY KEY (workspace_id, object, field, record_id)
);
CREATE INDEX search_entry_grams ON public.search_entry USING gin (grams);

create table public.search_frequent (
  workspace_id uuid not null,
  object text not null,
  pair text not null,
  id integer not null generated by default as identity,
  records integer not null,
  is_ready boolean not null default false,
  constraint search_frequent_pkey PRIMARY KEY (workspace_id, object, pair)
);
alter table public.search_frequent enable row level security;
create policy workspace_wall on public.search_frequent
  using ((workspace_id = (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid))
  with check ((workspace_id = (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid));

create table public.search_pending (
  workspace_id uuid not null,
  object text not null,
  record_id uuid not null,
  owner_id uuid,
  folded text not null,
  constraint search_pending_pkey PRIMARY KEY (workspace_id, object, record_id)
);
alter table public.search_pending enable row level security;
create policy workspace_wall on public.search_pending
  using ((workspace_id = (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid))
  with check ((workspace_id = (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid));

create table public.search_posting (
  workspace_id uuid not null,
  frequent_id integer not null,
  fit smallint not null,
  record_id uuid not null,
  owner_id uuid,
  constraint search_posting_pkey PRIMARY KEY (workspace_id, frequent_id, fit, record_id) INCLUDE (owner_id)
);
alter table public.search_posting enable row level security;
CREATE INDEX search_posting_owner ON public.search_posting USING btree (workspace_id, frequent_id, owner_id, fit, record_id);
create policy workspace_wall on public.search_posting
  using ((workspace_id = (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid))
  with check ((workspace_id = (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid));

create table public.search_reading (
  character text not null,
  first text not null,
  second text not null,
  constraint search_reading_pkey PRIMARY KEY ("character")
);
grant select on public.search_reading to sloop_app;

create table public.target_cell (
  workspace_id uuid not null,
  id uuid not null,
  version integer not null default 1,
  external_id text,
  created_at timestamp with time zone not null,
  created_by uuid,
  updated_at timestamp with time zone not null,
  updated_by uuid,
  target_version_id uuid not null,
  metric text not null,
  level text,
  period_from date not null,
  period_to date not null,
  unit text,
  owner_id uuid,
  department_id uuid,
  product_id uuid,
  amount_minor bigint,
  amount_currency text,
  quantity bigint,
  computed_amount_minor bigint,
  computed_amount_currency text,
  computed_quantity bigint,
  reason text,
  is_locked boolean,
  constraint target_cell_pkey PRIMARY KEY (workspace_id, id),
  constraint target_cell_workspace_id_external_id_key UNIQUE (workspace_id, external_id),
  constraint target_cell_workspace_id_target_version_id_metric_level_per_key UNIQUE NULLS NOT DISTINCT (workspace_id, target_version_id, metric, level, period_from, period_to, unit, owner_id, department_id, product_id),
  constraint target_cell_workspace_id_department_id_fkey FOREIGN KEY (workspace_id, department_id) REFERENCES organisation_department(workspace_id, id),
  constraint target_cell_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspace(workspace_id),
  constraint target_cell_workspace_id_owner_id_fkey FOREIGN KEY (workspace_id, owner_id) REFERENCES organisation_member(workspace_id, id),
  constraint target_cell_workspace_id_product_id_fkey FOREIGN KEY (workspace_id, product_id) REFERENCES product(workspace_id, id),
  constraint target_cell_workspace_id_target_version_id_fkey FOREIGN KEY (workspace_id, target_version_id) REFERENCES target_version(workspace_id, id),
  constraint target_cell_check CHECK ((period_from <= period_to)),
  constraint target_cell_check1 CHECK (((amount_minor IS NULL) = (amount_currency IS NULL))),
  constraint target_cell_check2 CHECK (((computed_amount_minor IS NULL) = (computed_amount_currency IS NULL))),
  constraint target_cell_check3 CHECK ((((unit = 'member'::text) = (owner_id IS NOT NULL)) AND ((unit = 'department'::text) = (department_id IS NOT NULL)))),
  constraint target_cell_level_check CHECK ((level = ANY (ARRAY['minimum'::text, 'target'::text, 'stretch'::text]))),
  constraint target_cell_unit_check CHECK ((unit = ANY (ARRAY['member'::text, 'department'::text, 'company'::text])))
);
alter table public.target_cell enable row level security;
CREATE INDEX target_cell_owner ON public.target_cell USING btree (workspace_id, owner_id, period_from, id);
CREATE INDEX target_cell_period ON public.target_cell USING btree (workspace_id, period_from, id);
create policy workspace_wall on public.target_cell
  using ((workspace_id = (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid))
  with check ((workspace_id = (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid));
grant delete, insert, select, update on public.target_cell to sloop_app;

create table public.target_version (
  workspace_id uuid not null,
  id uuid not null,
  version integer not null default 1,
  external_id text,
  created_at timestamp with time zone not null,
  created_by uuid,
  updated_at timestamp with time zone not null,
  updated_by uuid,
  name text,
  period_from date not null,
  period_to date not null,
  grain text,
  status text,
  prorates boolean,
  reason text,
  replaces_id uuid,
  approved_by_id uuid,
  approved_at timestamp with time zone,
  constraint target_version_pkey PRIMARY KEY (workspace_id, id),
  constraint target_version_workspace_id_external_id_key UNIQUE (workspace_id, external_id),
  constraint target_version_workspace_id_approved_by_id_fkey FOREIGN KEY (workspace_id, approved_by_id) REFERENCES organisation_member(workspace_id, id),
  constraint target_version_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspace(workspace_id),
  constraint target_version_workspace_id_replaces_id_fkey FOREIGN KEY (workspace_id, replaces_id) REFERENCES target_version(workspace_id, id),
  constraint target_version_check CHECK ((period_from <= period_to)),
  constraint target_version_grain_check CHECK ((grain = ANY (ARRAY['month'::text, 'quarter'::text, 'year'::text, 'custom'::text]))),
  constraint target_version_name_check CHECK (((length(name) >= 1) AND (length(name) <= 120))),
  constraint target_version_status_check CHECK ((status = ANY (ARRAY['draft'::text, 'active'::text, 'retired'::text])))
);
alter table public.target_version enable row level security;
CREATE INDEX target_version_period ON public.target_version USING btree (workspace_id, period_from, id);
create policy workspace_wall on public.target_version
  using ((workspace_id = (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid))
  with check ((workspace_id = (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid));
grant delete, insert, select, update on public.target_version to sloop_app;

create table public.workspace (
  workspace_id uuid not null,
  name text not null,
  currency text not null default 'CNY'::text,
  time_zone text not null default 'Asia/Shanghai'::text,
  fiscal_year_start smallint not null default 1,
  created_at timestamp with time zone not null,
  constraint workspace_pkey PRIMARY KEY (workspace_id),
  constraint workspace_currency_check CHECK ((currency ~ '^[A-Z]{3}$'::text)),
  constraint workspace_fiscal_year_start_check CHECK (((fiscal_year_start >= 1) AND (fiscal_year_start <= 12))),
  constraint workspace_name_check CHECK (((length(name) >= 1) AND (length(name) <= 200)))
);
alter table public.workspace enable row level security;
create policy workspace_wall on public.workspace
  using ((workspace_id = (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid))
  with check ((workspace_id = (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid));
grant delete, insert, select, update on public.workspace to sloop_app;

create table auth.account (
  id uuid not null,
  account_id text not null,
  provider_id text not null,
  user_id uuid not null,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamp with time zone,
  refresh_token_expires_at timestamp with time zone,
  scope text,
  password text,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  constraint account_pkey PRIMARY KEY (id),
  constraint account_user_id_provider_id_key UNIQUE (user_id, provider_id),
  constraint account_user_id_fkey FOREIGN KEY (user_id) REFERENCES auth."user"(id) ON DELETE CASCADE
);

create table auth.attempt (
  key text not null,
  count integer not null,
  window_ends_at timestamp with time zone not null,
  constraint attempt_pkey PRIMARY KEY (key)
);
CREATE INDEX attempt_window ON auth.attempt USING btree (window_ends_at);

create table auth.revision (
  topic text not null,
  number bigint not null,
  constraint revision_pkey PRIMARY KEY (topic)
);

create table auth.secret (
  name text not null,
  value text not null,
  constraint secret_pkey PRIMARY KEY (name)
);

create table auth.session (
  id uuid not null,
  token text not null,
  user_id uuid not null,
  expires_at timestamp with time zone not null,
  ip_address text,
  user_agent text,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  workspace_id uuid,
  constraint session_pkey PRIMARY KEY (id),
  constraint session_token_key UNIQUE (token),
  constraint session_user_id_fkey FOREIGN KEY (user_id) REFERENCES auth."user"(id) ON DELETE CASCADE
);
CREATE INDEX session_by_user ON auth.session USING btree (user_id);
CREATE TRIGGER session_begins BEFORE INSERT ON auth.session FOR EACH ROW EXECUTE FUNCTION auth.begin_session();
CREATE TRIGGER session_ended AFTER DELETE ON auth.session FOR EACH STATEMENT EXECUTE FUNCTION auth.raise_session_revision();
CREATE TRIGGER session_moved AFTER UPDATE OF workspace_id ON auth.session FOR EACH STATEMENT EXECUTE FUNCTION auth.raise_session_revision();

create table auth.user (
  id uuid not null,
  name text not null,
  email text not null,
  email_verified boolean not null default false,
  image text,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  constraint user_pkey PRIMARY KEY (id),
  constraint user_email_key UNIQUE (email),
  constraint user_email_check CHECK ((email = lower(email)))
);

create table auth.verification (
  id uuid not null,
  identifier text not null,
  value text not null,
  expires_at timestamp with time zone not null,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  constraint verification_pkey PRIMARY KEY (id)
);
CREATE INDEX verification_identifier ON auth.verification USING btree (identifier);

CREATE OR REPLACE FUNCTION auth.begin_session()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
    begin
      select m.workspace_id into new.workspace_id from public.organisation_member m
      where m.user_id = new.user_id and m.status = 'active' order by m.chosen_at desc nulls last, m.created_at limit 1;
      return new;
    end $function$
;

CREATE OR REPLACE FUNCTION auth.raise_session_revision()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
    begin
      update auth.revision set number = number + 1 where topic = 'session';
      return null;
    end $function$
;

CREATE OR REPLACE FUNCTION public.account_post()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$ begin
        if tg_op <> 'INSERT' then perform search_unpost(old.workspace_id, 'account', old.id, search_fold(old.name)); end if;
        if tg_op <> 'DELETE' then perform search_post(new.workspace_id, 'account', new.id, new.owner_id, search_fold(new.name)); end if;
        return null; end $function$
;

CREATE OR REPLACE FUNCTION public.account_search()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$ begin
    if tg_op <> 'INSERT' then delete from search_entry where workspace_id = old.workspace_id and object = 'account' and record_id = old.id
      and field = any('{name,pinyin,phone}'); end if;
    if tg_op <> 'DELETE' then insert into search_entry (workspace_id, object, field, record_id, text, grams) select new.workspace_id, 'account', e.field, new.id, e.text, search_entry_grams(search_salt(new.workspace_id, 'account', e.field), e.field, e.text) from (values ('name', search_fold(new.name)), ('pinyin', search_pinyin(new.name)), ('phone', concat_ws(' ', search_digits(new.phone)))) e (field, text) where e.text <> ''; end if;
    return null; end $function$
;

CREATE OR REPLACE FUNCTION public.audit_sealed_until()
 RETURNS TABLE(tx_id xid8, event_id uuid)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$ select tx_id, event_id from engine_follower where consumer = 'audit.seal' $function$
;

CREATE OR REPLACE FUNCTION public.contact_post()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$ begin
        if tg_op <> 'INSERT' then perform search_unpost(old.workspace_id, 'contact', old.id, search_fold(old.name)); end if;
        if tg_op <> 'DELETE' then perform search_post(new.workspace_id, 'contact', new.id, new.owner_id, search_fold(new.name)); end if;
        return null; end $function$
;

CREATE OR REPLACE FUNCTION public.contact_search()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$ begin
    if tg_op <> 'INSERT' then delete from search_entry where workspace_id = old.workspace_id and object = 'contact' and record_id = old.id
      and field = any('{name,pinyin,phone,email}'); end if;
    if tg_op <> 'DELETE' then insert into search_entry (workspace_id, object, field, record_id, text, grams) select new.workspace_id, 'contact', e.field, new.id, e.text, search_entry_grams(search_salt(new.workspace_id, 'contact', e.field), e.field, e.text) from (values ('name', search_fold(new.name)), ('pinyin', search_pinyin(new.name)), ('phone', concat_ws(' ', search_digits(new.mobile), search_digits(new.phone))), ('email', concat_ws(' ', search_fold(new.email)))) e (field, text) where e.text <> ''; end if;
    return null; end $function$
;

CREATE OR REPLACE FUNCTION public.engine_add_slots(record_table text)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
    declare one text;
    begin
      if record_table !~ '^[a-z][a-z0-9_]*$' or not exists (select 1 from pg_attribute
        where attrelid = to_regclass(record_table) and attname = 'external_id' and not attisdropped) then
        raise exception '% is no record table', record_table;
      end if;
      foreach one in array array[record_table, record_table || '_version'] loop
        continue when to_regclass(one) is null or exists (select 1 from pg_attribute
          where attrelid = to_regclass(one) and attname = 'custom' and not attisdropped);
        execute format('alter table %I add column if not exists x_text_1 text, add column if not exists x_text_2 text, add column if not exists x_text_3 text, add column if not exists x_text_4 text, add column if not exists x_text_5 text, add column if not exists x_text_6 text, add column if not exists x_text_7 text, add column if not exists x_text_8 text, add column if not exists x_text_9 text, add column if not exists x_text_10 text, add column if not exists x_text_11 text, add column if not exists x_text_12 text, add column if not exists x_text_13 text, add column if not exists x_text_14 text, add column if not exists x_text_15 text, add column if not exists x_text_16 text, add column if not exists x_int_1 bigint, add column if not exists x_int_2 bigint, add column if not exists x_int_3 bigint, add column if not exists x_int_4 bigint, add column if not exists x_int_5 bigint, add column if not exists x_int_6 bigint, add column if not exists x_int_7 bigint, add column if not exists x_int_8 bigint, add column if not exists x_int_9 bigint, add column if not exists x_int_10 bigint, add column if not exists x_bool_1 boolean, add column if not exists x_bool_2 boolean, add column if not exists x_bool_3 boolean, add column if not exists x_bool_4 boolean, add column if not exists x_bool_5 boolean, add column if not exists x_bool_6 boolean, add column if not exists x_date_1 date, add column if not exists x_date_2 date, add column if not exists x_date_3 date, add column if not exists x_date_4 date, add column if not exists x_date_5 date, add column if not exists x_date_6 date, add column if not exists x_time_1 timestamptz, add column if not exists x_time_2 timestamptz, add column if not exists x_time_3 timestamptz, add column if not exists x_time_4 timestamptz, add column if not exists x_ref_1_id uuid, add column if not exists x_ref_2_id uuid, add column if not exists x_ref_3_id uuid, add column if not exists x_ref_4_id uuid, add column if not exists x_ref_5_id uuid, add column if not exists x_ref_6_id uuid, add column if not exists x_ref_7_id uuid, add column if not exists x_ref_8_id uuid, add column if not exists x_money_1_minor bigint, add column if not exists x_money_1_currency text, add column if not exists x_money_2_minor bigint, add column if not exists x_money_2_currency text, add column if not exists x_money_3_minor bigint, add column if not exists x_money_3_currency text, add column if not exists x_money_4_minor bigint, add column if not exists x_money_4_currency text, add column if not exists custom jsonb', one);
      end loop;
    end $function$
;

CREATE OR REPLACE FUNCTION public.engine_analyze(object text)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
      declare
        name text;
      begin
        foreach name in array array[object, object || '_version', 'process_stage_history', 'event'] loop
          if exists (select 1 from pg_class c where c.relname = name and c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')) then
            execute format('analyze public.%I', name);
          end if;
        end loop;
      end $function$
;

CREATE OR REPLACE FUNCTION public.engine_create_custom_table(record_table text)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
    declare one text; versions text := record_table || '_version';
      wall text := 'workspace_id = nullif(current_setting(''app.workspace'', true), '''')::uuid';
    begin
      if record_table !~ '^custom_[a-z][a-z0-9_]{0,39}$' then raise exception '% is no name of a custom object', record_table; end if;
      perform pg_advisory_xact_lock(hashtextextended('engine_create_custom_table', 0));
      if to_regclass(record_table) is not null then return; end if;
      execute format('create table %I (workspace_id uuid not null, id uuid not null, version int not null default 1, external_id text,
        created_at timestamptz not null, created_by uuid, updated_at timestamptz not null, updated_by uuid,
        name text not null check (length(name) <= 255), owner_id uuid,
        primary key (workspace_id, id), constraint %I unique (workspace_id, external_id))', record_table, record_table || '_external_id_unique');
      execute format('create table %I (workspace_id uuid not null, record_id uuid not null, valid_from timestamptz not null,
        valid_to timestamptz not null default ''infinity'', name text, owner_id uuid,
        primary key (workspace_id, record_id, valid_from), check (valid_from < valid_to),
        foreign key (workspace_id, record_id) references %I (workspace_id, id))', versions, record_table);
      perform engine_add_slots(record_table);
      execute format('create index on %I (workspace_id, created_at, id)', record_table);
      execute format('create index on %I (workspace_id, owner_id, created_at, id)', record_table);
      execute format('create index on %I (workspace_id, name collate "zh-x-icu", id)', record_table);
      execute format('create index on %I (workspace_id, owner_id, name collate "zh-x-icu", id)', record_table);
      execute format('create index on %I (workspace_id, valid_to, valid_from)', versions);
      foreach one in array array[record_table, versions] loop
        execute format('alter table %I enable row level security', one);
        execute format('create policy workspace_wall on %I using (%s) with check (%s)', one, wall, wall);
        execute format('grant select, insert, update, delete on %I to sloop_app', one);
      end loop;
      execute format('create trigger engine_custom_search_rows after insert or delete on %I for each row execute function engine_custom_search()', record_table);
      execute format('create trigger engine_custom_search_change after update on %I for each row
        when (old.name is distinct from new.name) execute function engine_custom_search()', record_table); perform search_keep_postings(record_table, 'name');
    end $function$
;

CREATE OR REPLACE FUNCTION public.engine_create_number(of_object text, of_field text)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
    begin execute format('create sequence if not exists %I', engine_number_name(of_object, of_field)); end $function$
;

CREATE OR REPLACE FUNCTION public.engine_custom_search()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$ begin
    if tg_op <> 'INSERT' then
      delete from search_entry where workspace_id = old.workspace_id and object = tg_table_name and record_id = old.id and field = any('{name,pinyin}');
    end if;
    if tg_op <> 'DELETE' then
      insert into search_entry (workspace_id, object, field, record_id, text, grams)
      select new.workspace_id, tg_table_name, e.field, new.id, e.text,
        search_entry_grams(search_salt(new.workspace_id, tg_table_name, e.field), e.field, e.text)
      from (values ('name', search_fold(new.name)), ('pinyin', search_pinyin(new.name))) e (field, text) where e.text <> '';
    end if;
    return null; end $function$
;

CREATE OR REPLACE FUNCTION public.engine_enqueue_job(job uuid, run_at timestamp with time zone DEFAULT NULL::timestamp with time zone)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
    declare
      workspace uuid := nullif(current_setting('app.workspace', true), '')::uuid;
    begin
      if not exists (select 1 from public.engine_job j where j.workspace_id = workspace and j.id = job) then
        raise exception 'There is no job % in this workspace.', job;
      end if;
      perform graphile_worker.add_job('engine.run', json_build_object('workspaceId', workspace, 'jobId', job),
        run_at => engine_enqueue_job.run_at, max_attempts => 8, job_key => job::text);
    end $function$
;

CREATE OR REPLACE FUNCTION public.engine_ensure_past_months(since date)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
      declare
        month date := greatest(date_trunc('month', since)::date, date_trunc('month', current_date - interval '3 years')::date);
      begin
        while month <= current_date loop
          perform ensure_event_partition(month);
          month := (month + interval '1 month')::date;
        end loop;
      end $function$
;

CREATE OR REPLACE FUNCTION public.engine_next_numbers(of_object text, of_field text, period text, amount integer)
 RETURNS SETOF bigint
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
    declare source regclass;
    begin
      if period = '' then
        if to_regclass(engine_number_name(of_object, of_field)) is null then perform engine_create_number(of_object, of_field); end if;
        source := engine_number_name(of_object, of_field)::regclass;
      else
        source := engine_open_period(of_object, of_field, period);
      end if;
      return query select nextval(source) from generate_series(1, amount);
    end $function$
;

CREATE OR REPLACE FUNCTION public.engine_number_name(of_object text, of_field text)
 RETURNS text
 LANGUAGE sql
 STABLE
AS $function$ select 'engine_number_' || md5(current_setting('app.workspace') || '/' || of_object || '/' || of_field) $function$
;

CREATE OR REPLACE FUNCTION public.engine_open_period(of_object text, of_field text, period text)
 RETURNS regclass
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
    declare
      plain text := engine_number_name(of_object, of_field);
      own text := engine_number_name(of_object, of_field || '/' || period);
    begin
      if to_regclass(own) is not null then return to_regclass(own); end if;
      perform pg_advisory_xact_lock(hashtextextended(own, 0));
      if to_regclass(own) is not null then return to_regclass(own); end if;
      begin
        if to_regclass(plain) is not null then
          execute format('alter sequence %I rename to %I', plain, own);
        else
          execute format('create sequence %I start with 1', own);
        end if;
      exception when duplicate_table or undefined_table then null; -- whoever was before us at the lock made it
      end;
      return to_regclass(own);
    end $function$
;

CREATE OR REPLACE FUNCTION public.engine_whole(value numeric)
 RETURNS bigint
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $function$ select case when abs(value) < 9200000000000000000 then round(value)::bigint end $function$
;

CREATE OR REPLACE FUNCTION public.ensure_event_partition(month date)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
      declare
        first date := date_trunc('month', month)::date;
        name text := 'event_' || to_char(first, 'YYYY_MM');
      begin
        if to_regclass(name) is not null then return; end if;
        execute format('create table %I partition of event for values from (%L) to (%L)',
          name, first::timestamp at time zone 'UTC', (first + interval '1 month')::timestamp at time zone 'UTC');
        execute format('alter table %I enable row level security', name);
        execute format('create policy workspace_wall on %I using (workspace_id = nullif(current_setting(''app.workspace'', true), '''')::uuid)', name);
        execute format('revoke all on %I from sloop_app', name);
      end $function$
;

CREATE OR REPLACE FUNCTION public.opportunity_post()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$ begin
        if tg_op <> 'INSERT' then perform search_unpost(old.workspace_id, 'opportunity', old.id, search_fold(old.name)); end if;
        if tg_op <> 'DELETE' then perform search_post(new.workspace_id, 'opportunity', new.id, new.owner_id, search_fold(new.name)); end if;
        return null; end $function$
;

CREATE OR REPLACE FUNCTION public.opportunity_rollup()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$ begin
    if tg_op = 'INSERT' then insert into engine_rollup_delta (workspace_id, object, grouped, owner_id, currency, records, sum_minor) values (new.workspace_id, 'opportunity', coalesce(new.stage, ''), coalesce(new.owner_id, '00000000-0000-0000-0000-000000000000'::uuid), coalesce(new.amount_currency, ''),
    1, coalesce(new.amount_minor, 0));
    elsif tg_op = 'DELETE' then insert into engine_rollup_delta (workspace_id, object, grouped, owner_id, currency, records, sum_minor) values (old.workspace_id, 'opportunity', coalesce(old.stage, ''), coalesce(old.owner_id, '00000000-0000-0000-0000-000000000000'::uuid), coalesce(old.amount_currency, ''),
    -1, -coalesce(old.amount_minor, 0));
    else insert into engine_rollup_delta (workspace_id, object, grouped, owner_id, currency, records, sum_minor) values (new.workspace_id, 'opportunity', coalesce(new.stage, ''), coalesce(new.owner_id, '00000000-0000-0000-0000-000000000000'::uuid), coalesce(new.amount_currency, ''),
    1, coalesce(new.amount_minor, 0)), (old.workspace_id, 'opportunity', coalesce(old.stage, ''), coalesce(old.owner_id, '00000000-0000-0000-0000-000000000000'::uuid), coalesce(old.amount_currency, ''),
    -1, -coalesce(old.amount_minor, 0));
    end if;
    return null; end $function$
;

CREATE OR REPLACE FUNCTION public.opportunity_search()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$ begin
    if tg_op <> 'INSERT' then delete from search_entry where workspace_id = old.workspace_id and object = 'opportunity' and record_id = old.id
      and field = any('{name}'); end if;
    if tg_op <> 'DELETE' then insert into search_entry (workspace_id, object, field, record_id, text, grams) select new.workspace_id, 'opportunity', e.field, new.id, e.text, search_entry_grams(search_salt(new.workspace_id, 'opportunity', e.field), e.field, e.text) from (values ('name', search_fold(new.name))) e (field, text) where e.text <> ''; end if;
    return null; end $function$
;

CREATE OR REPLACE FUNCTION public.organisation_choose_workspace(of_member uuid, session_id uuid, chosen uuid, chosen_now timestamp with time zone)
 RETURNS integer
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
      with mine as (
        select other.workspace_id, other.id, other.user_id
        from public.organisation_member m
        join public.organisation_member other on other.user_id = m.user_id and other.status = 'active'
        where m.workspace_id = nullif(current_setting('app.workspace', true), '')::uuid and m.id = of_member and m.status = 'active'
          and other.workspace_id = chosen
      ), moved as (
        update auth.session s set workspace_id = mine.workspace_id from mine where s.id = session_id and s.user_id = mine.user_id returning 1
      ), remembered as (
        update public.organisation_member o set chosen_at = chosen_now from mine where o.workspace_id = mine.workspace_id and o.id = mine.id returning 1
      ) select count(*)::integer from moved, remembered
    $function$
;

CREATE OR REPLACE FUNCTION public.organisation_end_sessions(of_member uuid, session_id uuid, except_id uuid)
 RETURNS integer
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
      with ended as (
        delete from auth.session s using public.organisation_member m
        where m.user_id = s.user_id and m.workspace_id = nullif(current_setting('app.workspace', true), '')::uuid and m.id = of_member
          and (session_id is null or s.id = session_id) and (except_id is null or s.id <> except_id)
        returning 1
      ) select count(*)::integer from ended
    $function$
;

CREATE OR REPLACE FUNCTION public.organisation_sessions(of_member uuid)
 RETURNS TABLE(id uuid, created_at timestamp with time zone, updated_at timestamp with time zone, expires_at timestamp with time zone, ip_address text, user_agent text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
      select s.id, s.created_at, s.updated_at, s.expires_at, s.ip_address, s.user_agent
      from auth.session s
      join public.organisation_member m on m.user_id = s.user_id
      where m.workspace_id = nullif(current_setting('app.workspace', true), '')::uuid and m.id = of_member and s.expires_at > now()
      order by s.updated_at desc limit 100
    $function$
;

CREATE OR REPLACE FUNCTION public.organisation_workspaces_of(of_member uuid)
 RETURNS TABLE(id uuid, name text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
      select w.workspace_id, w.name
      from public.organisation_member m
      join public.organisation_member other on other.user_id = m.user_id and other.status = 'active'
      join public.workspace w on w.workspace_id = other.workspace_id
      where m.workspace_id = nullif(current_setting('app.workspace', true), '')::uuid and m.id = of_member and m.status = 'active'
      order by other.created_at, w.workspace_id limit 100
    $function$
;

CREATE OR REPLACE FUNCTION public.product_post()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$ begin
        if tg_op <> 'INSERT' then perform search_unpost(old.workspace_id, 'product', old.id, search_fold(old.name)); end if;
        if tg_op <> 'DELETE' then perform search_post(new.workspace_id, 'product', new.id, null::uuid, search_fold(new.name)); end if;
        return null; end $function$
;

CREATE OR REPLACE FUNCTION public.product_search()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$ begin
    if tg_op <> 'INSERT' then delete from search_entry where workspace_id = old.workspace_id and object = 'product' and record_id = old.id
      and field = any('{name,pinyin}'); end if;
    if tg_op <> 'DELETE' then insert into search_entry (workspace_id, object, field, record_id, text, grams) select new.workspace_id, 'product', e.field, new.id, e.text, search_entry_grams(search_salt(new.workspace_id, 'product', e.field), e.field, e.text) from (values ('name', search_fold(new.name)), ('pinyin', search_pinyin(new.name))) e (field, text) where e.text <> ''; end if;
    return null; end $function$
;

CREATE OR REPLACE FUNCTION public.search_add(searched text, entries json)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
    declare workspace uuid := nullif(current_setting('app.workspace', true), '')::uuid;
    begin
      if workspace is null then return; end if;
      insert into search_entry (workspace_id, object, field, record_id, text, grams)
      select workspace, searched, e.field, e.id, e.text, search_entry_grams(s.salt, e.field, e.text)
      from (select d.field, d.id, case when d.field in ('name', 'email') then search_fold(d.text) else d.text end as text
          from json_to_recordset(entries) as d (field text, id uuid, text text)) e
        join (select f.field, search_salt(workspace, searched, f.field) as salt from unnest('{name,pinyin,phone,email}'::text[]) f (field)) s
          on s.field = e.field
      where e.text <> '' on conflict do nothing;
      if exists (select from search_frequent f where f.workspace_id = workspace and f.object = searched) then
        insert into search_posting
        select workspace, f.id, search_fit(e.folded, f.pair), e.id, e.owner
        from (select d.id, d.owner, search_fold(d.text) as folded from json_to_recordset(entries) as d (field text, id uuid, text text, owner uuid) where d.field = 'name') e,
          lateral unnest(search_pairs(e.folded)) p (pair)
          join search_frequent f on f.workspace_id = workspace and f.object = searched and f.pair = p.pair
        on conflict do nothing;
      end if;
    end $function$
;

CREATE OR REPLACE FUNCTION public.search_add_made(searched text, entries search_made[])
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
 SET gin_pending_list_limit TO '32MB'
 SET work_mem TO '64MB'
AS $function$
      declare workspace uuid := nullif(current_setting('app.workspace', true), '')::uuid;
      begin
        if workspace is null then return; end if;
        -- Tables of custom objects make their entries by triggers, too; those of all others go in without being looked for.
        if starts_with(searched, 'custom_') then
          insert into search_entry (workspace_id, object, field, record_id, text, grams)
          select workspace, searched, d.field, d.id, d.text, d.grams from unnest(entries) d on conflict do nothing;
        else
          insert into search_entry (workspace_id, object, field, record_id, text, grams)
          select workspace, searched, d.field, d.id, d.text, d.grams from unnest(entries) d;
        end if;
        if exists (select from search_frequent f where f.workspace_id = workspace and f.object = searched) then
          insert into search_posting
          select workspace, f.id, search_fit(d.text, f.pair), d.id, d.owner
          from unnest(entries) d, lateral unnest(search_pairs(d.text)) p (pair)
            join search_frequent f on f.workspace_id = workspace and f.object = searched and f.pair = p.pair
          where d.field = 'name'
          on conflict do nothing;
        end if;
      end $function$
;

CREATE OR REPLACE FUNCTION public.search_best(of_object text, wanted text, me uuid, owners uuid[], at_most integer)
 RETURNS TABLE(record_id uuid, rank integer, cut boolean)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER ROWS 50
 SET search_path TO 'public', 'pg_temp'
AS $function$
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
    return query select e.record_id, (case when e.text = folded then 0 when position(folded in e.text) = 1 then 1 when substr(e.text, position(folded in e.text) - 1, 1) in (' ', '(', '-', '·', '/', '.', '&', ',', '_') then 2 else 4 end)::int, false from (select s.record_id, s.owner_id, s.folded as text from search_pending s
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
      select array_agg(e.record_id), array_agg((case when e.text = folded then 0 when position(folded in e.text) = 1 then 1 when substr(e.text, position(folded in e.text) - 1, 1) in (' ', '(', '-', '·', '/', '.', '&', ',', '_') then 2 else 4 end)::int) into ids, ranks from (select e.record_id, e.text from search_entry e
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
          select array_agg(e.record_id), array_agg((case when e.text = folded then 0 when position(folded in e.text) = 1 then 1 when substr(e.text, position(folded in e.text) - 1, 1) in (' ', '(', '-', '·', '/', '.', '&', ',', '_') then 2 else 4 end)::int) into ids, ranks from
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
  end $function$
;

CREATE OR REPLACE FUNCTION public.search_digits(value text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $function$ select regexp_replace(value, '[^0-9]', '', 'g') $function$
;

CREATE OR REPLACE FUNCTION public.search_entry_grams(salt bigint, field text, text text)
 RETURNS integer[]
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $function$
    select case when field = 'pinyin'
      then search_grams(salt, split_part(text, ' ', 1), false) || search_grams(salt, substr(text, position(' ' in text) + 1), true)
      else search_grams(salt, text, false) end $function$
;

CREATE OR REPLACE FUNCTION public.search_find(of_object text, in_field text, wanted text, at_most integer, newest boolean)
 RETURNS TABLE(record_id uuid, place integer, length integer)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
 SET plan_cache_mode TO 'force_custom_plan'
 SET enable_seqscan TO 'off'
AS $function$
    declare
      workspace uuid := nullif(current_setting('app.workspace', true), '')::uuid;
      folded text := search_fold(wanted);
      needed int[] := search_wanted(search_salt(workspace, of_object, in_field), folded, in_field = 'pinyin');
      is_frequent boolean;
    begin
      select count(*) >= 20 into is_frequent from (select e.text from search_entry e where e.workspace_id = workspace and e.object = of_object and e.field = in_field order by e.record_id desc limit 400) sample
        where position(folded in sample.text) > 0;
      if not is_frequent and newest and cardinality(needed) > 0 then
        select count(*) > 15000 into is_frequent from (select from search_entry e where e.workspace_id = workspace and e.object = of_object and e.field = in_field and e.grams @> needed limit 15001) counted;
      end if;
      if not newest and (is_frequent or cardinality(needed) = 0) then
        return query select null::uuid, 0, 0;
      elsif not newest then
        return query select e.record_id, position(folded in e.text), char_length(e.text) from search_entry e where e.workspace_id = workspace and e.object = of_object and e.field = in_field and e.grams @> needed and position(folded in e.text) > 0 limit at_most;
      elsif cardinality(needed) = 0 then
        return query select e.record_id, position(folded in e.text), char_length(e.text)
          from (select * from search_entry e where e.workspace_id = workspace and e.object = of_object and e.field = in_field order by e.record_id desc limit 5000) e where position(folded in e.text) > 0 limit at_most;
      elsif is_frequent then
        return query select e.record_id, position(folded in e.text), char_length(e.text) from search_entry e where e.workspace_id = workspace and e.object = of_object and e.field = in_field and position(folded in e.text) > 0 order by e.record_id desc limit at_most;
      else
        return query select e.record_id, position(folded in e.text), char_length(e.text) from search_entry e where e.workspace_id = workspace and e.object = of_object and e.field = in_field and e.grams @> needed and position(folded in e.text) > 0 order by e.record_id desc limit at_most;
      end if;
    end $function$
;

CREATE OR REPLACE FUNCTION public.search_first(workspace uuid, frequent integer, me uuid, owners uuid[], at_most integer)
 RETURNS TABLE(record_id uuid, fit smallint)
 LANGUAGE plpgsql
 STABLE ROWS 50
AS $function$ begin
    if owners is null then
      return query (select p.record_id, p.fit from search_posting p where p.workspace_id = workspace and p.frequent_id = frequent order by p.fit desc, p.record_id desc limit at_most)
        union (select p.record_id, p.fit from search_posting p where p.workspace_id = workspace and p.frequent_id = frequent and p.owner_id = me order by p.fit desc, p.record_id desc limit at_most);
    elsif cardinality(owners) <= 100 then
      return query select q.record_id, q.fit from unnest(owners) o (id), lateral (select p.record_id, p.fit from search_posting p where p.workspace_id = workspace and p.frequent_id = frequent and p.owner_id = o.id order by p.fit desc, p.record_id desc limit at_most) q
        order by q.fit desc, q.record_id desc limit 2 * at_most + 400;
    else
      return query (select p.record_id, p.fit from search_posting p where p.workspace_id = workspace and p.frequent_id = frequent and p.owner_id = any(owners) order by p.fit desc, p.record_id desc limit at_most)
        union (select p.record_id, p.fit from search_posting p where p.workspace_id = workspace and p.frequent_id = frequent and p.owner_id = me order by p.fit desc, p.record_id desc limit at_most);
    end if; end $function$
;

CREATE OR REPLACE FUNCTION public.search_fit(folded text, pair text)
 RETURNS smallint
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $function$
      select case when folded = pair then 4 when position(pair in folded) = 1 then 3 when substr(folded, position(pair in folded) - 1, 1) in (' ', '(', '-', '·', '/', '.', '&', ',', '_') then 2 else 0 end::smallint $function$
;

CREATE OR REPLACE FUNCTION public.search_fold(value text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $function$ select case when octet_length(value) = char_length(value) then lower(value collate "C")
        else replace(lower((case when (value collate "C") ~ '[！-～　]' then translate(value collate "C", '　！＂＃＄％＆＇（）＊＋，－．／０１２３４５６７８９：；＜＝＞？＠ＡＢＣＤＥＦＧＨＩＪＫＬＭＮＯＰＱＲＳＴＵＶＷＸＹＺ［＼］＾＿｀ａｂｃｄｅｆｇｈｉｊｋｌｍｎｏｐｑｒｓｔｕｖｗｘｙｚ｛｜｝～', ' !"#$%&''()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\]^_`abcdefghijklmnopqrstuvwxyz{|}~')
          else value collate "C" end) collate "und-x-icu"), 'ς', 'σ') collate "C" end $function$
;

CREATE OR REPLACE FUNCTION public.search_gram(gram text, salt bigint)
 RETURNS integer
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $function$ select (hashtextextended(gram collate "C", salt) & 2147483647)::int $function$
;

CREATE OR REPLACE FUNCTION public.search_grams(salt bigint, folded text, with_pairs boolean)
 RETURNS integer[]
 LANGUAGE plpgsql
 IMMUTABLE PARALLEL SAFE
AS $function$
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
    end $function$
;

CREATE OR REPLACE FUNCTION public.search_keep_postings(record_table text, name_column text)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
    declare
      keeper text := record_table || '_post';
      owner text := case when exists (select from pg_attribute where attrelid = record_table::regclass and attname = 'owner_id' and not attisdropped)
        then '%s.owner_id' else 'null::uuid' end;
    begin
      execute format('create function %I() returns trigger language plpgsql security definer set search_path = public, pg_temp as $f$ begin
        if tg_op <> ''INSERT'' then perform search_unpost(old.workspace_id, %L, old.id, search_fold(old.%I)); end if;
        if tg_op <> ''DELETE'' then perform search_post(new.workspace_id, %L, new.id, %s, search_fold(new.%I)); end if;
        return null; end $f$', keeper, record_table, name_column, record_table, replace(owner, '%s', 'new'), name_column);
      execute format('create trigger %I after insert or delete on %I for each row
        when (current_setting(''app.bulk'', true) is distinct from ''on'') execute function %I()', keeper || '_rows', record_table, keeper);
      execute format('create trigger %I after update on %I for each row
        when ((old.%I, %s) is distinct from (new.%I, %s)) execute function %I()',
        keeper || '_change', record_table, name_column, replace(owner, '%s', 'old'), name_column, replace(owner, '%s', 'new'), keeper);
    end $function$
;

CREATE OR REPLACE FUNCTION public.search_pairs(folded text)
 RETURNS text[]
 LANGUAGE plpgsql
 IMMUTABLE PARALLEL SAFE
AS $function$
    declare pairs text[] := '{}'; pair text;
    begin
      if octet_length(folded) = char_length(folded) then return pairs; end if;
      for i in 1 .. char_length(folded) - 1 loop
        pair := substr(folded, i, 2);
        if octet_length(pair) > 2 then pairs := pairs || pair; end if;
      end loop;
      return pairs;
    end $function$
;

CREATE OR REPLACE FUNCTION public.search_pinyin(value text)
 RETURNS text
 LANGUAGE plpgsql
 STABLE PARALLEL SAFE
AS $function$
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
    end $function$
;

CREATE OR REPLACE FUNCTION public.search_post(workspace uuid, of_object text, record uuid, owner uuid, folded text)
 RETURNS void
 LANGUAGE plpgsql
AS $function$ begin
      if exists (select from search_frequent f where f.workspace_id = workspace and f.object = of_object) then insert into search_pending values (workspace, of_object, record, owner, folded); end if; end $function$
;

CREATE OR REPLACE FUNCTION public.search_ranked(of_object text, in_field text, wanted text)
 RETURNS TABLE(record_id uuid, rank integer, cut boolean)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
 SET plan_cache_mode TO 'force_custom_plan'
 SET enable_seqscan TO 'off'
AS $function$
  declare
    workspace uuid := nullif(current_setting('app.workspace', true), '')::uuid;
    folded text := search_fold(wanted);
    needed int[] := search_wanted(search_salt(workspace, of_object, in_field), folded, in_field = 'pinyin');
    is_frequent boolean;
    ids uuid[];
    ranks int[];
  begin
    if cardinality(needed) = 0 then
      return query select e.record_id, (case in_field
  when 'name' then case when e.text = folded then 0 when position(folded in e.text) = 1 then 1 when substr(e.text, position(folded in e.text) - 1, 1) in (' ', '(', '-', '·', '/', '.', '&', ',', '_') then 2 else 4 end
  when 'phone' then case when e.text = folded then 0 when right(e.text, char_length(folded)) = folded then 3 else 5 end
  when 'email' then case when e.text = folded then 0 when position(folded in e.text) = 1 then 2 else 5 end
  else case when position(folded in e.text) = 1 then 6 when position(folded in split_part(e.text, ' ', 1)) > 0 then 7 else 8 end end)::int, true from (select * from search_entry e where e.workspace_id = workspace and e.object = of_object and e.field = in_field order by e.record_id desc limit 5000) e
        where position(folded in e.text) > 0 limit 2000;
      return;
    end if;
    select count(*) >= 20 into is_frequent from (select e.text from search_entry e where e.workspace_id = workspace and e.object = of_object and e.field = in_field order by e.record_id desc limit 400) sample
      where position(folded in sample.text) > 0;
    if not is_frequent then
      select array_agg(g.record_id), array_agg(g.rank) into ids, ranks
        from (select e.record_id, (case in_field
  when 'name' then case when e.text = folded then 0 when position(folded in e.text) = 1 then 1 when substr(e.text, position(folded in e.text) - 1, 1) in (' ', '(', '-', '·', '/', '.', '&', ',', '_') then 2 else 4 end
  when 'phone' then case when e.text = folded then 0 when right(e.text, char_length(folded)) = folded then 3 else 5 end
  when 'email' then case when e.text = folded then 0 when position(folded in e.text) = 1 then 2 else 5 end
  else case when position(folded in e.text) = 1 then 6 when position(folded in split_part(e.text, ' ', 1)) > 0 then 7 else 8 end end)::int as rank from search_entry e where e.workspace_id = workspace and e.object = of_object and e.field = in_field and e.grams @> needed and position(folded in e.text) > 0 limit 10001) g;
      is_frequent := cardinality(ids) > 10000;
    end if;
    if is_frequent then
      return query select n.record_id, n.rank, count(*) over () > 2000 from
        (select e.record_id, (case in_field
  when 'name' then case when e.text = folded then 0 when position(folded in e.text) = 1 then 1 when substr(e.text, position(folded in e.text) - 1, 1) in (' ', '(', '-', '·', '/', '.', '&', ',', '_') then 2 else 4 end
  when 'phone' then case when e.text = folded then 0 when right(e.text, char_length(folded)) = folded then 3 else 5 end
  when 'email' then case when e.text = folded then 0 when position(folded in e.text) = 1 then 2 else 5 end
  else case when position(folded in e.text) = 1 then 6 when position(folded in split_part(e.text, ' ', 1)) > 0 then 7 else 8 end end)::int as rank from search_entry e where e.workspace_id = workspace and e.object = of_object and e.field = in_field and position(folded in e.text) > 0 order by e.record_id desc limit 2001) n limit 2000;
    else
      return query select u.id, u.rank, false from unnest(ids, ranks) u (id, rank);
    end if;
  end $function$
;

CREATE OR REPLACE FUNCTION public.search_rare(of_object text, wanted text, pairs text[])
 RETURNS TABLE(record_id uuid, rank integer, cut boolean)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
 SET plan_cache_mode TO 'force_custom_plan'
 SET enable_seqscan TO 'off'
AS $function$
  declare
    workspace uuid := nullif(current_setting('app.workspace', true), '')::uuid;
    folded text := search_fold(wanted);
    needed int[] := array(select search_gram(pair, search_salt(workspace, of_object, 'name')) from unnest(pairs) pair);
  begin
    return query select g.record_id, g.rank, count(*) over () > 10000 from
      (select e.record_id, (case when e.text = folded then 0 when position(folded in e.text) = 1 then 1 when substr(e.text, position(folded in e.text) - 1, 1) in (' ', '(', '-', '·', '/', '.', '&', ',', '_') then 2 else 4 end)::int as rank from search_entry e where e.workspace_id = workspace and e.object = of_object and e.field = 'name'
        and e.grams @> needed and position(folded in e.text) > 0 limit 10001) g limit 10000;
  end $function$
;

CREATE OR REPLACE FUNCTION public.search_remove(searched text, ids uuid[])
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
    declare workspace uuid := nullif(current_setting('app.workspace', true), '')::uuid;
    begin
      if exists (select from search_frequent f where f.workspace_id = workspace and f.object = searched) then
        delete from search_posting p using search_entry e, lateral unnest(search_pairs(e.text)) x (pair), search_frequent f
        where e.workspace_id = workspace and e.object = searched and e.field = 'name' and e.record_id = any(ids)
          and f.workspace_id = workspace and f.object = searched and f.pair = x.pair
          and p.workspace_id = workspace and p.frequent_id = f.id and p.fit = search_fit(e.text, f.pair) and p.record_id = e.record_id;
      end if;
      delete from search_entry where workspace_id = workspace and object = searched and field = any('{name,pinyin,phone,email}') and record_id = any(ids);
    end $function$
;

CREATE OR REPLACE FUNCTION public.search_salt(workspace uuid, object text, field text)
 RETURNS bigint
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $function$ select hashtextextended(workspace::text || '/' || object || '/' || field collate "C", 0) $function$
;

CREATE OR REPLACE FUNCTION public.search_settle()
 RETURNS bigint
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
 SET work_mem TO '64MB'
AS $function$ select gin_clean_pending_list('search_entry_grams'::regclass) $function$
;

CREATE OR REPLACE FUNCTION public.search_unpost(workspace uuid, of_object text, record uuid, folded text)
 RETURNS void
 LANGUAGE plpgsql
AS $function$ begin
      if exists (select from search_frequent f where f.workspace_id = workspace and f.object = of_object) then
        delete from search_pending s where s.workspace_id = workspace and s.object = of_object and s.record_id = record;
        delete from search_posting p using search_frequent f where f.workspace_id = workspace and f.object = of_object and f.pair = any(search_pairs(folded))
          and p.workspace_id = workspace and p.frequent_id = f.id and p.fit = search_fit(folded, f.pair) and p.record_id = record;
      end if; end $function$
;

CREATE OR REPLACE FUNCTION public.search_wanted(salt bigint, folded text, with_pairs boolean)
 RETURNS integer[]
 LANGUAGE plpgsql
 IMMUTABLE PARALLEL SAFE
AS $function$
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
    end $function$
;
