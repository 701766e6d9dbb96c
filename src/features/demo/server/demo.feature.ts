import { bind, defineFeature } from '#engine/server/feature.ts';
import { startDemoRoute } from '../contract/demo.routes.ts';
import { demoCommand } from './demo.commands.ts';
import { demoTables } from './migrations/0940-demo.ts';
import { seedCommand } from './seed/seed.command.ts';
import { buildDemoJob } from './use-cases/build-demo.ts';
import { startDemo } from './use-cases/start-demo.ts';

/** A year of a made-up company, so that every page has something true to say. */
export const demoFeature = defineFeature({
  id: 'demo',
  migrations: { '0940-demo': demoTables },
  routes: [bind(startDemoRoute, (ctx) => startDemo(ctx))],
  jobs: [buildDemoJob],
  commands: [demoCommand, seedCommand],
});
