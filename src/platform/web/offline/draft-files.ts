import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { keptForMs, useDraftKey } from '../drafts.ts';

interface KeptFiles {
  readonly key: string;
  /** Milliseconds since 1970 when one was added or taken out last. */
  readonly at: number;
  readonly files: readonly File[];
}

interface Schema extends DBSchema {
  files: { key: string; value: KeptFiles };
}

let opened: Promise<IDBPDatabase<Schema>> | undefined;

/**
 * Files chosen in a form and not sent yet: kept in this browser beside the draft of the same name, so that photos taken on the spot outlive a
 * reload and a closed window as the words do.
 */
export function useDraftFiles(form: string) {
  const key = useDraftKey(form);
  const [files, setFiles] = useState<readonly File[]>([]);
  const isTouched = useRef(false);
  const restore = useEffectEvent((found: readonly File[]) => {
    if (!isTouched.current && found.length > 0) setFiles(found);
  });
  useEffect(() => {
    void readFiles(key).then(restore);
  }, [key]);
  const change = (next: readonly File[]) => {
    isTouched.current = true;
    setFiles(next);
    void keepFiles(key, next);
  };
  return { files, change, drop: () => void keepFiles(key, []) };
}

async function readFiles(key: string): Promise<readonly File[]> {
  const kept = await (await open()).get('files', key).catch(() => undefined);
  return kept && Date.now() - kept.at < keptForMs ? kept.files : [];
}

/** A full store only means that there is no draft of them; writing goes on. */
async function keepFiles(key: string, files: readonly File[]): Promise<void> {
  const database = await open();
  await (files.length === 0 ? database.delete('files', key) : database.put('files', { key, at: Date.now(), files })).catch(() => undefined);
}

function open(): Promise<IDBPDatabase<Schema>> {
  opened ??= openDB<Schema>('sloop-drafts', 1, { upgrade: (database) => void database.createObjectStore('files', { keyPath: 'key' }) });
  return opened;
}
