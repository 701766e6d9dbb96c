import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';
import { confineToWorkspace } from '#platform/server/database/tenant-table.ts';

/** Several files that are imported and taken back as one, and mappings that are offered when such a file comes again. */
export const importBatches: Migration = {
  async up(db: Kysely<unknown>) {
    await sql`create table engine_import_batch (
      workspace_id uuid not null,
      id uuid not null,
      name text not null,
      status text not null check (status in ('staged', 'previewing', 'previewed', 'running', 'done', 'failed', 'undoing', 'undone')),
      job_id uuid,
      error jsonb,
      created_by uuid not null,
      created_at timestamptz not null,
      primary key (workspace_id, id)
    )`.execute(db);
    await sql`alter table engine_import add column batch_id uuid,
      add foreign key (workspace_id, batch_id) references engine_import_batch (workspace_id, id)`.execute(db);
    await sql`create index engine_import_of_batch on engine_import (workspace_id, batch_id) where batch_id is not null`.execute(db);
    await sql`create table engine_import_mapping (
      workspace_id uuid not null,
      id uuid not null,
      name text not null check (length(name) between 1 and 120),
      object text not null,
      signature text not null,
      headers text[] not null,
      plan jsonb not null,
      updated_by uuid not null,
      updated_at timestamptz not null,
      primary key (workspace_id, id),
      unique (workspace_id, object, signature)
    )`.execute(db);
    for (const table of ['engine_import_batch', 'engine_import_mapping']) await confineToWorkspace(db, table);
  },
};
