import { invalid } from '#platform/contract/errors.ts';
import type { Actor } from '../../contract/actor.ts';
import type { Context } from '../context.ts';
import { findVisible } from '../live/find-visible.ts';
import { findMembers } from './comment.queries.ts';

/** Who a member is today; the organisation knows. */
export type FindActor = (ctx: Context, memberId: string) => Promise<Actor>;

/** A person by name. */
export interface Named {
  readonly id: string;
  readonly name: string | null;
}

/** The mentioned people by whether they see the record; somebody who is no member is refused. */
export async function sortBySight(
  ctx: Context,
  findActor: FindActor,
  place: { readonly object: string; readonly recordId: string },
  ids: readonly string[],
): Promise<{ readonly seeing: readonly Named[]; readonly unseeing: readonly Named[] }> {
  const wanted = [...new Set(ids)].filter((id) => id !== ctx.actor.memberId);
  if (wanted.length === 0) return { seeing: [], unseeing: [] };
  const names = await findMembers(ctx.session, ctx.workspace.id, wanted);
  const seeing: Named[] = [];
  const unseeing: Named[] = [];
  for (const id of wanted) {
    const name = names.get(id);
    if (name === undefined) throw nobody();
    const actor = await findActor(ctx, id);
    const visible = await findVisible({ ...ctx, actor }, place.object, [place.recordId]);
    (visible.has(place.recordId) ? seeing : unseeing).push({ id, name });
  }
  return { seeing, unseeing };
}

function nobody() {
  return invalid([
    {
      field: 'mentions',
      code: 'comment.unknown_person',
      message: { zh: '提到的人不在公司里，或已离开。', en: 'Somebody mentioned is not in the company, or has left.' },
    },
  ]);
}
