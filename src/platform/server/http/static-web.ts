import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { extname, join, resolve, sep } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { notFound } from '../../contract/errors.ts';
import { replyWithProblem } from './problem.ts';
import { pagePolicy } from './security-headers.ts';
import { answerUnknownPath, anyPath } from './unknown-paths.ts';

interface WebFile {
  readonly modifiedMs: number;
  readonly type: string;
  readonly tag: string;
  readonly plain: Buffer;
  readonly packed: { br?: Promise<Buffer>; gzip?: Promise<Buffer> };
  readonly policy?: string;
}

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.webmanifest': 'application/manifest+json',
};
const packable = new Set(['.html', '.js', '.css', '.json', '.svg', '.webmanifest']);

/** Serves the built web app; any path that is not a file is the app's own page. Unknown paths of the API are a 404. */
export function serveWeb(server: FastifyInstance, folder: string): void {
  const files = new Map<string, WebFile>();
  server.get(anyPath, async (request, reply) => {
    if (request.url.startsWith('/api/')) return answerUnknownPath(server, request, reply);
    const path = pathOf(request);
    const asset = path.startsWith('/assets/');
    const file =
      (path === '/' ? undefined : await loadFile(files, folder, path)) ?? (asset ? undefined : await loadFile(files, folder, '/index.html'));
    if (!file) return replyWithProblem(notFound({ zh: '页面文件', en: 'Page' }, { path }), request, reply);
    // Names of assets carry a hash of what is in them.
    reply.header('cache-control', asset ? 'public, max-age=31536000, immutable' : 'no-cache');
    return sendFile(request, reply, file);
  });
}

function pathOf(request: FastifyRequest): string {
  try {
    return decodeURIComponent(new URL(request.url, 'http://sloop').pathname);
  } catch {
    return '/';
  }
}

async function loadFile(files: Map<string, WebFile>, folder: string, path: string): Promise<WebFile | undefined> {
  const place = resolve(join(folder, path));
  if (!place.startsWith(resolve(folder) + sep)) return undefined;
  const found = await stat(place).catch(() => undefined);
  if (!found?.isFile()) return undefined;
  const known = files.get(place);
  if (known?.modifiedMs === found.mtimeMs) return known;
  const file = describeFile(place, await readFile(place), found.mtimeMs);
  files.set(place, file);
  return file;
}

function describeFile(place: string, plain: Buffer, modifiedMs: number): WebFile {
  const extension = extname(place);
  const tag = `"${createHash('sha256').update(plain).digest('base64url').slice(0, 22)}"`;
  const packed = packable.has(extension) ? startPacking(plain) : {};
  const page = extension === '.html' ? { policy: pagePolicy(hashInlineScripts(plain.toString('utf8'))) } : {};
  return { modifiedMs, type: types[extension] ?? 'application/octet-stream', tag, plain, packed, ...page };
}

function hashInlineScripts(html: string): string[] {
  const scripts = [...html.matchAll(/<script>([\s\S]*?)<\/script>/g)].map((match) => match[1] ?? '');
  return scripts.map((script) => createHash('sha256').update(script).digest('base64'));
}

function startPacking(plain: Buffer): WebFile['packed'] {
  const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: 6 } };
  return { br: promisify(brotliCompress)(plain, quality), gzip: promisify(gzip)(plain) };
}

async function sendFile(request: FastifyRequest, reply: FastifyReply, file: WebFile): Promise<FastifyReply> {
  reply.status(200).type(file.type).headers({ etag: file.tag, vary: 'accept-encoding' });
  if (file.policy) reply.header('content-security-policy', file.policy);
  if (request.headers['if-none-match'] === file.tag) return reply.status(304).send();
  const accepted = String(request.headers['accept-encoding'] ?? '');
  for (const encoding of ['br', 'gzip'] as const) {
    const packed = accepted.includes(encoding) ? await file.packed[encoding] : undefined;
    if (packed) return reply.header('content-encoding', encoding).send(packed);
  }
  return reply.send(file.plain);
}
