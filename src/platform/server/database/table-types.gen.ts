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

export interface AccountTable {
  workspace_id: string;
  id: string;
  version: Generated<number>;
  external_id: string | null;
  created_at: Timestamp;
  created_by: string | null;
  updated_at: Timestamp;
  updated_by: string | null;
  name: string;
  owner_id: string | null;
  industry: string | null;
  tier: string | null;
  lifecycle: string | null;
  status: string | null;
  parent_id: string | null;
  credit_code: string | null;
  phone: string | null;
  website: string | null;
  address_country: string | null;
  address_province: string | null;
  address_city: string | null;
  address_district: string | null;
  address_detail: string | null;
  country: string | null;
  region: string | null;
  annual_revenue_minor: Nullable<BigInteger>;
  annual_revenue_currency: string | null;
  employees: Nullable<BigInteger>;
  founded_year: Nullable<BigInteger>;
  source: string | null;
  notes: string | null;
  x_text_1: string | null;
  x_text_2: string | null;
  x_text_3: string | null;
  x_text_4: string | null;
  x_text_5: string | null;
  x_text_6: string | null;
  x_text_7: string | null;
  x_text_8: string | null;
  x_text_9: string | null;
  x_text_10: string | null;
  x_text_11: string | null;
  x_text_12: string | null;
  x_text_13: string | null;
  x_text_14: string | null;
  x_text_15: string | null;
  x_text_16: string | null;
  x_int_1: Nullable<BigInteger>;
  x_int_2: Nullable<BigInteger>;
  x_int_3: Nullable<BigInteger>;
  x_int_4: Nullable<BigInteger>;
  x_int_5: Nullable<BigInteger>;
  x_int_6: Nullable<BigInteger>;
  x_int_7: Nullable<BigInteger>;
  x_int_8: Nullable<BigInteger>;
  x_int_9: Nullable<BigInteger>;
  x_int_10: Nullable<BigInteger>;
  x_bool_1: boolean | null;
  x_bool_2: boolean | null;
  x_bool_3: boolean | null;
  x_bool_4: boolean | null;
  x_bool_5: boolean | null;
  x_bool_6: boolean | null;
  x_date_1: Nullable<CalendarDate>;
  x_date_2: Nullable<CalendarDate>;
  x_date_3: Nullable<CalendarDate>;
  x_date_4: Nullable<CalendarDate>;
  x_date_5: Nullable<CalendarDate>;
  x_date_6: Nullable<CalendarDate>;
  x_time_1: Nullable<Timestamp>;
  x_time_2: Nullable<Timestamp>;
  x_time_3: Nullable<Timestamp>;
  x_time_4: Nullable<Timestamp>;
  x_ref_1_id: string | null;
  x_ref_2_id: string | null;
  x_ref_3_id: string | null;
  x_ref_4_id: string | null;
  x_ref_5_id: string | null;
  x_ref_6_id: string | null;
  x_ref_7_id: string | null;
  x_ref_8_id: string | null;
  x_money_1_minor: Nullable<BigInteger>;
  x_money_1_currency: string | null;
  x_money_2_minor: Nullable<BigInteger>;
  x_money_2_currency: string | null;
  x_money_3_minor: Nullable<BigInteger>;
  x_money_3_currency: string | null;
  x_money_4_minor: Nullable<BigInteger>;
  x_money_4_currency: string | null;
  custom: Nullable<Json>;
}

export interface AccountVersionTable {
  workspace_id: string;
  record_id: string;
  valid_from: Timestamp;
  valid_to: Generated<Timestamp>;
  owner_id: string | null;
  tier: string | null;
  lifecycle: string | null;
  industry: string | null;
  x_text_1: string | null;
  x_text_2: string | null;
  x_text_3: string | null;
  x_text_4: string | null;
  x_text_5: string | null;
  x_text_6: string | null;
  x_text_7: string | null;
  x_text_8: string | null;
  x_text_9: string | null;
  x_text_10: string | null;
  x_text_11: string | null;
  x_text_12: string | null;
  x_text_13: string | null;
  x_text_14: string | null;
  x_text_15: string | null;
  x_text_16: string | null;
  x_int_1: Nullable<BigInteger>;
  x_int_2: Nullable<BigInteger>;
  x_int_3: Nullable<BigInteger>;
  x_int_4: Nullable<BigInteger>;
  x_int_5: Nullable<BigInteger>;
  x_int_6: Nullable<BigInteger>;
  x_int_7: Nullable<BigInteger>;
  x_int_8: Nullable<BigInteger>;
  x_int_9: Nullable<BigInteger>;
  x_int_10: Nullable<BigInteger>;
  x_bool_1: boolean | null;
  x_bool_2: boolean | null;
  x_bool_3: boolean | null;
  x_bool_4: boolean | null;
  x_bool_5: boolean | null;
  x_bool_6: boolean | null;
  x_date_1: Nullable<CalendarDate>;
  x_date_2: Nullable<CalendarDate>;
  x_date_3: Nullable<CalendarDate>;
  x_date_4: Nullable<CalendarDate>;
  x_date_5: Nullable<CalendarDate>;
  x_date_6: Nullable<CalendarDate>;
  x_time_1: Nullable<Timestamp>;
  x_time_2: Nullable<Timestamp>;
  x_time_3: Nullable<Timestamp>;
  x_time_4: Nullable<Timestamp>;
  x_ref_1_id: string | null;
  x_ref_2_id: string | null;
  x_ref_3_id: string | null;
  x_ref_4_id: string | null;
  x_ref_5_id: string | null;
  x_ref_6_id: string | null;
  x_ref_7_id: string | null;
  x_ref_8_id: string | null;
  x_money_1_minor: Nullable<BigInteger>;
  x_money_1_currency: string | null;
  x_money_2_minor: Nullable<BigInteger>;
  x_money_2_currency: string | null;
  x_money_3_minor: Nullable<BigInteger>;
  x_money_3_currency: string | null;
  x_money_4_minor: Nullable<BigInteger>;
  x_money_4_currency: string | null;
  custom: Nullable<Json>;
}

export interface ActivityTable {
  workspace_id: string;
  id: string;
  version: Generated<number>;
  external_id: string | null;
  created_at: Timestamp;
  created_by: string | null;
  updated_at: Timestamp;
  updated_by: string | null;
  type: string;
  subject: string;
  content: string | null;
  account_id: string | null;
  contact_id: string | null;
  opportunity_id: string | null;
  owner_id: string | null;
  due_at: Nullable<Timestamp>;
  done_at: Nullable<Timestamp>;
  at: Nullable<Timestamp>;
  status: string;
  outcome: string | null;
  next_step: string | null;
  next_step_on: Nullable<CalendarDate>;
  original_due_at: Nullable<Timestamp>;
  location: string | null;
  duration: Nullable<BigInteger>;
  quality: Nullable<BigInteger>;
  x_text_1: string | null;
  x_text_2: string | null;
  x_text_3: string | null;
  x_text_4: string | null;
  x_text_5: string | null;
  x_text_6: string | null;
  x_text_7: string | null;
  x_text_8: string | null;
  x_text_9: string | null;
  x_text_10: string | null;
  x_text_11: string | null;
  x_text_12: string | null;
  x_text_13: string | null;
  x_text_14: string | null;
  x_text_15: string | null;
  x_text_16: string | null;
  x_int_1: Nullable<BigInteger>;
  x_int_2: Nullable<BigInteger>;
  x_int_3: Nullable<BigInteger>;
  x_int_4: Nullable<BigInteger>;
  x_int_5: Nullable<BigInteger>;
  x_int_6: Nullable<BigInteger>;
  x_int_7: Nullable<BigInteger>;
  x_int_8: Nullable<BigInteger>;
  x_int_9: Nullable<BigInteger>;
  x_int_10: Nullable<BigInteger>;
  x_bool_1: boolean | null;
  x_bool_2: boolean | null;
  x_bool_3: boolean | null;
  x_bool_4: boolean | null;
  x_bool_5: boolean | null;
  x_bool_6: boolean | null;
  x_date_1: Nullable<CalendarDate>;
  x_date_2: Nullable<CalendarDate>;
  x_date_3: Nullable<CalendarDate>;
  x_date_4: Nullable<CalendarDate>;
  x_date_5: Nullable<CalendarDate>;
  x_date_6: Nullable<CalendarDate>;
  x_time_1: Nullable<Timestamp>;
  x_time_2: Nullable<Timestamp>;
  x_time_3: Nullable<Timestamp>;
  x_time_4: Nullable<Timestamp>;
  x_ref_1_id: string | null;
  x_ref_2_id: string | null;
  x_ref_3_id: string | null;
  x_ref_4_id: string | null;
  x_ref_5_id: string | null;
  x_ref_6_id: string | null;
  x_ref_7_id: string | null;
  x_ref_8_id: string | null;
  x_money_1_minor: Nullable<BigInteger>;
  x_money_1_currency: string | null;
  x_money_2_minor: Nullable<BigInteger>;
  x_money_2_currency: string | null;
  x_money_3_minor: Nullable<BigInteger>;
  x_money_3_currency: string | null;
  x_money_4_minor: Nullable<BigInteger>;
  x_money_4_currency: string | null;
  custom: Nullable<Json>;
  check_in_at: Nullable<Timestamp>;
  check_in_latitude: Nullable<BigInteger>;
  check_in_longitude: Nullable<BigInteger>;
  check_in_accuracy: Nullable<BigInteger>;
  photos: Nullable<Json>;
}

export interface AnalyticsDashboardTable {
  workspace_id: string;
  id: string;
  kind: string;
  owner_id: string;
  name: string;
  description: string;
  shared: string;
  roles: string[];
  number: number;
  body: Json;
  draft: Nullable<Json>;
  revision: number;
  created_at: Timestamp;
  updated_at: Timestamp;
}

export interface AnalyticsDashboardVersionTable {
  workspace_id: string;
  dashboard_id: string;
  number: number;
  body: Json;
  published_at: Timestamp;
  published_by: string;
}

export interface AuditSealTable {
  workspace_id: string;
  number: number;
  first_tx: string;
  first_event: string;
  last_tx: string;
  last_event: string;
  events: number;
  previous_hash: Buffer;
  hash: Buffer;
  leaves: Buffer | null;
  sealed_at: Timestamp;
  dropped_at: Nullable<Timestamp>;
}

export interface AuditSettingTable {
  workspace_id: string;
  keep_months: number | null;
  updated_at: Timestamp;
}

export interface ContactTable {
  workspace_id: string;
  id: string;
  version: Generated<number>;
  external_id: string | null;
  created_at: Timestamp;
  created_by: string | null;
  updated_at: Timestamp;
  updated_by: string | null;
  name: string;
  account_id: string | null;
  owner_id: string | null;
  title: string | null;
  department: string | null;
  buying_role: string | null;
  relationship: string | null;
  mobile: string | null;
  phone: string | null;
  email: string | null;
  wechat: string | null;
  address_country: string | null;
  address_province: string | null;
  address_city: string | null;
  address_district: string | null;
  address_detail: string | null;
  birthday: Nullable<CalendarDate>;
  notes: string | null;
  x_text_1: string | null;
  x_text_2: string | null;
  x_text_3: string | null;
  x_text_4: string | null;
  x_text_5: string | null;
  x_text_6: string | null;
  x_text_7: string | null;
  x_text_8: string | null;
  x_text_9: string | null;
  x_text_10: string | null;
  x_text_11: string | null;
  x_text_12: string | null;
  x_text_13: string | null;
  x_text_14: string | null;
  x_text_15: string | null;
  x_text_16: string | null;
  x_int_1: Nullable<BigInteger>;
  x_int_2: Nullable<BigInteger>;
  x_int_3: Nullable<BigInteger>;
  x_int_4: Nullable<BigInteger>;
  x_int_5: Nullable<BigInteger>;
  x_int_6: Nullable<BigInteger>;
  x_int_7: Nullable<BigInteger>;
  x_int_8: Nullable<BigInteger>;
  x_int_9: Nullable<BigInteger>;
  x_int_10: Nullable<BigInteger>;
  x_bool_1: boolean | null;
  x_bool_2: boolean | null;
  x_bool_3: boolean | null;
  x_bool_4: boolean | null;
  x_bool_5: boolean | null;
  x_bool_6: boolean | null;
  x_date_1: Nullable<CalendarDate>;
  x_date_2: Nullable<CalendarDate>;
  x_date_3: Nullable<CalendarDate>;
  x_date_4: Nullable<CalendarDate>;
  x_date_5: Nullable<CalendarDate>;
  x_date_6: Nullable<CalendarDate>;
  x_time_1: Nullable<Timestamp>;
  x_time_2: Nullable<Timestamp>;
  x_time_3: Nullable<Timestamp>;
  x_time_4: Nullable<Timestamp>;
  x_ref_1_id: string | null;
  x_ref_2_id: string | null;
  x_ref_3_id: string | null;
  x_ref_4_id: string | null;
  x_ref_5_id: string | null;
  x_ref_6_id: string | null;
  x_ref_7_id: string | null;
  x_ref_8_id: string | null;
  x_money_1_minor: Nullable<BigInteger>;
  x_money_1_currency: string | null;
  x_money_2_minor: Nullable<BigInteger>;
  x_money_2_currency: string | null;
  x_money_3_minor: Nullable<BigInteger>;
  x_money_3_currency: string | null;
  x_money_4_minor: Nullable<BigInteger>;
  x_money_4_currency: string | null;
  custom: Nullable<Json>;
}

export interface DeliveryIssueTable {
  workspace_id: string;
  id: string;
  subscription_id: string;
  due_at: Timestamp;
  status: Generated<string>;
  started_at: Nullable<Timestamp>;
}

export interface DeliveryMailTable {
  workspace_id: string;
  host: string;
  port: number;
  security: string;
  username: string | null;
  secret: Buffer | null;
  sender_name: string;
  sender_address: string;
  public_url: string;
  allowed_domains: Generated<string[]>;
  updated_at: Timestamp;
  updated_by: string | null;
}

export interface DeliveryMessageTable {
  workspace_id: string;
  id: string;
  issue_id: string;
  receiver_id: string;
  address: string;
  status: Generated<string>;
  attempts: Generated<number>;
  claimed_at: Nullable<Timestamp>;
  says: Nullable<Json>;
  answer: string | null;
  finished_at: Nullable<Timestamp>;
}

export interface DeliveryReceiverTable {
  workspace_id: string;
  id: string;
  subscription_id: string;
  member_id: string | null;
  address: string | null;
  is_listed: Generated<boolean>;
  unsubscribed_at: Nullable<Timestamp>;
}

export interface DeliverySubscriptionTable {
  workspace_id: string;
  id: string;
  member_id: string;
  name: string;
  subject: Json;
  format: string;
  rhythm: Json;
  status: Generated<string>;
  created_at: Timestamp;
  updated_at: Timestamp;
}

export interface DemoCompanyTable {
  workspace_id: string;
  started_at: Timestamp;
  started_by: string;
  built_on: CalendarDate;
  steps_done: Generated<number>;
}

export interface EngineAccessPrincipalTable {
  workspace_id: string;
  object: string;
  principal: string;
}

export interface EngineAccessRuleTable {
  workspace_id: string;
  id: string;
  version: Generated<number>;
  kind: string;
  object: string;
  name: string;
  expression: string;
  principals: string[];
  may_write: Generated<boolean>;
  is_active: Generated<boolean>;
  created_at: Timestamp;
  created_by: string | null;
  updated_at: Timestamp;
  updated_by: string | null;
}

export interface EngineBulkChangeTable {
  workspace_id: string;
  id: string;
  member_id: string;
  job_id: string;
  object: string;
  request: Json;
  status: string;
  total: number;
  after_id: string;
  changed: Generated<number>;
  same: Generated<number>;
  refused: Generated<number>;
  restored: Generated<number>;
  kept: Generated<number>;
  error: Nullable<Json>;
  created_at: Timestamp;
}

export interface EngineBulkChangeRecordTable {
  workspace_id: string;
  change_id: string;
  record_id: string;
  verdict: string;
  before: Nullable<Json>;
  version: number | null;
  reason: Nullable<Json>;
}

export interface EngineChoiceDependencyTable {
  workspace_id: string;
  object: string;
  field: string;
  spec: Json;
}

export interface EngineChoiceLinkTable {
  workspace_id: string;
  object: string;
  field: string;
  record_id: string;
  choice: string;
}

export interface EngineCommentTable {
  workspace_id: string;
  id: string;
  object: string;
  record_id: string;
  author_id: string;
  text: string;
  mentions: string[];
  version: Generated<number>;
  at: Timestamp;
  changed_at: Timestamp;
  is_deleted: Generated<boolean>;
  became_object: string | null;
  became_id: string | null;
}

export interface EngineCommentVersionTable {
  workspace_id: string;
  comment_id: string;
  version: number;
  text: string;
  until: Timestamp;
  is_deletion: boolean;
}

export interface EngineCustomFieldTable {
  workspace_id: string;
  object: string;
  id: string;
  spec: Json;
  storage: string;
  slot: string | null;
  position: number;
  index_state: Generated<string>;
  version: Generated<number>;
  created_at: Timestamp;
  hidden_at: Nullable<Timestamp>;
  kept_state: Generated<string>;
  kept_run: Generated<number>;
  kept_done: Generated<BigInteger>;
  kept_total: Nullable<BigInteger>;
}

export interface EngineCustomObjectTable {
  workspace_id: string;
  id: string;
  spec: Json;
  version: Generated<number>;
  created_at: Timestamp;
  hidden_at: Nullable<Timestamp>;
}

export interface EngineDeletedRecordTable {
  workspace_id: string;
  object: string;
  record_id: string;
  deleted_at: Timestamp;
  deleted_by: string | null;
  tx_id: Generated<string>;
  version: number;
  created_at: Timestamp;
  created_by: string | null;
  versions: Nullable<Json>;
}

export interface EngineExchangeRateTable {
  workspace_id: string;
  base: string;
  currency: string;
  valid_from: CalendarDate;
  rate: Numeric;
  updated_at: Timestamp;
  updated_by: string | null;
}

export interface EngineExportTable {
  workspace_id: string;
  id: string;
  member_id: string;
  job_id: string;
  object: string;
  format: string;
  file_name: string;
  locale: string;
  request: Json;
  row_count: number | null;
  size_bytes: Nullable<BigInteger>;
  created_at: Timestamp;
  expires_at: Nullable<Timestamp>;
  removed_at: Nullable<Timestamp>;
}

export interface EngineFollowTable {
  workspace_id: string;
  object: string;
  record_id: string;
  member_id: string;
  is_on: boolean;
  since: Timestamp;
}

export interface EngineFollowerTable {
  consumer: string;
  tx_id: string;
  event_id: string;
}

export interface EngineIdempotencyKeyTable {
  workspace_id: string;
  member_id: string;
  key_hash: Buffer;
  request_hash: Buffer;
  created_at: Timestamp;
  answer: Buffer | null;
}

export interface EngineImportTable {
  workspace_id: string;
  id: string;
  object: string;
  file_name: string;
  encoding: string;
  headers: string[];
  row_count: number;
  plan: Nullable<Json>;
  status: string;
  job_id: string | null;
  error: Nullable<Json>;
  created_by: string;
  created_at: Timestamp;
  finished_at: Nullable<Timestamp>;
  summary: Nullable<Json>;
  batch_id: string | null;
  undone: Generated<number>;
}

export interface EngineImportBatchTable {
  workspace_id: string;
  id: string;
  name: string;
  status: string;
  job_id: string | null;
  error: Nullable<Json>;
  created_by: string;
  created_at: Timestamp;
  made_objects: Generated<string[]>;
}

export interface EngineImportMappingTable {
  workspace_id: string;
  id: string;
  name: string;
  object: string;
  signature: string;
  headers: string[];
  plan: Json;
  updated_by: string;
  updated_at: Timestamp;
}

export interface EngineImportRecordTable {
  workspace_id: string;
  import_id: string;
  object: string;
  record_id: string;
  is_created: boolean;
  version: number;
  before: Nullable<Json>;
  undo: string | null;
  kept_because: Nullable<Json>;
}

export interface EngineImportResultTable {
  workspace_id: string;
  import_id: string;
  row_number: number;
  verdict: string;
  is_done: boolean;
  record_id: string | null;
  issues: Nullable<Json>;
  warnings: Nullable<Json>;
}

export interface EngineImportRowTable {
  workspace_id: string;
  import_id: string;
  row_number: number;
  cells: string[];
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

export interface EngineLayoutTable {
  workspace_id: string;
  object: string;
  layout: Json;
  version: Generated<number>;
}

export interface EngineMatchDistinctTable {
  workspace_id: string;
  object: string;
  left_id: string;
  right_id: string;
  created_at: Timestamp;
  created_by: string | null;
}

export interface EngineMatchGroupTable {
  workspace_id: string;
  id: string;
  object: string;
  state: string;
  confidence: number;
  pairs: Json;
  found_at: Timestamp;
  closed_at: Nullable<Timestamp>;
  closed_by: string | null;
}

export interface EngineMatchKeyTable {
  workspace_id: string;
  object: string;
  key: BigInteger;
  record_id: string;
  checked_at: Timestamp;
  sketch: Buffer | null;
}

export interface EngineMatchMemberTable {
  workspace_id: string;
  group_id: string;
  record_id: string;
}

export interface EngineMatchRuleTable {
  workspace_id: string;
  object: string;
  version: number;
  rules: Json;
  created_at: Timestamp;
  created_by: string | null;
}

export interface EngineMergeTable {
  workspace_id: string;
  id: string;
  object: string;
  survivor_id: string;
  merged_id: string;
  merged_name: string;
  copy: Json;
  merged_at: Timestamp;
  merged_by: string | null;
  undone_at: Nullable<Timestamp>;
  undone_by: string | null;
  kept: Nullable<Json>;
}

export interface EngineNoticeTable {
  workspace_id: string;
  id: string;
  member_id: string;
  at: Timestamp;
  kind: string;
  tab: string;
  actor_id: string | null;
  object: string | null;
  record_id: string | null;
  link: string | null;
  text: string | null;
  facts: Nullable<Json>;
  key: string | null;
  read_at: Nullable<Timestamp>;
}

export interface EngineNoticeChoiceTable {
  workspace_id: string;
  member_id: string;
  kind: string;
  is_on: boolean;
}

export interface EnginePresenceTable {
  workspace_id: string;
  object: string;
  record_id: string;
  screen: string;
  member_id: string;
  name: string;
  field: string | null;
  seen_at: Timestamp;
}

export interface EnginePrivateFieldTable {
  workspace_id: string;
  object: string;
  field: string;
  created_at: Timestamp;
  created_by: string | null;
  level: Generated<string>;
}

export interface EngineRecordAccessTable {
  workspace_id: string;
  id: string;
  object: string;
  record_id: string;
  principal: string;
  source: string;
  may_write: boolean;
  note: string | null;
  expires_at: Generated<Timestamp>;
  created_at: Timestamp;
  created_by: string | null;
  is_end_told: Generated<boolean>;
}

export interface EngineRollupTable {
  workspace_id: string;
  object: string;
  grouped: string;
  owner_id: string;
  currency: string;
  records: BigInteger;
  sum_minor: BigInteger;
}

export interface EngineRollupDeltaTable {
  workspace_id: string;
  object: string;
  id: Generated<string>;
  grouped: string;
  owner_id: string;
  currency: string;
  records: BigInteger;
  sum_minor: BigInteger;
}

export interface EngineRuleTable {
  workspace_id: string;
  id: string;
  object: string;
  spec: Json;
  version: Generated<number>;
  created_at: Timestamp;
}

export interface EngineScheduleTable {
  workspace_id: string;
  kind: string;
  checked_until: Timestamp;
}

export interface EngineSchemaChangeTable {
  workspace_id: string;
  id: string;
  at: Timestamp;
  by_id: string | null;
  object: string;
  kind: string;
  subject: string;
  before: Nullable<Json>;
  after: Nullable<Json>;
  reverted_at: Nullable<Timestamp>;
}

export interface EngineSchemaStateTable {
  workspace_id: string;
  revision: Generated<BigInteger>;
}

export interface EngineSegmentTable {
  workspace_id: string;
  id: string;
  object: string;
  kind: string;
  owner_id: string;
  name: string;
  description: string;
  filter: Nullable<Json>;
  expression: string | null;
  shared: string;
  roles: string[];
  created_at: Timestamp;
  updated_at: Timestamp;
}

export interface EngineSegmentMemberTable {
  workspace_id: string;
  segment_id: string;
  record_id: string;
  added_at: Timestamp;
  added_by: string;
  object: string;
}

export interface EngineSegmentStateTable {
  workspace_id: string;
  revision: Generated<BigInteger>;
}

export interface EngineViewTable {
  workspace_id: string;
  id: string;
  object: string;
  owner_id: string;
  name: string;
  filter: Nullable<Json>;
  sort: Json;
  columns: string[];
  layout: string;
  shared: string;
  roles: string[];
  created_at: Timestamp;
  updated_at: Timestamp;
  settings: Generated<Json>;
}

export interface EngineViewDefaultTable {
  workspace_id: string;
  member_id: string;
  object: string;
  view: string;
}

export interface EvaluationScoreTable {
  workspace_id: string;
  unit_id: string;
  version: number;
  period_from: CalendarDate;
  period_to: CalendarDate;
  dimension: string;
  score: Nullable<Numeric>;
  coverage: Numeric;
  average: Nullable<Numeric>;
  computed_at: Timestamp;
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

export interface InspectionActionTable {
  workspace_id: string;
  id: string;
  version: Generated<number>;
  external_id: string | null;
  created_at: Timestamp;
  created_by: string | null;
  updated_at: Timestamp;
  updated_by: string | null;
  finding_id: string;
  title: string;
  cause: string | null;
  owner_id: string;
  due_on: CalendarDate;
  status: string;
  done_at: Nullable<Timestamp>;
  done_by: string | null;
  closed_at: Nullable<Timestamp>;
  first_recheck_green: boolean | null;
  adopted_version: Nullable<BigInteger>;
}

export interface InspectionFindingTable {
  workspace_id: string;
  id: string;
  run_id: string;
  item_id: string;
  severity: string;
  repeats: Generated<number>;
  population: number | null;
  offending: number | null;
  status: string;
  opened_at: Timestamp;
  closed_at: Nullable<Timestamp>;
}

export interface InspectionOffenderTable {
  workspace_id: string;
  finding_id: string;
  record_id: string;
  owner_id: string | null;
  unit_id: string | null;
}

export interface InspectionRecheckTable {
  workspace_id: string;
  id: string;
  finding_id: string;
  action_id: string | null;
  at: Timestamp;
  by_id: string | null;
  population: number;
  offending: number;
  is_green: boolean;
  note: string | null;
}

export interface InspectionResultTable {
  workspace_id: string;
  run_id: string;
  item_id: string;
  unit_id: string;
  status: string;
  population: number | null;
  offending: number | null;
  value: string | null;
  score: Nullable<Numeric>;
  trace: Nullable<Json>;
}

export interface InspectionRunTable {
  workspace_id: string;
  id: string;
  template_id: string;
  template_version: number;
  department_id: string | null;
  owner_id: string | null;
  period_from: Nullable<CalendarDate>;
  period_to: Nullable<CalendarDate>;
  as_of: Timestamp;
  status: string;
  error: string | null;
  score: Nullable<Numeric>;
  is_passed: boolean | null;
  sections: Nullable<Json>;
  vetoes: Nullable<Json>;
  previous_run_id: string | null;
  schedule_id: string | null;
  inspector_id: string;
  started_at: Timestamp;
  finished_at: Nullable<Timestamp>;
}

export interface InspectionScheduleTable {
  workspace_id: string;
  id: string;
  template_id: string;
  every: string;
  department_id: string | null;
  next_on: CalendarDate;
  is_enabled: Generated<boolean>;
  created_by: string;
  created_at: Timestamp;
}

export interface InspectionTemplateTable {
  workspace_id: string;
  id: string;
  name_zh: string;
  name_en: string;
  published_version: number | null;
  created_at: Timestamp;
}

export interface InspectionTemplateVersionTable {
  workspace_id: string;
  template_id: string;
  number: number;
  status: string;
  definition: Json;
  created_at: Timestamp;
  created_by: string | null;
  published_at: Nullable<Timestamp>;
  published_by: string | null;
}

export interface IntegrationAttemptTable {
  workspace_id: string;
  id: string;
  delivery_id: string;
  number: number;
  at: Timestamp;
  request_headers: Json;
  response_status: number | null;
  response_headers: Nullable<Json>;
  response_body: string | null;
  error: string | null;
  duration_ms: number;
}

export interface IntegrationDeliveryTable {
  workspace_id: string;
  id: string;
  webhook_id: string;
  event_id: string;
  event_at: Timestamp;
  type: string;
  object: string;
  record_id: string;
  payload: string;
  status: Generated<string>;
  attempts: Generated<number>;
  next_at: Timestamp;
  claimed_until: Nullable<Timestamp>;
  last_status: number | null;
  last_error: string | null;
  created_at: Timestamp;
  finished_at: Nullable<Timestamp>;
}

export interface IntegrationWebhookTable {
  workspace_id: string;
  id: string;
  name: string;
  url: string;
  member_id: string;
  objects: Generated<string[]>;
  kinds: Generated<string[]>;
  expression: string | null;
  secret: string;
  previous_secret: string | null;
  previous_until: Nullable<Timestamp>;
  status: Generated<string>;
  status_reason: string | null;
  failing_since: Nullable<Timestamp>;
  queued_at: Nullable<Timestamp>;
  retry_at: Nullable<Timestamp>;
  created_at: Timestamp;
  created_by: string | null;
  updated_at: Timestamp;
}

export interface OnboardingMarkTable {
  workspace_id: string;
  member_id: string;
  mark: string;
  state: string;
  at: Timestamp;
}

export interface OpportunityTable {
  workspace_id: string;
  id: string;
  version: Generated<number>;
  external_id: string | null;
  created_at: Timestamp;
  created_by: string | null;
  updated_at: Timestamp;
  updated_by: string | null;
  name: string;
  account_id: string | null;
  owner_id: string | null;
  product_id: string | null;
  amount_minor: Nullable<BigInteger>;
  amount_currency: string | null;
  stage: string | null;
  forecast_category: string | null;
  close_date: Nullable<CalendarDate>;
  engaged_on: Nullable<CalendarDate>;
  closed_on: Nullable<CalendarDate>;
  probability: Nullable<BigInteger>;
  source: string | null;
  next_step: string | null;
  next_step_on: Nullable<CalendarDate>;
  need: string | null;
  budget_minor: Nullable<BigInteger>;
  budget_currency: string | null;
  competitor: string | null;
  lost_reason: string | null;
  lost_note: string | null;
  description: string | null;
  pushed_count: Nullable<BigInteger>;
  stage_entered_at: Nullable<Timestamp>;
  outcome: string | null;
  forecast_overridden: boolean | null;
  imported: boolean | null;
  x_text_1: string | null;
  x_text_2: string | null;
  x_text_3: string | null;
  x_text_4: string | null;
  x_text_5: string | null;
  x_text_6: string | null;
  x_text_7: string | null;
  x_text_8: string | null;
  x_text_9: string | null;
  x_text_10: string | null;
  x_text_11: string | null;
  x_text_12: string | null;
  x_text_13: string | null;
  x_text_14: string | null;
  x_text_15: string | null;
  x_text_16: string | null;
  x_int_1: Nullable<BigInteger>;
  x_int_2: Nullable<BigInteger>;
  x_int_3: Nullable<BigInteger>;
  x_int_4: Nullable<BigInteger>;
  x_int_5: Nullable<BigInteger>;
  x_int_6: Nullable<BigInteger>;
  x_int_7: Nullable<BigInteger>;
  x_int_8: Nullable<BigInteger>;
  x_int_9: Nullable<BigInteger>;
  x_int_10: Nullable<BigInteger>;
  x_bool_1: boolean | null;
  x_bool_2: boolean | null;
  x_bool_3: boolean | null;
  x_bool_4: boolean | null;
  x_bool_5: boolean | null;
  x_bool_6: boolean | null;
  x_date_1: Nullable<CalendarDate>;
  x_date_2: Nullable<CalendarDate>;
  x_date_3: Nullable<CalendarDate>;
  x_date_4: Nullable<CalendarDate>;
  x_date_5: Nullable<CalendarDate>;
  x_date_6: Nullable<CalendarDate>;
  x_time_1: Nullable<Timestamp>;
  x_time_2: Nullable<Timestamp>;
  x_time_3: Nullable<Timestamp>;
  x_time_4: Nullable<Timestamp>;
  x_ref_1_id: string | null;
  x_ref_2_id: string | null;
  x_ref_3_id: string | null;
  x_ref_4_id: string | null;
  x_ref_5_id: string | null;
  x_ref_6_id: string | null;
  x_ref_7_id: string | null;
  x_ref_8_id: string | null;
  x_money_1_minor: Nullable<BigInteger>;
  x_money_1_currency: string | null;
  x_money_2_minor: Nullable<BigInteger>;
  x_money_2_currency: string | null;
  x_money_3_minor: Nullable<BigInteger>;
  x_money_3_currency: string | null;
  x_money_4_minor: Nullable<BigInteger>;
  x_money_4_currency: string | null;
  custom: Nullable<Json>;
}

export interface OpportunityVersionTable {
  workspace_id: string;
  record_id: string;
  valid_from: Timestamp;
  valid_to: Generated<Timestamp>;
  account_id: string | null;
  owner_id: string | null;
  amount_minor: Nullable<BigInteger>;
  amount_currency: string | null;
  stage: string | null;
  forecast_category: string | null;
  close_date: Nullable<CalendarDate>;
  probability: Nullable<BigInteger>;
  next_step_on: Nullable<CalendarDate>;
  outcome: string | null;
  product_id: string | null;
  engaged_on: Nullable<CalendarDate>;
  closed_on: Nullable<CalendarDate>;
  stage_entered_at: Nullable<Timestamp>;
  pushed_count: Nullable<BigInteger>;
  lost_reason: string | null;
  imported: boolean | null;
  x_text_1: string | null;
  x_text_2: string | null;
  x_text_3: string | null;
  x_text_4: string | null;
  x_text_5: string | null;
  x_text_6: string | null;
  x_text_7: string | null;
  x_text_8: string | null;
  x_text_9: string | null;
  x_text_10: string | null;
  x_text_11: string | null;
  x_text_12: string | null;
  x_text_13: string | null;
  x_text_14: string | null;
  x_text_15: string | null;
  x_text_16: string | null;
  x_int_1: Nullable<BigInteger>;
  x_int_2: Nullable<BigInteger>;
  x_int_3: Nullable<BigInteger>;
  x_int_4: Nullable<BigInteger>;
  x_int_5: Nullable<BigInteger>;
  x_int_6: Nullable<BigInteger>;
  x_int_7: Nullable<BigInteger>;
  x_int_8: Nullable<BigInteger>;
  x_int_9: Nullable<BigInteger>;
  x_int_10: Nullable<BigInteger>;
  x_bool_1: boolean | null;
  x_bool_2: boolean | null;
  x_bool_3: boolean | null;
  x_bool_4: boolean | null;
  x_bool_5: boolean | null;
  x_bool_6: boolean | null;
  x_date_1: Nullable<CalendarDate>;
  x_date_2: Nullable<CalendarDate>;
  x_date_3: Nullable<CalendarDate>;
  x_date_4: Nullable<CalendarDate>;
  x_date_5: Nullable<CalendarDate>;
  x_date_6: Nullable<CalendarDate>;
  x_time_1: Nullable<Timestamp>;
  x_time_2: Nullable<Timestamp>;
  x_time_3: Nullable<Timestamp>;
  x_time_4: Nullable<Timestamp>;
  x_ref_1_id: string | null;
  x_ref_2_id: string | null;
  x_ref_3_id: string | null;
  x_ref_4_id: string | null;
  x_ref_5_id: string | null;
  x_ref_6_id: string | null;
  x_ref_7_id: string | null;
  x_ref_8_id: string | null;
  x_money_1_minor: Nullable<BigInteger>;
  x_money_1_currency: string | null;
  x_money_2_minor: Nullable<BigInteger>;
  x_money_2_currency: string | null;
  x_money_3_minor: Nullable<BigInteger>;
  x_money_3_currency: string | null;
  x_money_4_minor: Nullable<BigInteger>;
  x_money_4_currency: string | null;
  custom: Nullable<Json>;
}

export interface OrganisationApiKeyTable {
  workspace_id: string;
  id: string;
  member_id: string;
  name: string;
  prefix: string;
  key_hash: string;
  scopes: string[];
  expires_at: Nullable<Timestamp>;
  last_used_at: Nullable<Timestamp>;
  revoked_at: Nullable<Timestamp>;
  created_at: Timestamp;
  created_by: string | null;
}

export interface OrganisationAssignmentTable {
  workspace_id: string;
  id: string;
  version: Generated<number>;
  member_id: string;
  department_id: string;
  manager_id: string | null;
  role: string;
  position: string | null;
  valid_from: CalendarDate;
  valid_to: Generated<CalendarDate>;
  created_at: Timestamp;
  created_by: string | null;
  updated_at: Timestamp;
  updated_by: string | null;
}

export interface OrganisationDepartmentTable {
  workspace_id: string;
  id: string;
  version: Generated<number>;
  external_id: string | null;
  name: string;
  parent_id: string | null;
  path: string;
  sort_order: Generated<number>;
  created_at: Timestamp;
  created_by: string | null;
  updated_at: Timestamp;
  updated_by: string | null;
}

export interface OrganisationInvitationTable {
  workspace_id: string;
  id: string;
  member_id: string;
  email: string;
  token_hash: string;
  expires_at: Timestamp;
  created_at: Timestamp;
  created_by: string | null;
  accepted_at: Nullable<Timestamp>;
  revoked_at: Nullable<Timestamp>;
}

export interface OrganisationMemberTable {
  workspace_id: string;
  id: string;
  version: Generated<number>;
  external_id: string | null;
  user_id: string | null;
  name: string;
  email: string | null;
  status: string;
  locale: Generated<string>;
  theme: Generated<string>;
  created_at: Timestamp;
  created_by: string | null;
  updated_at: Timestamp;
  updated_by: string | null;
  chosen_at: Nullable<Timestamp>;
}

export interface OrganisationMemberRoleTable {
  workspace_id: string;
  member_id: string;
  role: string;
  created_at: Timestamp;
  created_by: string | null;
}

export interface OrganisationRoleTable {
  workspace_id: string;
  id: string;
  version: Generated<number>;
  name_zh: string;
  name_en: string;
  purpose_zh: Generated<string>;
  purpose_en: Generated<string>;
  definition: Json;
  created_at: Timestamp;
  created_by: string | null;
  updated_at: Timestamp;
  updated_by: string | null;
}

export interface OrganisationStateTable {
  workspace_id: string;
  revision: Generated<BigInteger>;
  superiors_see_subordinates: Generated<boolean>;
}

export interface PlatformFileTable {
  workspace_id: string;
  id: string;
  name: string;
  type: string;
  size: BigInteger;
  sha256: string;
  uploaded_by: string;
  uploaded_at: Timestamp;
  object: string | null;
  record_id: string | null;
  removed_at: Nullable<Timestamp>;
  removed_by: string | null;
}

export interface ProcessTable {
  workspace_id: string;
  id: string;
  object: string;
  name_zh: string;
  name_en: string;
  created_at: Timestamp;
  created_by: string | null;
}

export interface ProcessExceptionTable {
  workspace_id: string;
  id: string;
  object: string;
  member_id: string | null;
  record_id: string | null;
  condition_id: string;
  reason: string;
  expires_at: Timestamp;
  granted_by: string | null;
  granted_at: Timestamp;
  revoked_at: Nullable<Timestamp>;
}

export interface ProcessExceptionRequestTable {
  workspace_id: string;
  id: string;
  object: string;
  record_id: string;
  stage: string;
  conditions: Json;
  reason: string;
  expires_at: Timestamp;
  asked_by: string;
  asked_at: Timestamp;
  asked_of: string[];
  status: Generated<string>;
  decided_by: string | null;
  decided_at: Nullable<Timestamp>;
  note: string | null;
}

export interface ProcessExceptionUseTable {
  workspace_id: string;
  exception_id: string;
  record_id: string;
  used_at: Timestamp;
  used_by: string | null;
}

export interface ProcessStageHistoryTable {
  workspace_id: string;
  id: string;
  object: string;
  record_id: string;
  stage: string;
  entered_at: Timestamp;
  left_at: Nullable<Timestamp>;
  entered_by: string | null;
  version_id: string | null;
  imported: Generated<boolean>;
  previous_stage: string | null;
  is_first: Generated<boolean>;
  reached: string[] | null;
}

export interface ProcessVersionTable {
  workspace_id: string;
  id: string;
  process_id: string;
  number: number;
  status: string;
  revision: Generated<number>;
  valid_from: Nullable<Timestamp>;
  valid_to: Nullable<Timestamp>;
  note: string | null;
  origin: string | null;
  definition: Json;
  created_at: Timestamp;
  created_by: string | null;
  updated_at: Timestamp;
  updated_by: string | null;
  published_by: string | null;
}

export interface ProductTable {
  workspace_id: string;
  id: string;
  version: Generated<number>;
  external_id: string | null;
  created_at: Timestamp;
  created_by: string | null;
  updated_at: Timestamp;
  updated_by: string | null;
  name: string;
  code: string | null;
  family: string | null;
  unit_price_minor: Nullable<BigInteger>;
  unit_price_currency: string | null;
  unit: string | null;
  tax_rate: Nullable<BigInteger>;
  active: boolean | null;
  description: string | null;
  x_text_1: string | null;
  x_text_2: string | null;
  x_text_3: string | null;
  x_text_4: string | null;
  x_text_5: string | null;
  x_text_6: string | null;
  x_text_7: string | null;
  x_text_8: string | null;
  x_text_9: string | null;
  x_text_10: string | null;
  x_text_11: string | null;
  x_text_12: string | null;
  x_text_13: string | null;
  x_text_14: string | null;
  x_text_15: string | null;
  x_text_16: string | null;
  x_int_1: Nullable<BigInteger>;
  x_int_2: Nullable<BigInteger>;
  x_int_3: Nullable<BigInteger>;
  x_int_4: Nullable<BigInteger>;
  x_int_5: Nullable<BigInteger>;
  x_int_6: Nullable<BigInteger>;
  x_int_7: Nullable<BigInteger>;
  x_int_8: Nullable<BigInteger>;
  x_int_9: Nullable<BigInteger>;
  x_int_10: Nullable<BigInteger>;
  x_bool_1: boolean | null;
  x_bool_2: boolean | null;
  x_bool_3: boolean | null;
  x_bool_4: boolean | null;
  x_bool_5: boolean | null;
  x_bool_6: boolean | null;
  x_date_1: Nullable<CalendarDate>;
  x_date_2: Nullable<CalendarDate>;
  x_date_3: Nullable<CalendarDate>;
  x_date_4: Nullable<CalendarDate>;
  x_date_5: Nullable<CalendarDate>;
  x_date_6: Nullable<CalendarDate>;
  x_time_1: Nullable<Timestamp>;
  x_time_2: Nullable<Timestamp>;
  x_time_3: Nullable<Timestamp>;
  x_time_4: Nullable<Timestamp>;
  x_ref_1_id: string | null;
  x_ref_2_id: string | null;
  x_ref_3_id: string | null;
  x_ref_4_id: string | null;
  x_ref_5_id: string | null;
  x_ref_6_id: string | null;
  x_ref_7_id: string | null;
  x_ref_8_id: string | null;
  x_money_1_minor: Nullable<BigInteger>;
  x_money_1_currency: string | null;
  x_money_2_minor: Nullable<BigInteger>;
  x_money_2_currency: string | null;
  x_money_3_minor: Nullable<BigInteger>;
  x_money_3_currency: string | null;
  x_money_4_minor: Nullable<BigInteger>;
  x_money_4_currency: string | null;
  custom: Nullable<Json>;
}

export interface SearchCountedTable {
  workspace_id: string;
  object: string;
  records: BigInteger;
}

export interface SearchEntryTable {
  workspace_id: string;
  object: string;
  field: string;
  record_id: string;
  text: string;
  grams: number[];
}

export interface SearchFrequentTable {
  workspace_id: string;
  object: string;
  pair: string;
  id: Generated<number>;
  records: number;
  is_ready: Generated<boolean>;
}

export interface SearchPendingTable {
  workspace_id: string;
  object: string;
  record_id: string;
  owner_id: string | null;
  folded: string;
}

export interface SearchPostingTable {
  workspace_id: string;
  frequent_id: number;
  fit: number;
  record_id: string;
  owner_id: string | null;
}

export interface SearchReadingTable {
  character: string;
  first: string;
  second: string;
}

export interface TargetCellTable {
  workspace_id: string;
  id: string;
  version: Generated<number>;
  external_id: string | null;
  created_at: Timestamp;
  created_by: string | null;
  updated_at: Timestamp;
  updated_by: string | null;
  target_version_id: string;
  metric: string;
  level: string | null;
  period_from: CalendarDate;
  period_to: CalendarDate;
  unit: string | null;
  owner_id: string | null;
  department_id: string | null;
  product_id: string | null;
  amount_minor: Nullable<BigInteger>;
  amount_currency: string | null;
  quantity: Nullable<BigInteger>;
  computed_amount_minor: Nullable<BigInteger>;
  computed_amount_currency: string | null;
  computed_quantity: Nullable<BigInteger>;
  reason: string | null;
  is_locked: boolean | null;
}

export interface TargetVersionTable {
  workspace_id: string;
  id: string;
  version: Generated<number>;
  external_id: string | null;
  created_at: Timestamp;
  created_by: string | null;
  updated_at: Timestamp;
  updated_by: string | null;
  name: string | null;
  period_from: CalendarDate;
  period_to: CalendarDate;
  grain: string | null;
  status: string | null;
  prorates: boolean | null;
  reason: string | null;
  replaces_id: string | null;
  approved_by_id: string | null;
  approved_at: Nullable<Timestamp>;
}

export interface WorkspaceTable {
  workspace_id: string;
  name: string;
  currency: Generated<string>;
  time_zone: Generated<string>;
  fiscal_year_start: Generated<number>;
  created_at: Timestamp;
}

export interface AuthAccountTable {
  id: string;
  account_id: string;
  provider_id: string;
  user_id: string;
  access_token: string | null;
  refresh_token: string | null;
  id_token: string | null;
  access_token_expires_at: Nullable<Timestamp>;
  refresh_token_expires_at: Nullable<Timestamp>;
  scope: string | null;
  password: string | null;
  created_at: Timestamp;
  updated_at: Timestamp;
}

export interface AuthAttemptTable {
  key: string;
  count: number;
  window_ends_at: Timestamp;
}

export interface AuthRevisionTable {
  topic: string;
  number: BigInteger;
}

export interface AuthSecretTable {
  name: string;
  value: string;
}

export interface AuthSessionTable {
  id: string;
  token: string;
  user_id: string;
  expires_at: Timestamp;
  ip_address: string | null;
  user_agent: string | null;
  created_at: Timestamp;
  updated_at: Timestamp;
  workspace_id: string | null;
}

export interface AuthUserTable {
  id: string;
  name: string;
  email: string;
  email_verified: Generated<boolean>;
  image: string | null;
  created_at: Timestamp;
  updated_at: Timestamp;
}

export interface AuthVerificationTable {
  id: string;
  identifier: string;
  value: string;
  expires_at: Timestamp;
  created_at: Timestamp;
  updated_at: Timestamp;
}

/** Every table by name; those outside `public` with their schema. */
export interface Tables {
  account: AccountTable;
  account_version: AccountVersionTable;
  activity: ActivityTable;
  analytics_dashboard: AnalyticsDashboardTable;
  analytics_dashboard_version: AnalyticsDashboardVersionTable;
  audit_seal: AuditSealTable;
  audit_setting: AuditSettingTable;
  contact: ContactTable;
  delivery_issue: DeliveryIssueTable;
  delivery_mail: DeliveryMailTable;
  delivery_message: DeliveryMessageTable;
  delivery_receiver: DeliveryReceiverTable;
  delivery_subscription: DeliverySubscriptionTable;
  demo_company: DemoCompanyTable;
  engine_access_principal: EngineAccessPrincipalTable;
  engine_access_rule: EngineAccessRuleTable;
  engine_bulk_change: EngineBulkChangeTable;
  engine_bulk_change_record: EngineBulkChangeRecordTable;
  engine_choice_dependency: EngineChoiceDependencyTable;
  engine_choice_link: EngineChoiceLinkTable;
  engine_comment: EngineCommentTable;
  engine_comment_version: EngineCommentVersionTable;
  engine_custom_field: EngineCustomFieldTable;
  engine_custom_object: EngineCustomObjectTable;
  engine_deleted_record: EngineDeletedRecordTable;
  engine_exchange_rate: EngineExchangeRateTable;
  engine_export: EngineExportTable;
  engine_follow: EngineFollowTable;
  engine_follower: EngineFollowerTable;
  engine_idempotency_key: EngineIdempotencyKeyTable;
  engine_import: EngineImportTable;
  engine_import_batch: EngineImportBatchTable;
  engine_import_mapping: EngineImportMappingTable;
  engine_import_record: EngineImportRecordTable;
  engine_import_result: EngineImportResultTable;
  engine_import_row: EngineImportRowTable;
  engine_job: EngineJobTable;
  engine_layout: EngineLayoutTable;
  engine_match_distinct: EngineMatchDistinctTable;
  engine_match_group: EngineMatchGroupTable;
  engine_match_key: EngineMatchKeyTable;
  engine_match_member: EngineMatchMemberTable;
  engine_match_rule: EngineMatchRuleTable;
  engine_merge: EngineMergeTable;
  engine_notice: EngineNoticeTable;
  engine_notice_choice: EngineNoticeChoiceTable;
  engine_presence: EnginePresenceTable;
  engine_private_field: EnginePrivateFieldTable;
  engine_record_access: EngineRecordAccessTable;
  engine_rollup: EngineRollupTable;
  engine_rollup_delta: EngineRollupDeltaTable;
  engine_rule: EngineRuleTable;
  engine_schedule: EngineScheduleTable;
  engine_schema_change: EngineSchemaChangeTable;
  engine_schema_state: EngineSchemaStateTable;
  engine_segment: EngineSegmentTable;
  engine_segment_member: EngineSegmentMemberTable;
  engine_segment_state: EngineSegmentStateTable;
  engine_view: EngineViewTable;
  engine_view_default: EngineViewDefaultTable;
  evaluation_score: EvaluationScoreTable;
  event: EventTable;
  inspection_action: InspectionActionTable;
  inspection_finding: InspectionFindingTable;
  inspection_offender: InspectionOffenderTable;
  inspection_recheck: InspectionRecheckTable;
  inspection_result: InspectionResultTable;
  inspection_run: InspectionRunTable;
  inspection_schedule: InspectionScheduleTable;
  inspection_template: InspectionTemplateTable;
  inspection_template_version: InspectionTemplateVersionTable;
  integration_attempt: IntegrationAttemptTable;
  integration_delivery: IntegrationDeliveryTable;
  integration_webhook: IntegrationWebhookTable;
  onboarding_mark: OnboardingMarkTable;
  opportunity: OpportunityTable;
  opportunity_version: OpportunityVersionTable;
  organisation_api_key: OrganisationApiKeyTable;
  organisation_assignment: OrganisationAssignmentTable;
  organisation_department: OrganisationDepartmentTable;
  organisation_invitation: OrganisationInvitationTable;
  organisation_member: OrganisationMemberTable;
  organisation_member_role: OrganisationMemberRoleTable;
  organisation_role: OrganisationRoleTable;
  organisation_state: OrganisationStateTable;
  platform_file: PlatformFileTable;
  process: ProcessTable;
  process_exception: ProcessExceptionTable;
  process_exception_request: ProcessExceptionRequestTable;
  process_exception_use: ProcessExceptionUseTable;
  process_stage_history: ProcessStageHistoryTable;
  process_version: ProcessVersionTable;
  product: ProductTable;
  search_counted: SearchCountedTable;
  search_entry: SearchEntryTable;
  search_frequent: SearchFrequentTable;
  search_pending: SearchPendingTable;
  search_posting: SearchPostingTable;
  search_reading: SearchReadingTable;
  target_cell: TargetCellTable;
  target_version: TargetVersionTable;
  workspace: WorkspaceTable;
  'auth.account': AuthAccountTable;
  'auth.attempt': AuthAttemptTable;
  'auth.revision': AuthRevisionTable;
  'auth.secret': AuthSecretTable;
  'auth.session': AuthSessionTable;
  'auth.user': AuthUserTable;
  'auth.verification': AuthVerificationTable;
}
