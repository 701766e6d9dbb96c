import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import { type AppError, invalid } from '#platform/contract/errors.ts';
import type { Context } from '../context.ts';

const keptForMs = 24 * 60 * 60_000;
const keyForm = /^[\x21-\x7e]{1,255}$/;

/** A request that must not be done twice. */
export interface IdempotentRequest {
  readonly key: string;
  /** What was asked: method, address and body. */
  readonly fingerprint: Buffer;
}

/** An answer, and whether it was given before. */
export interface IdempotentAnswer {
  readonly output: unknown;
  readonly isReplayed: boolean;
}

/** The request's Idempotency-Key with what it asks for; undefined without the header. */
export function readIdempotencyKey(request: FastifyRequest): IdempotentRequest | undefined {
  const key = request.headers['idempotency-key'];
  if (key === undefined) return undefined;
  if (typeof key !== 'string' || !keyForm.test(key)) throw malformed();
  const asked = JSON.stringify([request.method, request.url, request.body ?? null]);
  return { key, fingerprint: hashOf('request', asked) };
}

/**
 * Does the work once for a key, in the transaction of the write: a second request with the key gets the first one's answer, one that
 * comes at the same time waits for it. A write that failed left nothing behind and may be tried again under its key.
 */
export async function doOnce(ctx: Context, request: IdempotentRequest, work: () => Promise<unknown>): Promise<IdempotentAnswer> {
  const place = [ctx.workspace.id, ctx.actor.memberId, hashOf('key', request.key)];
  const claimed = await ctx.session.query({
    name: 'idempotency.claim',
    text: `insert into engine_idempotency_key as k (workspace_id, member_id, key_hash, request_hash, created_at) values ($1, $2, $3, $4, $5)
      on conflict (workspace_id, member_id, key_hash) do update set request_hash = excluded.request_hash, created_at = excluded.created_at, answer = null
      where k.created_at < $6 returning 1`,
    values: [...place, request.fingerprint, ctx.now, new Date(ctx.now.valueOf() - keptForMs)],
  });
  if (claimed.length === 0) return { output: await findAnswer(ctx, request, place), isReplayed: true };
  const output = await work();
  await ctx.session.query({
    name: 'idempotency.answer',
    text: 'update engine_idempotency_key set answer = $4 where workspace_id = $1 and member_id = $2 and key_hash = $3',
    values: [...place, seal(request, JSON.stringify(output ?? null))],
  });
  return { output, isReplayed: false };
}

async function findAnswer(ctx: Context, request: IdempotentRequest, place: readonly unknown[]): Promise<unknown> {
  const [row] = await ctx.session.query<{ fingerprint: Buffer; answer: Buffer | null }>({
    name: 'idempotency.find',
    text: 'select request_hash as fingerprint, answer from engine_idempotency_key where workspace_id = $1 and member_id = $2 and key_hash = $3',
    values: place,
  });
  if (!row?.answer || !row.fingerprint.equals(request.fingerprint)) throw usedOtherwise();
  return JSON.parse(open(request, row.answer));
}

/** Answers may hold a secret shown once, such as a new API key; at rest they can be read only with the caller's own key. */
function seal(request: IdempotentRequest, text: string): Buffer {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', secretOf(request), nonce);
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]);
}

function open(request: IdempotentRequest, sealed: Buffer): string {
  const decipher = createDecipheriv('aes-256-gcm', secretOf(request), sealed.subarray(0, 12));
  decipher.setAuthTag(sealed.subarray(12, 28));
  return decipher.update(sealed.subarray(28), undefined, 'utf8') + decipher.final('utf8');
}

function secretOf({ key, fingerprint }: IdempotentRequest): Buffer {
  return createHash('sha256').update('answer\n').update(fingerprint).update(key).digest();
}

function hashOf(purpose: string, text: string): Buffer {
  return createHash('sha256').update(`${purpose}\n${text}`).digest();
}

function malformed(): AppError {
  return invalid([
    {
      field: 'Idempotency-Key',
      code: 'idempotency.malformed',
      message: {
        zh: 'Idempotency-Key 应为 1 到 255 个可见的 ASCII 字符，例如一个 UUID。',
        en: 'Idempotency-Key must be 1 to 255 visible ASCII characters, such as a UUID.',
      },
    },
  ]);
}

function usedOtherwise(): AppError {
  return invalid([
    {
      field: 'Idempotency-Key',
      code: 'idempotency.key_reused',
      message: {
        zh: '这个 Idempotency-Key 已用于另一个请求；不同的请求请用新的值。',
        en: 'This Idempotency-Key was used for another request; use a new one for a different request.',
      },
    },
  ]);
}

/** Said where a key cannot be kept, rather than ignoring it and doing the work twice. */
export function idempotencyUnsupported(): AppError {
  return invalid([
    {
      field: 'Idempotency-Key',
      code: 'idempotency.unsupported',
      message: {
        zh: '上传边收边存，读完之前无法判断是不是同一个请求；初始化和接受邀请本来就只能成功一次。请去掉 Idempotency-Key 后重试。',
        en: 'Uploads are stored as they arrive, so one cannot be recognised before it is read; set-up and invitations work only once anyway. Send the request without Idempotency-Key.',
      },
    },
  ]);
}
