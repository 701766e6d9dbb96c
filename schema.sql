-- Generated from the migrated database by `npm run generate`, for reading and review. Do not edit; migrations make the schema.
-- Monthly partitions of the event log are left out: they come with the calendar.

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

create table public.engine_follower (
  consumer text not null,
  tx_id xid8 not null,
  event_id uuid not null,
  constraint engine_follower_pkey PRIMARY KEY (consumer)
);

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
CREATE INDEX event_follow ON ONLY public.event USING btree (tx_id, id);
CREATE INDEX event_recent ON ONLY public.event USING btree (workspace_id, at DESC, id DESC);
CREATE INDEX event_record ON ONLY public.event USING btree (workspace_id, object, record_id, at DESC, id DESC);
create policy workspace_wall on public.event
  using ((workspace_id = (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid))
  with check ((workspace_id = (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid));
grant insert, select on public.event to sloop_app;

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
    end $function$
;
