type Json = Readonly<Record<string, unknown>>;

/** How every refusal is answered (RFC 9457): what is wrong and how to mend it, in the caller's language. */
export const problemSchema: Json = {
  type: 'object',
  description: 'What is wrong and how to mend it, in the language of the request (x-locale or accept-language).',
  required: ['type', 'title', 'status', 'code', 'detail'],
  properties: {
    type: { type: 'string', format: 'uri' },
    title: { type: 'string' },
    status: { type: 'integer' },
    code: { type: 'string', description: 'Stable; decide by this, not by the text.' },
    detail: { type: 'string' },
    facts: { type: 'object', additionalProperties: true },
    issues: {
      type: 'array',
      items: {
        type: 'object',
        required: ['field', 'code', 'message'],
        properties: {
          field: { type: ['string', 'null'] },
          code: { type: 'string' },
          message: { type: 'string' },
          facts: { type: 'object', additionalProperties: true },
        },
      },
    },
  },
};

const reasons: Readonly<Record<string, string>> = {
  400: 'The request is malformed, e.g. its body is no JSON.',
  401: 'Nobody is signed in.',
  403: 'The caller may not do this.',
  404: 'It does not exist, or the caller may not see it.',
  409: 'The state has moved on, or does not allow this now.',
  410: 'It was there once and is kept no longer.',
  413: 'The body is too large.',
  415: 'The body is not sent as application/json.',
  422: 'The input is not valid; every issue is listed.',
  429: 'Too many requests; Retry-After says when to come back.',
  500: 'Something failed on our side; nothing was changed.',
};

const count = (description: string): Json => ({ description, schema: { type: 'integer' } });

/** What is left of the limit of an API key or a session. */
export const limitHeaders: Json = {
  RateLimitLimit: count('Requests a minute, and the largest burst.'),
  RateLimitRemaining: count('Requests that may follow at once.'),
  RateLimitReset: count('Seconds until the whole limit is there again.'),
  RetryAfter: count('Seconds to wait before the next request.'),
};

/** The headers of answers that count. */
export const limitReferences: Json = {
  'RateLimit-Limit': { $ref: '#/components/headers/RateLimitLimit' },
  'RateLimit-Remaining': { $ref: '#/components/headers/RateLimitRemaining' },
  'RateLimit-Reset': { $ref: '#/components/headers/RateLimitReset' },
};

/** The refusals routes refer to. */
export const problemResponses: Json = Object.fromEntries(
  Object.entries(reasons).map(([status, description]) => [
    `Problem${status}`,
    {
      description,
      ...(status === '429' && { headers: { 'Retry-After': { $ref: '#/components/headers/RetryAfter' }, ...limitReferences } }),
      content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
    },
  ]),
);
