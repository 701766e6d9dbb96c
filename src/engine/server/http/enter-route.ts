import type { FastifyReply, FastifyRequest } from 'fastify';
import { AppError, conflict, unauthenticated } from '#platform/contract/errors.ts';
import { localeOf } from '#platform/server/http/problem.ts';
import type { RateLimiter, RateState } from '#platform/server/http/rate-limit.ts';
import type { Route } from '#platform/contract/route.ts';
import { holdsScope, scopeOfRoute } from '../../contract/key-scopes.ts';
import { scopeMissing } from '../policy/scope-missing.ts';
import type { App, Caller } from '../run.ts';

/** What the door asks: who it is, how often they came, and what their key is for. */
export interface DoorHost {
  readonly app: App;
  /** Finds out who calls, by cookie or API key; undefined when nobody is signed in. */
  readonly resolveCaller: (request: FastifyRequest) => Promise<Caller | undefined>;
  /** Absent: everybody may come as often as they like. */
  readonly limiter?: RateLimiter;
}

/** Lets a member in, or refuses: nobody signed in, too many requests, a key without the scope. */
export async function enterRoute(host: DoorHost, route: Route, request: FastifyRequest, reply: FastifyReply): Promise<Caller> {
  const caller = await host.resolveCaller(request);
  if (!caller) throw unauthenticated({ zh: '请先登录。', en: 'Please sign in first.' });
  if (route.kind === 'write' && request.headers['x-as-of'] !== undefined) throw readOnlyPast();
  const { apiKeyId, sessionId, memberId, keyScopes } = caller.actor;
  if (host.limiter) {
    const { perKey, perSession } = host.limiter.limits;
    tellLimit(reply, host.limiter.take(apiKeyId ?? sessionId ?? memberId, apiKeyId === undefined ? perSession : perKey));
  }
  if (keyScopes) {
    const needed = scopeOfRoute(route, (name) => host.app.registry.objects.has(name), objectInPath(request));
    if (needed !== undefined && !holdsScope(keyScopes, needed)) throw scopeMissing(needed);
  }
  // The language a request asks for wins over the one the member chose.
  return request.headers['x-locale'] === undefined ? caller : { ...caller, locale: localeOf(request) };
}

/** A screen that shows a past day says so with each request; what it shows is not what would be written over. */
function readOnlyPast(): AppError {
  return conflict('as_of.read_only', {
    zh: '正在看历史，不能修改；请先回到现在。',
    en: 'You are looking at the past, where nothing can be changed; go back to now first.',
  });
}

function objectInPath(request: FastifyRequest): string | undefined {
  const { params } = request;
  return typeof params === 'object' && params !== null && 'object' in params ? String(params.object).slice(0, 100) : undefined;
}

/** Lets a stranger in, unless they come too often. */
export function enterOpenRoute(host: DoorHost, request: FastifyRequest, reply: FastifyReply): void {
  if (host.limiter) tellLimit(reply, host.limiter.take(`address ${request.ip}`, host.limiter.limits.perAddress));
}

function tellLimit(reply: FastifyReply, state: RateState | undefined): void {
  if (!state) return;
  reply.header('ratelimit-limit', state.limit).header('ratelimit-remaining', state.remaining).header('ratelimit-reset', state.resetSeconds);
  const { retryAfterSeconds } = state;
  if (retryAfterSeconds === undefined) return;
  reply.header('retry-after', retryAfterSeconds);
  throw new AppError(
    'rate_limited',
    'request.rate_limited',
    {
      zh: `请求太频繁（每分钟最多 ${state.limit} 次），请 ${retryAfterSeconds} 秒后再试。`,
      en: `Too many requests (at most ${state.limit} a minute); come back in ${retryAfterSeconds} s.`,
    },
    { limit: state.limit, retryAfterSeconds },
  );
}
