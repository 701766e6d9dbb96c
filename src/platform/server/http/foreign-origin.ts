import type { FastifyInstance, FastifyRequest } from 'fastify';
import { forbidden } from '../../contract/errors.ts';

const harmlessMethods = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Refuses writes that carry our cookie but come from a page of somebody else. */
export function refuseForeignOrigins(server: FastifyInstance): void {
  server.addHook('onRequest', async (request) => {
    if (harmlessMethods.has(request.method) || !request.headers.cookie || isFromOwnPage(request)) return;
    throw forbidden('request.foreign_origin', {
      zh: '请求不是从本系统的页面发出的，已拒绝。程序请使用 API 密钥。',
      en: 'The request did not come from a page of this system and was refused. Programs use an API key.',
    });
  });
}

// Browsers state where a request comes from and pages cannot forge it; a program without these headers has no stolen cookie.
function isFromOwnPage(request: FastifyRequest): boolean {
  const site = request.headers['sec-fetch-site'];
  if (site !== undefined) return site === 'same-origin' || site === 'none';
  const { origin } = request.headers;
  if (origin === undefined) return true;
  return URL.canParse(origin) && new URL(origin).host === request.host;
}
