import { createHmac, timingSafeEqual } from 'node:crypto';

/** Begins the names of all our cookies. */
export const cookiePrefix = 'sloop';

const sessionCookie = `${cookiePrefix}.session_token`;

/** The token of the session cookie when its signature is ours; undefined without one. */
export function readSessionToken(cookies: string | undefined, secret: string): string | undefined {
  const value = findCookie(cookies, sessionCookie);
  const split = value?.lastIndexOf('.') ?? -1;
  if (value === undefined || split < 1) return undefined;
  const token = value.slice(0, split);
  const given = Buffer.from(value.slice(split + 1), 'base64');
  const ours = createHmac('sha256', secret).update(token).digest();
  return given.length === ours.length && timingSafeEqual(given, ours) ? token : undefined;
}

function findCookie(cookies: string | undefined, name: string): string | undefined {
  const found = cookies?.split(';').find((each) => each.trimStart().startsWith(`${name}=`));
  if (found === undefined) return undefined;
  try {
    return decodeURIComponent(found.slice(found.indexOf('=') + 1).trim());
  } catch {
    return undefined;
  }
}
