import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { callRoute } from '#platform/web/api.ts';
import { setOwnPages } from '#platform/web/page-registry.ts';
import { getSchemaRoute } from '#engine/contract/schema/schema.routes.ts';
import { adoptSchema, useWebObjects } from '../objects/object-registry.ts';

/** The workspace's schema, taken over as it arrives; everybody who asks shares one answer. */
export function useSchemaQuery() {
  return useQuery({
    queryKey: [getSchemaRoute.id],
    queryFn: async ({ signal }) => {
      const schema = await callRoute(getSchemaRoute, {}, signal);
      adoptSchema(schema.objects);
      return { revision: schema.revision };
    },
    staleTime: 5 * 60_000,
  });
}

/** Stands in the frame unseen: loads the schema once and puts the workspace's own objects in the rail. */
export function SchemaHost() {
  useSchemaQuery();
  const objects = useWebObjects();
  useEffect(() => {
    const own = objects.filter((web) => web.object.plural.startsWith('records/'));
    setOwnPages(
      own.map((web, at) => ({
        path: `/${web.object.plural}`,
        title: web.object.labelPlural,
        menu: { group: 'run', order: 100 + at, icon: web.icon },
        component: () => null,
      })),
    );
  }, [objects]);
  return null;
}
