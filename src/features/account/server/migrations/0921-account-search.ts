import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import { createSearch } from '#engine/server/search/create-search.ts';

/** Accounts are found by name, pinyin and the digits of their telephone. */
export const accountSearch: Migration = {
  up: (db: Kysely<unknown>) => createSearch(db, { table: 'account', name: 'name', phones: ['phone'] }),
};
