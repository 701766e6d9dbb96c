import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';
import { confineToWorkspace } from '#platform/server/database/tenant-table.ts';

/** Imports, their staged rows, and every record an import wrote, so that it can resume and be undone. */
export const importTables: Migration = {
  async up(db: Kysely<unknown>) {
    await sql`create table engine_import (
      workspace_id uuid not null,
      id uuid not null,
      object text not null,
      file_name text not null,
      encoding text not null,
      headers text[] not null,
      row_count int not null,
      plan jsonb,
      status text not null check (status in ('staged', 'previewing', 'previewed', 'running', 'done', 'failed', 'undoing', 'undone')),
      job_id uuid,
      error jsonb,
      created_by uuid not null,
      created_at timestamptz not null,
      finished_at timestamptz,
      primary key (workspace_id, id)
    )`.execute(db);
    await sql`create index engine_import_recent on engine_import (workspace_id, created_at desc, id desc)`.execute(db);
    await sql`create table engine_import_row (
      workspace_id uuid not null,
      import_id uuid not null,
      row_number int not null,
      cells text[] not null,
      verdict text check (verdict in ('new', 'update', 'same', 'duplicate', 'error')),
      is_done boolean not null default false,
      record_id uuid,
      issues jsonb,
      warnings jsonb,
      primary key (workspace_id, import_id, row_number),
      foreign key (workspace_id, import_id) references engine_import (workspace_id, id) on delete cascade
    )`.execute(db);
    await sql`create index engine_import_row_verdict on engine_import_row (workspace_id, import_id, verdict, row_number)`.execute(db);
    await sql`create index engine_import_row_todo on engine_import_row (workspace_id, import_id, row_number) where not is_done`.execute(db);
    await sql`create table engine_import_record (
      workspace_id uuid not null,
      import_id uuid not null,
      object text not null,
      record_id uuid not null,
      is_created boolean not null,
      version int not null,
      before jsonb,
      undo text check (undo in ('undone', 'kept')),
      kept_because jsonb,
      primary key (workspace_id, import_id, object, record_id),
      foreign key (workspace_id, import_id) references engine_import (workspace_id, id) on delete cascade
    )`.execute(db);
    for (const table of ['engine_import', 'engine_import_row', 'engine_import_record']) await confineToWorkspace(db, table);
  },
};
