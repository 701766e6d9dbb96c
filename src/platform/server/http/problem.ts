import type { FastifyReply, FastifyRequest } from 'fastify';
import { AppError, type Facts, statusOfError } from '../../contract/errors.ts';
import type { Locale } from '../../contract/label.ts';
import { errorFromDatabase } from '../database/database-errors.ts';
import { type RequestProblem, requestProblemOf, requestProblems } from './request-problems.ts';

/** Answers an error as problem+json (RFC 9457) in the caller's language; what we did not foresee becomes a plain 500. */
export function replyWithProblem(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const locale = localeOf(request);
  const known = error instanceof AppError ? error : errorFromDatabase(error);
  if (known) return sendProblem(reply, statusOfError[known.kind], problemOf(known, locale));
  const malformed = requestProblemOf(error);
  if (malformed) return sendRequest(malformed, locale, reply);
  process.stderr.write(`${new Date().toISOString()} ${request.method} ${request.url} ${describe(error)}\n`);
  const detail =
    locale === 'zh'
      ? '系统出错了，你的数据没有改变。请重试；若仍出错，请把时间告诉管理员。'
      : 'Something failed on our side; nothing was changed. Try again, and tell your administrator the time if it persists.';
  return sendProblem(reply, 500, { type: typeOf('internal'), title: detail, status: 500, code: 'internal', detail, facts: {}, issues: [] });
}

/** Answers a request that leads nowhere by one of the known problems of requests. */
export function sendRequestProblem(code: string, request: FastifyRequest, reply: FastifyReply, facts: Facts): FastifyReply {
  const problem = requestProblems.find((each) => each.code === code);
  if (!problem) throw new TypeError(`There is no request problem ${code}.`);
  return sendRequest(problem, localeOf(request), reply, facts);
}

/** The language a person asked for: their choice in the header the web app sends, else what the browser prefers. */
export function localeOf(request: FastifyRequest): Locale {
  const wanted = String(request.headers['x-locale'] ?? request.headers['accept-language'] ?? 'zh');
  return wanted.toLowerCase().startsWith('en') ? 'en' : 'zh';
}

function problemOf(error: AppError, locale: Locale): Record<string, unknown> {
  const issues = error.issues.map((issue) => ({
    field: issue.field ?? null,
    code: issue.code,
    message: issue.message[locale],
    facts: issue.facts ?? {},
  }));
  const status = statusOfError[error.kind];
  const detail = error.label[locale];
  return { type: typeOf(error.code), title: detail, status, code: error.code, detail, facts: error.facts, issues };
}

function sendProblem(reply: FastifyReply, status: number, problem: Record<string, unknown>): FastifyReply {
  return reply.status(status).type('application/problem+json').send(JSON.stringify(problem));
}

function sendRequest({ status, code, label }: RequestProblem, locale: Locale, reply: FastifyReply, facts: Facts = {}): FastifyReply {
  const detail = label[locale];
  return sendProblem(reply, status, { type: typeOf(code), title: detail, status, code, detail, facts, issues: [] });
}

function typeOf(code: string): string {
  return `https://sloop.dev/errors/${code}`;
}

function describe(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
