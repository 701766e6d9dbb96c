import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { getObjectRoute } from '#engine/contract/schema/schema.routes.ts';
import type { ObjectDetail } from './object-page.tsx';

const lookEveryMs = 1500;

/** Looks again while something of the object is being built in the background, so that the page shows how far it is. */
export function useWhileBuilding(detail: ObjectDetail): void {
  const client = useQueryClient();
  const isBuilding = detail.fields.some((field) => field.hiddenAt === null && (field.kept.state === 'building' || field.indexState === 'building'));
  useEffect(() => {
    if (!isBuilding) return undefined;
    const timer = setInterval(() => void client.invalidateQueries({ queryKey: [getObjectRoute.id] }), lookEveryMs);
    return () => clearInterval(timer);
  }, [client, isBuilding]);
}
