import { lookup as resolveName, type LookupAddress } from 'node:dns';
import { request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import type { BlockList, LookupFunction } from 'node:net';
import { isIP } from 'node:net';
import { allowedNetworks } from './allowed-networks.ts';
import { isAllowedAddress, isListed } from './private-addresses.ts';

const timeoutMs = 15_000;
const longestBody = 4_000;
const longestHeader = 300;
const mostHeaders = 40;
/** Names kept for documentation and tests (RFC 2606): nobody waits there. */
const documentation = /(^|\.)(example\.(com|net|org)|example|invalid|test)$/;

/** What is posted where. */
export interface OutgoingMessage {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly at: Date;
}

interface Answer {
  readonly status: number | null;
  readonly responseHeaders: Record<string, string> | null;
  readonly responseBody: string | null;
}

/** One try at posting a message; headers and body of the answer are cut to what a person reads. */
export interface PostAttempt extends Answer {
  readonly at: string;
  readonly requestHeaders: Record<string, string>;
  /** Why there was no answer. */
  readonly error: string | null;
  readonly durationMs: number;
}

/** Posts a message and says what came back; never throws. The address is checked when connecting, and redirects are not followed. */
export async function postMessage(message: OutgoingMessage): Promise<PostAttempt> {
  const startMs = performance.now();
  const requestHeaders = { 'content-type': 'application/json', 'user-agent': 'Sloop/1', ...message.headers };
  const tried = { at: message.at.toISOString(), requestHeaders };
  const durationMs = () => Math.round(performance.now() - startMs);
  try {
    const answer = await post(new URL(message.url), requestHeaders, message.body);
    const error = isRedirect(answer.status) ? 'The address redirects; redirects are not followed.' : null;
    return { ...tried, ...answer, error, durationMs: durationMs() };
  } catch (error) {
    const says = error instanceof Error ? error.message || error.name : String(error);
    return { ...tried, status: null, responseHeaders: null, responseBody: null, error: says.slice(0, 500), durationMs: durationMs() };
  }
}

/** Whether an attempt arrived. */
export function hasArrived(attempt: Pick<PostAttempt, 'status'>): boolean {
  return attempt.status !== null && attempt.status >= 200 && attempt.status < 300;
}

function isRedirect(status: number | null): boolean {
  return status !== null && status >= 300 && status < 400;
}

function post(url: URL, headers: Record<string, string>, body: string): Promise<Answer> {
  const allowed = allowedNetworks();
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const isPlain = url.protocol === 'http:';
  if (documentation.test(host)) throw new Error(`${host} is a name for documentation; nothing is sent there.`);
  // A written address is not looked up, so it is checked here; names are checked at the moment of connecting.
  if (isIP(host) !== 0) requireAllowed(host, allowed, isPlain);
  const options = {
    method: 'POST',
    headers: { ...headers, 'content-length': String(Buffer.byteLength(body)) },
    lookup: lookupAllowed(allowed, isPlain),
    signal: AbortSignal.timeout(timeoutMs),
    agent: false,
  } as const;
  return new Promise((resolve, reject) => {
    const request = (isPlain ? requestHttp : requestHttps)(url, options, (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (chunk: string) => {
        text += chunk;
        if (text.length > longestBody) response.destroy();
      });
      const end = (): void =>
        resolve({
          status: response.statusCode ?? null,
          responseHeaders: shorten(response.headers),
          responseBody: text.slice(0, longestBody).replaceAll('\0', ''),
        });
      response.on('end', end).on('close', end).on('error', reject);
    });
    request.on('error', reject);
    request.end(body);
  });
}

function lookupAllowed(allowed: BlockList, isPlain: boolean): LookupFunction {
  return (host, options, done) => {
    resolveName(host, { ...options, all: true }, (error, addresses) => {
      if (error) return done(error, '');
      try {
        for (const { address } of addresses) requireAllowed(address, allowed, isPlain);
      } catch (refusal) {
        return done(refusal instanceof Error ? refusal : new Error(String(refusal)), '');
      }
      const [first] = addresses;
      if (options.all) return done(null, addresses satisfies LookupAddress[]);
      return done(null, first?.address ?? '', first?.family ?? 4);
    });
  };
}

function requireAllowed(address: string, allowed: BlockList, isPlain: boolean): void {
  if (!isAllowedAddress(address, allowed))
    throw new Error(`${address} is an address of a private network; the operator may allow it (SLOOP_WEBHOOK_ALLOW).`);
  if (isPlain && !isListed(allowed, address)) throw new Error('Only https is used, except to networks the operator allows.');
}

function shorten(headers: NodeJS.Dict<string | string[]>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers)
      .slice(0, mostHeaders)
      .map(([name, value]) => [name, String(value ?? '').slice(0, longestHeader)]),
  );
}
