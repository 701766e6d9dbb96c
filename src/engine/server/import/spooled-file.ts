import { createReadStream, createWriteStream } from 'node:fs';
import { mkdtemp, open, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { AppError } from '#platform/contract/errors.ts';

/** A file to be read from its beginning, as often as needed: in memory, or on disk. */
export interface SourceFile {
  readonly size: number;
  head(bytes: number): Promise<Buffer>;
  /** Piece by piece. */
  pieces(): AsyncIterable<Buffer>;
  /** All of it, for formats that are read from their end. */
  whole(): Promise<Uint8Array>;
}

const pieceBytes = 256 * 1024;

/** Bytes that are here already. */
export function fileInMemory(bytes: Uint8Array): SourceFile {
  const all = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return {
    size: all.length,
    head: async (length) => all.subarray(0, length),
    async *pieces() {
      for (let at = 0; at < all.length; at += pieceBytes) yield all.subarray(at, at + pieceBytes);
    },
    whole: async () => all,
  };
}

/** Lays an upload down on disk while it arrives, lends it out and removes it, so that no memory grows with it. */
export async function spooling<T>(body: Readable, most: { readonly bytes: number }, work: (file: SourceFile) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'sloop-import-'));
  try {
    const place = join(folder, 'upload');
    await pipeline(body, meter(most.bytes), createWriteStream(place, { mode: 0o600 }));
    return await work(await fileOnDisk(place));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function fileOnDisk(place: string): Promise<SourceFile> {
  const { size } = await stat(place);
  return {
    size,
    head: async (length) => {
      const handle = await open(place);
      try {
        const { buffer, bytesRead } = await handle.read({ buffer: Buffer.alloc(length), position: 0 });
        return buffer.subarray(0, bytesRead);
      } finally {
        await handle.close();
      }
    },
    pieces: () => createReadStream(place, { highWaterMark: pieceBytes }),
    whole: () => readFile(place),
  };
}

function meter(mostBytes: number): Transform {
  let size = 0;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      size += chunk.length;
      if (size > mostBytes) done(tooLarge(mostBytes));
      else done(null, chunk);
    },
  });
}

/** What is said of a file beyond the limit. */
export function tooLarge(mostBytes: number): AppError {
  const megabytes = Math.floor(mostBytes / 2 ** 20);
  return new AppError('invalid', 'import.too_large', {
    zh: `文件超过 ${megabytes} MB，请拆成几个文件。`,
    en: `The file is larger than ${megabytes} MB; split it.`,
  });
}
