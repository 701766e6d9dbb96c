import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import { createSearch } from '#engine/server/search/create-search.ts';

/** Products are found by name and pinyin. */
export const catalogSearch: Migration = {
  up: (db: Kysely<unknown>) => createSearch(db, { table: 'product', name: 'name' }),
};
