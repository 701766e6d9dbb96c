import createClient, { type Client, type ClientOptions } from 'openapi-fetch';
import type { components, paths } from './schema.gen.ts';

/** Every entrance of the API, typed by the OpenAPI document. */
export type SloopClient = Client<paths>;

/** How every refusal is answered; decide by `code`. */
export type Problem = components['schemas']['Problem'];

/** Where the server is and with which key one comes. */
export interface SloopClientOptions extends Omit<ClientOptions, 'baseUrl' | 'headers'> {
  /** Address of the server, without `/api`. */
  readonly url: string;
  /** API key, made under Settings or by `sloop api-key create`. */
  readonly apiKey: string;
  /** Language of messages; default: that of the member the key acts for. */
  readonly locale?: 'zh' | 'en';
}

/** Opens a typed client: `await client.GET('/api/accounts/{id}', { params: { path: { id } } })` gives `{ data }` or `{ error }`, a Problem. */
export function createSloopClient({ url, apiKey, locale, ...rest }: SloopClientOptions): SloopClient {
  const headers = { authorization: `Bearer ${apiKey}`, ...(locale && { 'x-locale': locale }) };
  return createClient<paths>({ ...rest, baseUrl: url.replace(/\/$/, ''), headers });
}
