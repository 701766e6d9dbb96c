import type { Readable } from 'node:stream';

/** One file (or folder, with a path ending in "/") of an archive; its content has exactly its size. */
export type TarEntry = { path: string; size: number; content: AsyncIterable<Buffer> };

const blockSize = 512;
const largestOctalSize = 0o77777777777;

/** Writes entries in the common tar format (POSIX pax). */
export async function* writeTar(entries: AsyncIterable<TarEntry>): AsyncGenerator<Buffer> {
  for await (const { path, size, content } of entries) {
    if (Buffer.byteLength(path) > 100 || size > largestOctalSize) yield* formatExtension(path, size);
    yield formatHeader(path, size, path.endsWith('/') ? '5' : '0');
    yield* content;
    yield Buffer.alloc(padding(size));
  }
  yield Buffer.alloc(2 * blockSize);
}

/** Reads entries one after the other; each content must be consumed before the next entry. */
export async function* readTar(archive: Readable): AsyncGenerator<TarEntry> {
  const source = new BlockReader(archive);
  let extension: { path?: string; size?: number } = {};
  for (;;) {
    const header = await source.read(blockSize);
    if (header.length < blockSize) throw new Error('The archive ends in the middle.');
    if (header.every((byte) => byte === 0)) return;
    const plain = parseHeader(header);
    if (plain.type === 'x') {
      extension = parseExtension((await source.read(plain.size)).toString('utf8'));
      await source.read(padding(plain.size));
      continue;
    }
    const entry = { path: extension.path ?? plain.path, size: extension.size ?? plain.size };
    extension = {};
    const content = source.stream(entry.size);
    yield { ...entry, content };
    for await (const rest of content) void rest;
    await source.read(padding(entry.size));
  }
}

/** Cuts or fills a content to a size. */
export async function* exactly(content: AsyncIterable<Buffer>, size: number): AsyncGenerator<Buffer> {
  let missing = size;
  for await (const chunk of content) {
    const part = chunk.subarray(0, missing);
    missing -= part.length;
    yield part;
    if (missing === 0) return;
  }
  for (; missing > 0; missing -= Math.min(missing, 65_536)) yield Buffer.alloc(Math.min(missing, 65_536));
}

function padding(size: number): number {
  return (blockSize - (size % blockSize)) % blockSize;
}

function formatHeader(path: string, size: number, type: string): Buffer {
  const header = Buffer.alloc(blockSize);
  header.write(shorten(path), 0, 100, 'utf8');
  header.write(type === '5' ? '0000700\0' : '0000600\0', 100);
  header.write('0000000\0', 108);
  header.write('0000000\0', 116);
  header.write(`${Math.min(size, largestOctalSize).toString(8).padStart(11, '0')}\0`, 124);
  header.write('00000000000\0', 136);
  header.write('        ', 148);
  header.write(type, 156);
  header.write('ustar\u000000', 257);
  const sum = header.reduce((total, byte) => total + byte, 0);
  header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
  return header;
}

function shorten(path: string): string {
  return Buffer.byteLength(path) > 100 ? `long/${Buffer.from(path).subarray(-90).toString('hex').slice(0, 90)}` : path;
}

function* formatExtension(path: string, size: number): Generator<Buffer> {
  const records = Buffer.from(formatRecord('path', path) + formatRecord('size', String(size)));
  yield formatHeader('pax', records.length, 'x');
  yield records;
  yield Buffer.alloc(padding(records.length));
}

// A record starts with its own length in bytes, the digits of that length included.
function formatRecord(name: string, value: string): string {
  const rest = ` ${name}=${value}\n`;
  let length = Buffer.byteLength(rest);
  while (String(length).length + Buffer.byteLength(rest) !== length) length = String(length).length + Buffer.byteLength(rest);
  return `${length}${rest}`;
}

function parseHeader(header: Buffer): { path: string; size: number; type: string } {
  const sum = header.reduce((total, byte, at) => total + (at >= 148 && at < 156 ? 32 : byte), 0);
  if (Number.parseInt(header.toString('latin1', 148, 156), 8) !== sum) throw new Error('The archive is damaged: a header does not add up.');
  const path = header.toString('utf8', 0, 100).replace(/\0.*$/s, '');
  return { path, size: Number.parseInt(header.toString('latin1', 124, 136), 8), type: String.fromCharCode(header[156] ?? 48) };
}

function parseExtension(text: string): { path?: string; size?: number } {
  const path = /\d+ path=([^\n]*)\n/.exec(text)?.[1];
  const size = /\d+ size=(\d+)\n/.exec(text)?.[1];
  return { ...(path !== undefined && { path }), ...(size !== undefined && { size: Number(size) }) };
}

class BlockReader {
  readonly #chunks: AsyncIterator<Buffer>;
  #rest: Buffer = Buffer.alloc(0);

  constructor(archive: Readable) {
    this.#chunks = archive[Symbol.asyncIterator]();
  }

  async read(size: number): Promise<Buffer> {
    const parts: Buffer[] = [];
    for await (const part of this.stream(size, true)) parts.push(part);
    return Buffer.concat(parts);
  }

  async *stream(size: number, mayEnd = false): AsyncGenerator<Buffer> {
    let missing = size;
    while (missing > 0) {
      if (this.#rest.length === 0 && !(await this.#fill())) {
        if (mayEnd) return;
        throw new Error('The archive ends in the middle.');
      }
      const part = this.#rest.subarray(0, missing);
      this.#rest = this.#rest.subarray(part.length);
      missing -= part.length;
      yield part;
    }
  }

  async #fill(): Promise<boolean> {
    const { value, done } = await this.#chunks.next();
    if (done) return false;
    this.#rest = value;
    return true;
  }
}
