import { defineFeature } from './feature.ts';
import { engineTables } from './migrations/0010-engine.ts';

/** What the engine itself brings: workspaces, the event log, and the tables records share. */
export const engineFeature = defineFeature({
  id: 'engine',
  migrations: { '0010-engine': engineTables },
});
