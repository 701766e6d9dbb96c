// Generated from the migrated database by `npm run generate`. Do not edit.
import type { ColumnType } from 'kysely';

/** A column the database fills when an insert leaves it out. */
export type Generated<T> =
  T extends ColumnType<infer S, infer I, infer U> ? ColumnType<S, I | undefined, U> : ColumnType<T, T | undefined, T>;
type Nullable<T> =
  T extends ColumnType<infer S, infer I, infer U> ? ColumnType<S | null, I | null | undefined, U | null> : T | null;

/** Exact text when read: a number would lose digits. */
export type BigInteger = ColumnType<string, string | bigint | number, string | bigint | number>;
export type Numeric = ColumnType<string, string | bigint | number, string | bigint | number>;
/** YYYY-MM-DD; a Date would shift with the time zone. */
export type CalendarDate = ColumnType<string, string, string>;
export type Timestamp = ColumnType<Date, Date | string, Date | string>;
/** Write arrays with JSON.stringify: the driver takes a bare array for a PostgreSQL array. */
export type Json = ColumnType<unknown, string | number | boolean | object, string | number | boolean | object>;

export interface EngineChoiceLinkTable {
  workspace_id: string;
  object: string;
  field: string;
  record_id: string;
  choice: string;
}

export interface EngineFollowerTable {
  consumer: string;
  tx_id: string;
  event_id: string;
}

export interface EngineJobTable {
  workspace_id: string;
  id: string;
  kind: string;
  status: Generated<string>;
  input: Json;
  done: Generated<number>;
  total: number | null;
  note: string | null;
  error: Nullable<Json>;
  attempts: Generated<number>;
  requested_by: string | null;
  created_at: Timestamp;
  started_at: Nullable<Timestamp>;
  finished_at: Nullable<Timestamp>;
  updated_at: Timestamp;
}

export interface EngineScheduleTable {
  workspace_id: string;
  kind: string;
  checked_until: Timestamp;
}

export interface EventTable {
  workspace_id: string;
  id: string;
  at: Timestamp;
  tx_id: Generated<string>;
  kind: string;
  object: string;
  record_id: string;
  actor_id: string | null;
  door: string;
  cause: string | null;
  changes: Nullable<Json>;
  facts: Nullable<Json>;
}

export interface WorkspaceTable {
  workspace_id: string;
  name: string;
  currency: Generated<string>;
  time_zone: Generated<string>;
  fiscal_year_start: Generated<number>;
  created_at: Timestamp;
}

/** Every table by name; those outside `public` with their schema. */
export interface Tables {
  engine_choice_link: EngineChoiceLinkTable;
  engine_follower: EngineFollowerTable;
  engine_job: EngineJobTable;
  engine_schedule: EngineScheduleTable;
  event: EventTable;
  workspace: WorkspaceTable;
}
