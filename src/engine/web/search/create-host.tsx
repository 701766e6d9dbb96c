import { lazy, Suspense, useEffect, useEffectEvent } from 'react';
import { AntdProvider } from '#platform/web/antd-late.ts';
import { registerCommand } from '#platform/web/command-registry.ts';
import { useGo } from '#platform/web/navigation.tsx';
import { closeCreate, openCreate, useCreateRequests } from '../form/open-create.ts';
import { findWebObject, listWebObjects, recordPath, useWebObjects } from '../objects/object-registry.ts';
import { createCommand } from './create-command.ts';
import { registerRecordSearch } from './search-records.ts';

const CreateDrawer = lazy(() => import('../form/create-drawer.tsx').then((module) => ({ default: module.CreateDrawer })));

/** Stands in the frame unseen: finds records in the palette, and creates one of any object from any page. */
export function CreateHost() {
  const go = useGo();
  const requests = useCreateRequests();
  // The workspace's own objects come with its schema, after the frame.
  const ids = useWebObjects()
    .map((web) => web.object.id)
    .join();
  const open = useEffectEvent((object: string) =>
    openCreate({ object, onCreated: (record) => go(recordPath(object, record.id)), onUse: (id) => go(recordPath(object, id)) }),
  );
  useEffect(() => {
    const stops = [
      registerRecordSearch(),
      ...listWebObjects()
        .toReversed()
        .map((web) =>
          registerCommand(
            createCommand(web, () => open(web.object.id)),
            { isCommon: true },
          ),
        ),
    ];
    return () => stops.forEach((stop) => stop());
    // The list of ids stands for the objects.
  }, [ids]);
  if (requests.length === 0) return null;
  return (
    <Suspense fallback={null}>
      <AntdProvider>
        {requests.map((request, at) => {
          const web = findWebObject(request.object);
          return (
            web && (
              <CreateDrawer
                key={at}
                web={web}
                values={request.values}
                onUse={request.onUse}
                onClose={() => closeCreate(request)}
                onCreated={request.onCreated}
              />
            )
          );
        })}
      </AntdProvider>
    </Suspense>
  );
}
