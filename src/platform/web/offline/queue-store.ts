import { type DBSchema, type IDBPDatabase, openDB } from 'idb';

/** A file that goes with a write; once it is uploaded only its reference is kept. */
export interface QueuedFile {
  /** The field of the body that lists it. */
  readonly field: string;
  readonly name: string;
  readonly type: string;
  readonly content?: Blob;
  /** What the server answered to the upload. */
  readonly uploaded?: unknown;
}

/** A write that waits for the connection, in this browser only. */
export interface QueuedWrite {
  /** Also its idempotency key: sent twice, it is done once. */
  readonly id: string;
  /** The member who wrote it; nobody else's session sends or shows it. */
  readonly person: string;
  /** What it is, in words people recognise. */
  readonly label: string;
  /** Milliseconds since 1970 when it was written. */
  readonly at: number;
  readonly method: string;
  readonly url: string;
  readonly body: unknown;
  readonly files: readonly QueuedFile[];
  readonly uploadTo: string | null;
  readonly state: 'waiting' | 'refused';
  /** Why the server refused it, in the person's language. */
  readonly reason?: string;
}

interface Schema extends DBSchema {
  writes: { key: string; value: QueuedWrite; indexes: { person: string } };
}

let opened: Promise<IDBPDatabase<Schema>> | undefined;

function open(): Promise<IDBPDatabase<Schema>> {
  opened ??= openDB<Schema>('sloop', 1, {
    upgrade: (database) => {
      database.createObjectStore('writes', { keyPath: 'id' }).createIndex('person', 'person');
    },
  });
  return opened;
}

/** Keeps a write, or what became of it. */
export async function keepWrite(write: QueuedWrite): Promise<void> {
  await (await open()).put('writes', write);
}

/** Forgets a write that was done or given up. */
export async function dropWrite(id: string): Promise<void> {
  await (await open()).delete('writes', id);
}

/** The person's writes in the order they were written. */
export async function listWrites(person: string): Promise<readonly QueuedWrite[]> {
  const writes = await (await open()).getAllFromIndex('writes', 'person', person);
  return writes.toSorted((left, right) => left.at - right.at);
}
