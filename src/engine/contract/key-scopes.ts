import type { Route } from '#platform/contract/route.ts';

/** What an API key may be narrowed to as a whole, from the least to the most. */
export const keyWidths = ['read', 'write', 'administer'] as const;
/** One width of an API key. */
export type KeyWidth = (typeof keyWidths)[number];

/** What a call needs of a key: `read`, `write`, `administer`, or one of the first two for one object: `account:read`. */
export type KeyScope = KeyWidth | `${string}:${'read' | 'write'}`;

/** A scope as text: a width, or an object with a width. */
export const keyScopePattern = /^(?:read|write|administer|[a-z][a-z0-9_]{0,99}:(?:read|write))$/;

/** Whether a key with these scopes may do what needs one of them; a wider scope holds the narrower ones. */
export function holdsScope(scopes: readonly string[], needed: KeyScope): boolean {
  if (scopes.includes('administer')) return true;
  const [object, width] = needed.includes(':') ? needed.split(':') : [undefined, needed];
  if (width === 'administer') return false;
  const wide = width === 'read' ? ['read', 'write'] : ['write'];
  return wide.some((each) => scopes.includes(each) || (object !== undefined && scopes.includes(`${object}:${each}`)));
}

/** The scope a route needs: that of the object it is about, else that of its kind; undefined when its use-case decides. */
export function scopeOfRoute(
  route: Pick<Route, 'id' | 'kind' | 'keyScope'>,
  isObject: (name: string) => boolean,
  pathObject = '{object}',
): KeyScope | undefined {
  if (route.keyScope === 'any') return undefined;
  if (route.keyScope === 'object') return `${pathObject}:${route.kind}`;
  const [first = ''] = route.id.split('.');
  return isObject(first) ? `${first}:${route.kind}` : (route.keyScope ?? route.kind);
}
