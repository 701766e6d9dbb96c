import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import { createSearch } from '#engine/server/search/create-search.ts';

/** Contacts are found by name, pinyin, the digits of their telephones and e-mail. */
export const contactSearch: Migration = {
  up: (db: Kysely<unknown>) => createSearch(db, { table: 'contact', name: 'name', phones: ['mobile', 'phone'], emails: ['email'] }),
};
