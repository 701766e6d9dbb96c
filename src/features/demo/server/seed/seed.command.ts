import type { CommandDefinition } from '#engine/server/command.ts';
import { runWrite } from '#engine/server/run.ts';
import { conflict, forbidden } from '#platform/contract/errors.ts';
import { has } from '#engine/contract/actor.ts';
import { ensureProcessInForce } from '#features/process/server/public.ts';
import * as queries from '../demo.queries.ts';
import { seedWorkspace } from './seed-workspace.ts';

const mostDeals = 5_000_000;

/** `sloop seed`: an empty workspace filled for measuring, as if its records had been written one by one. */
export const seedCommand: CommandDefinition = {
  name: 'seed',
  summary: 'fill an empty workspace with many records for measuring: five follow-ups a deal, a customer for ten',
  options: [{ flags: '--opportunities <count>', description: 'how many deals', isRequired: true }],
  run: async ({ app, caller, say }, input) => {
    const opportunities = Number(input['opportunities']);
    if (!Number.isInteger(opportunities) || opportunities < 10 || opportunities > mostDeals)
      throw new Error(`--opportunities takes a whole number from 10 to ${mostDeals}.`);
    if (!has(caller.actor, 'workspace.manage'))
      throw forbidden('seed.forbidden', { zh: '只有管理员可以填充数据。', en: 'Only an administrator may seed.' });
    await runWrite(app, caller, async (ctx) => {
      if (await queries.isInUse(ctx))
        throw conflict('seed.in_use', {
          zh: '工作区里已经有数据。',
          en: 'There are records here already; seeding goes into an empty workspace only.',
        });
      await ensureProcessInForce(ctx, 'opportunity');
    });
    const from = performance.now();
    await app.database.system((session) =>
      seedWorkspace(session, { workspaceId: caller.workspace.id, memberId: caller.actor.memberId, opportunities, say }),
    );
    const seconds = (performance.now() - from) / 1000;
    return {
      json: { opportunities, activities: opportunities * 5, seconds: Number(seconds.toFixed(1)) },
      text: `${opportunities} deals and ${opportunities * 5} follow-ups in ${seconds.toFixed(0)} s.`,
    };
  },
};
