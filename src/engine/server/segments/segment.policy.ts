import { forbidden } from '#platform/contract/errors.ts';
import { has, holdsRole, type Actor } from '../../contract/actor.ts';
import type { SegmentSharing } from '../../contract/segments/segment.routes.ts';

interface Shared {
  readonly owner_id: string;
  readonly shared: SegmentSharing;
  readonly roles: readonly string[];
}

/** Whether the actor may show segments to others. */
export function canShareSegments(actor: Actor): boolean {
  return has(actor, 'view.share');
}

/** Whether the actor sees the segment at all; which of its records they see is decided by their permissions alone. */
export function canSeeSegment(actor: Actor, segment: Shared): boolean {
  return segment.owner_id === actor.memberId || segment.shared === 'everybody' || (segment.shared === 'roles' && holdsRole(actor, segment.roles));
}

/** One's own, or a shared one when one keeps the workspace in order. */
export function canEditSegment(actor: Actor, segment: Pick<Shared, 'owner_id' | 'shared'>): boolean {
  return segment.owner_id === actor.memberId || (segment.shared !== 'nobody' && has(actor, 'workspace.manage'));
}

/** Refuses sharing to whom it is not given. */
export function requireSegmentSharing(actor: Actor, shared: SegmentSharing): void {
  if (shared === 'nobody' || canShareSegments(actor)) return;
  throw forbidden('segment.share', {
    zh: '你的角色不能共享细分；可以只给自己保存，或请管理者共享。',
    en: 'Your role may not share segments; keep it for yourself, or ask a manager to share it.',
  });
}
