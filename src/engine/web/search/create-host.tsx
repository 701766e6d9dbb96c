import { lazy, Suspense, useEffect, useState } from 'react';
import { registerCommand } from '#platform/web/command-registry.ts';
import { useGo } from '#platform/web/navigation.tsx';
import { listWebObjects, recordPath, useWebObjects } from '../objects/object-registry.ts';
import type { WebObject } from '../objects/object-registry.ts';
import { createCommand } from './create-command.ts';
import { registerRecordSearch } from './search-records.ts';

const CreateDrawer = lazy(() => import('../form/create-drawer.tsx').then((module) => ({ default: module.CreateDrawer })));
const AntdProvider = lazy(() => import('#platform/web/antd-provider.tsx').then((module) => ({ default: module.AntdProvider })));

/** Stands in the frame unseen: finds records in the palette, and creates one of any object from any page. */
export function CreateHost() {
  const go = useGo();
  // The workspace's own objects come with its schema, after the frame.
  const ids = useWebObjects()
    .map((web) => web.object.id)
    .join();
  const [creating, setCreating] = useState<WebObject>();
  useEffect(() => {
    const stops = [
      registerRecordSearch(),
      ...listWebObjects()
        .toReversed()
        .map((web) =>
          registerCommand(
            createCommand(web, () => setCreating(web)),
            { isCommon: true },
          ),
        ),
    ];
    return () => stops.forEach((stop) => stop());
  }, [ids]);
  if (!creating) return null;
  return (
    <Suspense fallback={null}>
      <AntdProvider>
        <CreateDrawer web={creating} onClose={() => setCreating(undefined)} onCreated={(record) => go(recordPath(creating.object.id, record.id))} />
      </AntdProvider>
    </Suspense>
  );
}
