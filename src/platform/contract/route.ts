import type { z } from 'zod';
import type { Label } from './label.ts';

export type HttpMethod = 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';

/** An entrance over HTTP, declared once: server, OpenAPI, typed client and tests all read it. */
export interface Route<
  Params extends z.ZodObject = z.ZodObject,
  Query extends z.ZodObject = z.ZodObject,
  Body extends z.ZodType = z.ZodType,
  Output extends z.ZodType = z.ZodType,
> {
  /** Stable operation id, `<slice>.<verb>`; also the OpenAPI operationId. */
  readonly id: string;
  readonly method: HttpMethod;
  /** Path with `:name` parameters, always below /api. */
  readonly path: `/api/${string}`;
  readonly summary: Label;
  readonly params?: Params;
  readonly query?: Query;
  readonly body?: Body;
  readonly output: Output;
  /** `read` runs without a transaction; `write` runs in exactly one. */
  readonly kind: 'read' | 'write';
  /** `public` needs no sign-in. Default `member`. */
  readonly access?: 'public' | 'member';
  /** Body is not JSON (file upload, sign-in pass-through). The handler reads the raw request. */
  readonly raw?: boolean;
  /** Also takes the body as a form, as mail programs send it (RFC 8058); only where nobody is signed in. */
  readonly form?: boolean;
  /** Refusals beyond those that follow from its form, e.g. 410; OpenAPI names them. */
  readonly refusals?: readonly number[];
  /** The least an API key needs when it is not what follows from the kind; `object`: that of the object in the path; `any`: the use-case decides. */
  readonly keyScope?: 'any' | 'object' | 'read' | 'write' | 'administer';
}

type Given<T> = T extends z.ZodType ? z.output<T> : unknown;
type Sent<T> = T extends z.ZodType ? z.input<T> : unknown;

/** What a handler receives: parameters, query and body merged into one object. */
export type RouteInput<R extends Route> = Given<R['params']> & Given<R['query']> & Given<R['body']>;

/** What a caller sends, before defaults are filled in. */
export type RouteRequest<R extends Route> = Sent<R['params']> & Sent<R['query']> & Sent<R['body']>;

export type RouteOutput<R extends Route> = z.output<R['output']>;

/** Declares a route; the identity function that keeps the schema types. */
export function defineRoute<const R extends Route>(route: R): R {
  return route;
}
