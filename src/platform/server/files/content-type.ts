import { extname } from 'node:path';

const signatures: readonly { readonly type: string; readonly bytes: readonly number[]; readonly at?: number }[] = [
  { type: 'image/png', bytes: [0x89, 0x50, 0x4e, 0x47] },
  { type: 'image/jpeg', bytes: [0xff, 0xd8, 0xff] },
  { type: 'image/gif', bytes: [0x47, 0x49, 0x46, 0x38] },
  { type: 'image/webp', bytes: [0x57, 0x45, 0x42, 0x50], at: 8 },
  { type: 'application/pdf', bytes: [0x25, 0x50, 0x44, 0x46] },
  { type: 'application/zip', bytes: [0x50, 0x4b, 0x03, 0x04] },
  { type: 'application/x-ole-storage', bytes: [0xd0, 0xcf, 0x11, 0xe0] },
];

const officeByExtension: Readonly<Record<string, string>> = {
  '.xlsx': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  '.docx': 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  '.pptx': 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
};
const textByExtension: Readonly<Record<string, string>> = { '.csv': 'text/csv; charset=utf-8', '.json': 'application/json' };

/** Images that cannot carry a script, and documents that browsers run in a viewer of their own; everything else is only ever offered as a download. */
export const shownInPlace = new Set(['image/png', 'image/jpeg', 'image/gif', 'image/webp', 'application/pdf']);

/** Decides the type by what is in the file; the name only tells apart kinds that begin alike, and never makes a page of it. */
export function findContentType(head: Buffer, name: string): string {
  const extension = extname(name).toLowerCase();
  const found = signatures.find(({ bytes, at = 0 }) => bytes.every((byte, index) => head[at + index] === byte));
  if (found?.type === 'application/zip') return officeByExtension[extension] ?? found.type;
  if (found) return found.type;
  if (head.includes(0)) return 'application/octet-stream';
  return textByExtension[extension] ?? (isUtf8(head) ? 'text/plain; charset=utf-8' : 'application/octet-stream');
}

// The head may end inside a character, which then is the only thing wrong with it.
function isUtf8(head: Buffer): boolean {
  const text = head.toString('utf8');
  return !text.slice(0, -1).includes('\uFFFD');
}
