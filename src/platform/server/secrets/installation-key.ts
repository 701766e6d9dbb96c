import { createHash, hkdfSync, randomBytes } from 'node:crypto';
import type { Database } from '../database/database.ts';

const keyBytes = 32;

/** The owner's connection: `database.system`, or `job.maintain`. */
type OwnerAccess = Database['system'];

/**
 * The key of this installation for one purpose: from SLOOP_SECRET_KEY where the operator gives one, so that a copy of the database alone
 * opens nothing; else one kept in the owner's part of the database, which the application role cannot read.
 */
export async function installationKey(owner: OwnerAccess, purpose: string): Promise<Buffer> {
  const given = process.env['SLOOP_SECRET_KEY'];
  const root = given ? createHash('sha256').update(given).digest() : await storedKey(owner);
  return Buffer.from(hkdfSync('sha256', root, Buffer.alloc(0), purpose, keyBytes));
}

function storedKey(owner: OwnerAccess): Promise<Buffer> {
  return owner(async (session) => {
    const read = () => session.query<{ value: string }>({ text: "select value from auth.secret where name = 'installation'" });
    const make = () =>
      session.query({
        text: "insert into auth.secret (name, value) values ('installation', $1) on conflict (name) do nothing",
        values: [randomBytes(48).toString('base64url')],
      });
    const [row] = await read();
    if (row) return Buffer.from(row.value, 'base64url');
    await make();
    // Another process may have been faster; its key is the key.
    const [made] = await read();
    if (!made) throw new Error('The key of the installation cannot be read.');
    return Buffer.from(made.value, 'base64url');
  });
}
