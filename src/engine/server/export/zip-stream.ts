import { Readable } from 'node:stream';
import { crc32, createDeflateRaw } from 'node:zlib';

/** One file inside an archive; its content is made while it is written. */
export interface ZipEntry {
  readonly name: string;
  readonly chunks: AsyncIterable<Buffer> | Iterable<Buffer>;
}

interface Written {
  readonly name: Buffer;
  readonly at: number;
  crc: number;
  size: number;
  packed: number;
}

/** Bit 3: sizes follow the data, since they are not known before; bit 11: names are UTF-8. */
const flags = 0x0808;
const deflated = 8;
/** 1 January 1980: archives of the same content are the same bytes. */
const day = 0x21;
/** Fast, and within a fifth of the smallest for sheets. */
const level = 4;

/** Writes a zip archive as a stream; memory does not grow with its size. Each entry stays below 4 GiB. */
export async function* zipStream(entries: AsyncIterable<ZipEntry> | Iterable<ZipEntry>): AsyncGenerator<Buffer> {
  const written: Written[] = [];
  let at = 0;
  for await (const entry of entries) {
    const file: Written = { name: Buffer.from(entry.name), at, crc: 0, size: 0, packed: 0 };
    const header = localHeader(file);
    yield header;
    for await (const chunk of deflate(entry.chunks, file)) {
      file.packed += chunk.length;
      yield chunk;
    }
    const trailer = descriptor(file);
    yield trailer;
    at += header.length + file.packed + trailer.length;
    written.push(file);
  }
  const directory = Buffer.concat(written.map(directoryEntry));
  yield directory;
  yield endOf(written.length, directory.length, at);
}

async function* deflate(chunks: ZipEntry['chunks'], file: Written): AsyncGenerator<Buffer> {
  const source = Readable.from(measured(chunks, file), { objectMode: true });
  const packer = createDeflateRaw({ level, chunkSize: 65_536 });
  source.on('error', (error) => packer.destroy(error));
  try {
    for await (const chunk of source.pipe(packer)) yield chunk;
  } finally {
    source.destroy();
    packer.destroy();
  }
}

async function* measured(chunks: ZipEntry['chunks'], file: Written): AsyncGenerator<Buffer> {
  for await (const chunk of chunks) {
    file.crc = crc32(chunk, file.crc);
    file.size += chunk.length;
    yield chunk;
  }
}

function localHeader(file: Written): Buffer {
  const header = Buffer.alloc(30);
  header.writeUInt32LE(0x0403_4b50, 0);
  header.writeUInt16LE(20, 4);
  header.writeUInt16LE(flags, 6);
  header.writeUInt16LE(deflated, 8);
  header.writeUInt16LE(day, 12);
  header.writeUInt16LE(file.name.length, 26);
  return Buffer.concat([header, file.name]);
}

function descriptor(file: Written): Buffer {
  const trailer = Buffer.alloc(16);
  trailer.writeUInt32LE(0x0807_4b50, 0);
  trailer.writeUInt32LE(file.crc, 4);
  trailer.writeUInt32LE(file.packed, 8);
  trailer.writeUInt32LE(file.size, 12);
  return trailer;
}

function directoryEntry(file: Written): Buffer {
  const header = Buffer.alloc(46);
  header.writeUInt32LE(0x0201_4b50, 0);
  header.writeUInt16LE(20, 4);
  header.writeUInt16LE(20, 6);
  header.writeUInt16LE(flags, 8);
  header.writeUInt16LE(deflated, 10);
  header.writeUInt16LE(day, 14);
  header.writeUInt32LE(file.crc, 16);
  header.writeUInt32LE(file.packed, 20);
  header.writeUInt32LE(file.size, 24);
  header.writeUInt16LE(file.name.length, 28);
  header.writeUInt32LE(file.at, 42);
  return Buffer.concat([header, file.name]);
}

function endOf(count: number, size: number, at: number): Buffer {
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x0605_4b50, 0);
  end.writeUInt16LE(count, 8);
  end.writeUInt16LE(count, 10);
  end.writeUInt32LE(size, 12);
  end.writeUInt32LE(at, 16);
  return end;
}
