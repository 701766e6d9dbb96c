import { promisify } from 'node:util';
import { inflateRaw } from 'node:zlib';
import iconv from 'iconv-lite';
import { AppError } from '#platform/contract/errors.ts';

/** A table inside an archive, unpacked when it is its turn. */
export interface ZippedFile {
  readonly name: string;
  read(): Promise<Uint8Array>;
}

const mostEntries = 500;
const mostFiles = 100;
const mostBytes = 100 * 1024 * 1024;
const mostBytesInAll = 400 * 1024 * 1024;
const tables = /\.(csv|tsv|txt|xlsx)$/i;
const inflate = promisify(inflateRaw);

/**
 * The tables of a zip archive, one unpacked at a time. What a file claims about its size is not believed: unpacking stops at the limit,
 * so that a small archive cannot fill the memory.
 */
export function readZip(archive: Uint8Array): ZippedFile[] {
  const bytes = Buffer.from(archive.buffer, archive.byteOffset, archive.byteLength);
  const { count, start } = findDirectory(bytes);
  if (count > mostEntries) throw unreadable('import.zip_too_many', tooMany);
  const files: ZippedFile[] = [];
  let unpacked = 0;
  let at = start;
  for (let n = 0; n < count; n += 1) {
    const entry = readEntry(bytes, at);
    at = entry.next;
    if (!tables.test(entry.name) || /(^|\/)(\.|__MACOSX)/.test(entry.name)) continue;
    if (entry.size > mostBytes) throw unreadable('import.zip_too_large', tooLarge);
    files.push({
      name: entry.name.replace(/^.*\//, ''),
      read: async () => {
        const content = await unpack(bytes, entry);
        unpacked += content.length;
        if (unpacked > mostBytesInAll) throw unreadable('import.zip_too_large', tooLarge);
        return content;
      },
    });
  }
  if (files.length > mostFiles) throw unreadable('import.zip_too_many', tooMany);
  if (files.length === 0)
    throw unreadable('import.zip_empty', { zh: '压缩包里没有 CSV 或 Excel 文件。', en: 'The archive holds no CSV or Excel file.' });
  return files;
}

interface Entry {
  readonly name: string;
  readonly method: number;
  readonly packed: number;
  readonly size: number;
  readonly offset: number;
  readonly next: number;
}

function findDirectory(bytes: Buffer): { count: number; start: number } {
  const end = bytes.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  if (end < 0 || end + 22 > bytes.length) throw unreadable('import.broken_zip', broken);
  const count = bytes.readUInt16LE(end + 10);
  const start = bytes.readUInt32LE(end + 16);
  // The 64-bit form is for archives beyond what we take anyway.
  if (count === 0xffff || start === 0xffff_ffff) throw unreadable('import.zip_too_large', tooLarge);
  return { count, start };
}

function readEntry(bytes: Buffer, at: number): Entry {
  if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== 0x0201_4b50) throw unreadable('import.broken_zip', broken);
  const flags = bytes.readUInt16LE(at + 8);
  if ((flags & 1) === 1)
    throw unreadable('import.zip_locked', { zh: '压缩包有密码，请解开后再上传。', en: 'The archive is locked with a password; unpack it first.' });
  const nameLength = bytes.readUInt16LE(at + 28);
  const name = bytes.subarray(at + 46, at + 46 + nameLength);
  return {
    name: nameOf(name, (flags & 0x0800) !== 0),
    method: bytes.readUInt16LE(at + 10),
    packed: bytes.readUInt32LE(at + 20),
    size: bytes.readUInt32LE(at + 24),
    offset: bytes.readUInt32LE(at + 42),
    next: at + 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32),
  };
}

/** Chinese Windows writes names in GBK without saying so. */
function nameOf(bytes: Buffer, isUtf8: boolean): string {
  if (isUtf8) return bytes.toString('utf8');
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return iconv.decode(bytes, 'gb18030');
  }
}

async function unpack(bytes: Buffer, entry: Entry): Promise<Uint8Array> {
  const { offset } = entry;
  if (offset + 30 > bytes.length || bytes.readUInt32LE(offset) !== 0x0403_4b50) throw unreadable('import.broken_zip', broken);
  const start = offset + 30 + bytes.readUInt16LE(offset + 26) + bytes.readUInt16LE(offset + 28);
  const packed = bytes.subarray(start, start + entry.packed);
  if (entry.method === 0) return packed;
  if (entry.method !== 8) throw unreadable('import.broken_zip', broken);
  try {
    return await inflate(packed, { maxOutputLength: mostBytes });
  } catch (error) {
    const isTooLarge = error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE';
    throw unreadable(isTooLarge ? 'import.zip_too_large' : 'import.broken_zip', isTooLarge ? tooLarge : broken);
  }
}

const broken = { zh: '压缩包已损坏，请重新打包后上传。', en: 'The archive is broken; pack it again.' };
const tooLarge = {
  zh: '压缩包解开后太大：每个文件最多 100 MB，一共最多 400 MB。',
  en: 'The archive is too large unpacked: at most 100 MB a file and 400 MB in all.',
};
const tooMany = { zh: '压缩包里的文件太多，最多 100 个。', en: 'The archive holds too many files; at most 100.' };

function unreadable(code: string, label: { zh: string; en: string }): AppError {
  return new AppError('invalid', code, label);
}
