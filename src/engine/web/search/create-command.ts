import type { Command } from '#platform/web/command-registry.ts';
import type { WebObject } from '../objects/object-registry.ts';

/** The command that creates a record of an object; a page may register its own in its place. */
export function createCommand(web: WebObject, run: () => void): Command {
  const { id, label } = web.object;
  return {
    id: `create ${id}`,
    section: 'create',
    label: { zh: `新建${label.zh}`, en: `New ${label.en.toLowerCase()}` },
    icon: web.icon,
    keywords: `new create ${id}`,
    run,
  };
}
