import { randomBytes } from 'node:crypto';
import type { CommandDefinition } from '#engine/server/command.ts';
import { type App, runWrite } from '#engine/server/run.ts';
import { isSetupNeeded, setupWorkspace } from '#features/organisation/server/public.ts';
import { companyName } from '../contract/company.ts';
import { buildDemo } from './use-cases/build-demo.ts';
import { openDemo } from './use-cases/start-demo.ts';

const email = 'admin@demo.example';

/** `sloop demo`: the demo company in an empty workspace, at once. On a fresh machine it makes the workspace and its administrator first. */
export const demoCommand: CommandDefinition = {
  name: 'demo',
  summary: 'fill an empty workspace with a believable year of a demo company, ending yesterday',
  prepare: makeFirstWorkspace,
  run: async ({ app, caller, prepared, say }) => {
    const from = performance.now();
    await runWrite(app, caller, openDemo);
    await buildDemo({
      // The people of the company did all this in front of pages, so its records say.
      write: (work) => runWrite(app, { ...caller, door: 'page' }, work),
      progress: async (done, total, note) => say(`  ${done}/${total} ${note.en}`),
    });
    await app.database.system((session) => session.query({ text: 'analyze' }));
    const seconds = ((performance.now() - from) / 1000).toFixed(0);
    const signIn = prepared['password'] === undefined ? '' : `\nSign in as ${email} with the password ${prepared['password']}`;
    return {
      json: { workspaceId: caller.workspace.id, ...prepared },
      text: `The demo company is ready in ${caller.workspace.name} (${seconds} s).${signIn}`,
    };
  },
};

async function makeFirstWorkspace(app: App): Promise<Record<string, string>> {
  if (!(await isSetupNeeded(app))) return {};
  const password = randomBytes(12).toString('base64url');
  await setupWorkspace(
    app,
    { workspaceName: companyName, currency: 'CNY', administrator: { name: '管理员', email, password } },
    { onlyFirst: true, door: 'cli' },
  );
  return { email, password };
}
