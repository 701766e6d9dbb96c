import type { Label } from '#platform/contract/label.ts';
import type { NamedPrincipal } from '../contract/access.routes.ts';

/** What a principal names. */
export function kindOf(principal: string): NamedPrincipal['kind'] {
  const [kind] = principal.split(':');
  return kind === 'member' || kind === 'department' ? kind : 'role';
}

/** How it is called; one that is gone by its id. */
export function nameOf(names: ReadonlyMap<string, Label>, principal: string): Label {
  const id = principal.slice(principal.indexOf(':') + 1);
  return names.get(principal) ?? { zh: id, en: id };
}
