import type { JobDefinition } from '#engine/server/feature.ts';
import * as queries from './access.queries.ts';
import { shareEnded } from './use-cases/share-records.ts';

/** Tells of shares whose time is over, at the instant it is: they open nothing any more since then. */
export const endSharesJob: JobDefinition = {
  id: 'access.end_shares',
  run: async (job) => {
    await job.write(null, async (ctx) => {
      for (const entry of await queries.markEnded(ctx.session, ctx.now)) ctx.emit(await shareEnded(ctx, 'access.ended', entry));
    });
  },
};
