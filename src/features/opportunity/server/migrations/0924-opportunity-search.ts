import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import { createSearch } from '#engine/server/search/create-search.ts';

/** Deals are found by name; by pinyin through their account. */
export const opportunitySearch: Migration = {
  up: (db: Kysely<unknown>) => createSearch(db, { table: 'opportunity', name: 'name', pinyin: false }),
};
