import type { CommandDefinition } from '#engine/server/command.ts';
import { runWrite } from '#engine/server/run.ts';
import { buildDemo } from './use-cases/build-demo.ts';
import { openDemo } from './use-cases/start-demo.ts';

/** `sloop demo`: the demo company in an empty workspace, at once. */
export const demoCommand: CommandDefinition = {
  name: 'demo',
  summary: 'fill an empty workspace with a believable year of a demo company, ending yesterday',
  run: async ({ app, caller, say }) => {
    await runWrite(app, caller, openDemo);
    await buildDemo({
      write: (work) => runWrite(app, caller, work),
      progress: async (done, total, note) => say(`  ${done}/${total} ${note}`),
    });
    await app.database.system((session) => session.query({ text: 'analyze' }));
    return { json: { workspaceId: caller.workspace.id }, text: `The demo company is ready in ${caller.workspace.name}.` };
  },
};
