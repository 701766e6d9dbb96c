type Json = Readonly<Record<string, unknown>>;

const problem = (status: number): Json => ({ [status]: { $ref: `#/components/responses/Problem${status}` } });
const json = (properties: Json, example: Json): Json => ({
  'application/json': { schema: { type: 'object', required: Object.keys(properties), properties }, example },
});

/** Entrances that are no declared route: health, live screens, signing in, this document. */
export const plainPaths: Readonly<Record<string, Json>> = {
  '/api/health': {
    get: {
      operationId: 'system.health',
      tags: ['system'],
      summary: 'Whether the program is ready',
      security: [],
      responses: {
        200: { description: 'Ready', content: json({ status: { type: 'string' } }, { status: 'ready' }) },
        503: { description: 'The database cannot be reached' },
      },
    },
  },
  '/api/openapi.json': {
    get: {
      operationId: 'system.openapi',
      tags: ['system'],
      summary: 'This document',
      security: [],
      responses: { 200: { description: 'OpenAPI 3.1' } },
    },
  },
  '/api/live': {
    get: {
      operationId: 'system.live',
      tags: ['system'],
      summary: 'Server-sent events: which records changed (object, id, kind), how far jobs have come',
      parameters: [
        {
          name: 'last-event-id',
          in: 'header',
          required: false,
          schema: { type: 'string' },
          example: '1204',
          description: 'Resume after this message.',
        },
      ],
      responses: {
        200: {
          description: 'Events change, job, reset, ready',
          content: { 'text/event-stream': { example: 'event: change\ndata: {"changes":[]}\n\n' } },
        },
        ...problem(401),
      },
    },
  },
  '/api/auth/sign-in/email': {
    post: {
      operationId: 'auth.sign_in',
      tags: ['auth'],
      summary: 'Sign in by e-mail and password; sets the cookie',
      security: [],
      requestBody: {
        required: true,
        content: json(
          { email: { type: 'string', format: 'email' }, password: { type: 'string' } },
          { email: 'wang@example.com', password: 'correct horse battery staple' },
        ),
      },
      responses: { 200: { description: 'Signed in' }, ...problem(401), ...problem(422) },
    },
  },
  '/api/auth/sign-out': {
    post: { operationId: 'auth.sign_out', tags: ['auth'], summary: 'End this session', responses: { 200: { description: 'Signed out' } } },
  },
};
