import { defineFeature } from '#engine/server/feature.ts';
import { processTables } from './migrations/0330-process.ts';

/** Wires processes: versions, gates, exceptions, and when each record was in which stage. */
export const processFeature = defineFeature({
  id: 'process',
  migrations: { '0330-process': processTables },
});
