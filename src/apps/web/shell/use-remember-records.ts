import { useEffect, useEffectEvent } from 'react';
import { usePathname } from '#platform/web/navigation.tsx';
import { usePageTrail } from '#platform/web/page-title.ts';
import { rememberFor, rememberRecord } from '#platform/web/recent-records.ts';
import { useSession } from '#platform/web/session.ts';
import { listWebObjects } from '#engine/web/objects/object-registry.ts';

/** Remembers the records whose pages are opened, by the name the page gives itself. */
export function useRememberRecords(): void {
  const session = useSession();
  const pathname = usePathname();
  const trail = usePageTrail();
  const name = trail.at(-1)?.label;
  const workspaceId = session?.workspace.id;
  const memberId = session?.member.id;
  useEffect(() => {
    if (workspaceId !== undefined && memberId !== undefined) rememberFor(workspaceId, memberId);
  }, [workspaceId, memberId]);
  const remember = useEffectEvent(() => {
    const record = recordAt(pathname);
    if (record && name !== undefined && trail.length > 1) rememberRecord({ ...record, title: name, link: pathname });
  });
  useEffect(() => remember(), [pathname, name, memberId]);
}

/** Which record an address shows: `/opportunities/<id>`. */
function recordAt(pathname: string): { readonly object: string; readonly id: string } | undefined {
  const [, ...words] = pathname.split('/');
  const id = words.at(-1) ?? '';
  const plural = words.slice(0, -1).join('/');
  const web = plural === '' ? undefined : listWebObjects().find((each) => each.object.plural === plural);
  return web && { object: web.object.id, id };
}
