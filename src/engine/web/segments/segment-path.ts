import type { Segment } from '#engine/contract/segments/segment.routes.ts';
import { findWebObject } from '../objects/object-registry.ts';

/** The address of the list that shows a segment's records. */
export function pathOfSegment({ id, object }: Pick<Segment, 'id' | 'object'>): string {
  const filter = JSON.stringify([{ field: 'id', op: 'in_segment', value: id }]);
  return `/${findWebObject(object)?.object.plural ?? object}?filter=${encodeURIComponent(filter)}`;
}
