import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { AppError } from '../../contract/errors.ts';
import { findContentType } from './content-type.ts';

/** What was written of one file. */
export interface StoredFile {
  readonly size: number;
  readonly type: string;
  readonly sha256: string;
}

/** Bytes of uploaded files by workspace and id, below the home folder. */
export interface FileStore {
  /** Writes a stream down; nothing is left of one that breaks off or is larger than `longestBytes`. */
  save(workspaceId: string, id: string, name: string, source: Readable, longestBytes: number): Promise<StoredFile>;
  read(workspaceId: string, id: string): Readable;
  remove(workspaceId: string, id: string): Promise<void>;
}

const headBytes = 4_096;

/** Opens the store in a folder, which is made when first needed. */
export function openFileStore(folder: string): FileStore {
  // Ids come from our own code; anything else could climb out of the folder.
  const placeOf = (workspaceId: string, id: string): string => join(folder, requireId(workspaceId), requireId(id).slice(-2), id);
  return {
    save: async (workspaceId, id, name, source, longestBytes) => {
      const place = placeOf(workspaceId, id);
      await mkdir(dirname(place), { recursive: true, mode: 0o700 });
      const partial = `${place}.part`;
      try {
        const measured = await writeMeasured(source, partial, longestBytes);
        // Durable before the row that names it: a file that is acknowledged survives a power cut.
        await rename(partial, place);
        await syncFolder(dirname(place));
        return { ...measured.facts, type: findContentType(measured.head, name) };
      } catch (error) {
        await rm(partial, { force: true });
        throw error;
      }
    },
    read: (workspaceId, id) => createReadStream(placeOf(workspaceId, id)),
    remove: (workspaceId, id) => rm(placeOf(workspaceId, id), { force: true }),
  };
}

async function writeMeasured(source: Readable, place: string, longestBytes: number) {
  const hash = createHash('sha256');
  const heads: Buffer[] = [];
  let size = 0;
  const meter = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      if (size < headBytes) heads.push(chunk.subarray(0, headBytes - size));
      size += chunk.length;
      hash.update(chunk);
      if (size > longestBytes) done(tooLarge(longestBytes));
      else done(null, chunk);
    },
  });
  await pipeline(source, meter, createWriteStream(place, { mode: 0o600, flush: true }));
  return { facts: { size, sha256: hash.digest('hex') }, head: Buffer.concat(heads) };
}

function tooLarge(longestBytes: number): AppError {
  const megabytes = Math.floor(longestBytes / 1024 / 1024);
  return new AppError(
    'invalid',
    'file.too_large',
    { zh: `文件太大，最多 ${megabytes} MB。`, en: `The file is too large; at most ${megabytes} MB.` },
    { megabytes },
  );
}

function requireId(id: string): string {
  if (!/^[0-9a-f-]{36}$/i.test(id)) throw new Error('Not an id.');
  return id;
}

async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder);
  await handle.sync().finally(() => handle.close());
}
