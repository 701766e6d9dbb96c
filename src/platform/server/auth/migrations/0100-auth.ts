import { randomBytes } from 'node:crypto';
import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Sign-in: people, their passwords and sessions. In a schema of its own that only the owner's connection reaches. */
export const authTables: Migration = {
  async up(db: Kysely<unknown>) {
    await sql`create schema auth`.execute(db);
    await createUser(db);
    await createSession(db);
    await createVerification(db);
    await createAttempt(db);
    await createSecret(db);
  },
};

async function createUser(db: Kysely<unknown>): Promise<void> {
  await sql`create table auth.user (
    id uuid primary key,
    name text not null,
    email text not null unique check (email = lower(email)),
    email_verified boolean not null default false,
    image text,
    created_at timestamptz not null,
    updated_at timestamptz not null
  )`.execute(db);
  await sql`create table auth.account (
    id uuid primary key,
    account_id text not null,
    provider_id text not null,
    user_id uuid not null references auth.user on delete cascade,
    access_token text,
    refresh_token text,
    id_token text,
    access_token_expires_at timestamptz,
    refresh_token_expires_at timestamptz,
    scope text,
    password text,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    unique (user_id, provider_id)
  )`.execute(db);
}

/** A deleted session raises the revision, which every process watches: revocation reaches them without a query per request. */
async function createSession(db: Kysely<unknown>): Promise<void> {
  await sql`create table auth.session (
    id uuid primary key,
    token text not null unique,
    user_id uuid not null references auth.user on delete cascade,
    expires_at timestamptz not null,
    ip_address text,
    user_agent text,
    created_at timestamptz not null,
    updated_at timestamptz not null
  )`.execute(db);
  await sql`create index session_by_user on auth.session (user_id)`.execute(db);
  await sql`create table auth.revision (topic text primary key, number bigint not null)`.execute(db);
  await sql`insert into auth.revision values ('session', 1)`.execute(db);
  await sql`create function auth.raise_session_revision() returns trigger language plpgsql as $$
    begin
      update auth.revision set number = number + 1 where topic = 'session';
      return null;
    end $$`.execute(db);
  await sql`create trigger session_ended after delete on auth.session
    for each statement execute function auth.raise_session_revision()`.execute(db);
}

async function createVerification(db: Kysely<unknown>): Promise<void> {
  await sql`create table auth.verification (
    id uuid primary key,
    identifier text not null,
    value text not null,
    expires_at timestamptz not null,
    created_at timestamptz not null,
    updated_at timestamptz not null
  )`.execute(db);
  await sql`create index verification_identifier on auth.verification (identifier)`.execute(db);
}

/** Counts tries of signing in by network address and by account; in the database, so that all processes count together. */
async function createAttempt(db: Kysely<unknown>): Promise<void> {
  await sql`create table auth.attempt (
    key text primary key,
    count integer not null,
    window_ends_at timestamptz not null
  )`.execute(db);
  await sql`create index attempt_window on auth.attempt (window_ends_at)`.execute(db);
}

/** Cookies are signed with a secret every process reads from here, so that none has to be configured. */
async function createSecret(db: Kysely<unknown>): Promise<void> {
  await sql`create table auth.secret (name text primary key, value text not null)`.execute(db);
  await sql`insert into auth.secret values ('cookie', ${randomBytes(48).toString('base64url')})`.execute(db);
}
