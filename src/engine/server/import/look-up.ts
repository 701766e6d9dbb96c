import type { Field } from '../../contract/objects/fields.ts';
import type { Context } from '../context.ts';
import { targetOf } from '../fields/object-storage.ts';

/** Finds records, members and departments by the names and keys a file uses. Remembers what it found for the whole run. */
export interface LookUp {
  /** Asks for all texts of a field at once. */
  load(ctx: Context, name: string, field: Field, texts: readonly string[]): Promise<void>;
  /** The id a text stands for; undefined when nothing is called so, null when several are. */
  find(name: string, text: string): string | null | undefined;
  /** Remembers a record made for a text. */
  add(name: string, text: string, id: string): void;
  /** Forgets a record that was made for a text and then taken back. */
  forget(name: string, text: string): void;
}

interface Found {
  readonly id: string;
  readonly name: string | null;
  readonly external_id: string | null;
}

/** An empty memory. */
export function createLookUp(): LookUp {
  const known = new Map<string, string | null>();
  const asked = new Set<string>();
  const keyOf = (name: string, text: string): string => `${name}\0${plain(text)}`;
  return {
    find: (name, text) => known.get(keyOf(name, text)),
    add: (name, text, id) => void known.set(keyOf(name, text), id),
    forget: (name, text) => void known.delete(keyOf(name, text)),
    load: async (ctx, name, field, texts) => {
      const target = targetOf(ctx.registry, field);
      const fresh = [...new Set(texts.map(plain))].filter((text) => !asked.has(`${name}\0${text}`));
      if (!target || fresh.length === 0) return;
      const rows = await findNamed(ctx, target, fresh);
      for (const text of fresh) asked.add(`${name}\0${text}`);
      // A key of the other system beats a name: two accounts may share a name, never an id.
      for (const row of rows) remember(known, row.name === null ? null : keyOf(name, row.name), row.id);
      for (const row of rows) if (row.external_id !== null) known.set(keyOf(name, row.external_id), row.id);
    },
  };
}

function remember(known: Map<string, string | null>, key: string | null, id: string): void {
  if (key === null) return;
  const earlier = known.get(key);
  known.set(key, earlier === undefined || earlier === id ? id : null);
}

function findNamed(ctx: Context, target: { table: string; nameColumn: string }, texts: readonly string[]): Promise<Found[]> {
  const email = target.table === 'organisation_member' ? ' or email = any($2)' : '';
  return ctx.session.query<Found>({
    text: `select id, ${target.nameColumn} as name, external_id from ${target.table}
      where workspace_id = $1 and (lower(${target.nameColumn}) = any($2) or lower(external_id) = any($2)${email})`,
    values: [ctx.workspace.id, texts],
  });
}

/** Case and outer spaces do not matter in a name. */
export function plain(text: string): string {
  return text.normalize('NFKC').trim().toLowerCase();
}
