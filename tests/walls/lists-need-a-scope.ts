import type { Context } from '#engine/server/context.ts';
import { scopeFor } from '#engine/server/policy/scope.ts';
import { aggregateWithin } from '#engine/server/query/aggregate-records.ts';
import { queryWithin } from '#engine/server/query/query-records.ts';

/** Never run: `npm run check` compiles it, and each line below must be refused, or the check fails. */
export async function listsNeedAScope(ctx: Context): Promise<void> {
  // @ts-expect-error a list without a scope
  await queryWithin(ctx, undefined, {});
  const forged = { object: 'account', owners: undefined, ownerColumn: 'owner_id', on: () => 'true', text: () => undefined, includes: () => true };
  // @ts-expect-error a scope nobody's policy made
  await queryWithin(ctx, forged, {});
  // @ts-expect-error the name of an object is no scope
  await aggregateWithin(ctx, 'account', { measures: [{ id: 'n', kind: 'count' }] });
  await queryWithin(ctx, scopeFor(ctx, 'account', 'see'), {});
}
