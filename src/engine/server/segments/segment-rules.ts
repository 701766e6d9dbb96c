import type { Session } from '#platform/server/database/database.ts';
import type { Actor } from '../../contract/actor.ts';
import type { ExprSchema, ExprSegment } from '../../contract/expression/schema.ts';
import type { SegmentSharing } from '../../contract/segments/segment.routes.ts';
import { canSeeSegment } from './segment.policy.ts';

/** Under this name the event log tells of segments. */
export const segmentObject = 'segment';

/** A segment as expressions of a workspace find it, with who may use it. */
export interface SegmentRule extends ExprSegment {
  readonly owner_id: string;
  readonly shared: SegmentSharing;
  readonly roles: readonly string[];
}

/** All segments of a workspace; kept with its registry, so that asking for one costs no statement. */
export async function loadSegments(session: Session): Promise<readonly SegmentRule[]> {
  return session.query<SegmentRule>({
    name: 'segment.load',
    text: 'select id, object, kind, owner_id, name, filter, expression, shared, roles from engine_segment order by created_at, id',
    values: [],
  });
}

/** The schema with the segments this actor may use: by id, or by name, one's own first. */
export function withSegments(schema: ExprSchema, actor: Actor, segments: readonly SegmentRule[]): ExprSchema {
  const find = (object: string, key: string, owner: string, mayUse: (segment: SegmentRule) => boolean): SegmentRule | undefined => {
    const found = segments.filter((segment) => segment.object === object && (segment.id === key || segment.name === key) && mayUse(segment));
    return found.find((segment) => segment.id === key) ?? found.find((segment) => segment.owner_id === owner) ?? found[0];
  };
  return {
    object: (name) => schema.object(name),
    segment: (object, key, within) => {
      if (within === undefined) return find(object, key, actor.memberId, (segment) => canSeeSegment(actor, segment));
      // Whoever shares a segment shares what it asks for.
      const owner = segments.find((segment) => segment.id === within.id)?.owner_id ?? actor.memberId;
      return find(object, key, owner, () => true);
    },
  };
}
