import { createFieldRoute, getObjectRoute, getSchemaRoute, updateFieldRoute } from '../../contract/schema/schema.routes.ts';
import { bind, defineFeature } from '../feature.ts';
import { schemaTables } from '../migrations/1000-schema.ts';
import { slotTables } from '../migrations/1001-slots.ts';
import { buildIndexesJob } from './build-indexes.ts';
import { createField, updateField } from './manage-fields.ts';
import { getObject, getSchema } from './read-schema.ts';

/** Objects, fields, rules and layouts that administrators declare without code. */
export const schemaFeature = defineFeature({
  id: 'schema',
  routes: [
    bind(getSchemaRoute, getSchema),
    bind(getObjectRoute, getObject),
    bind(createFieldRoute, createField),
    bind(updateFieldRoute, updateField),
  ],
  jobs: [buildIndexesJob],
  migrations: { '1000-schema': schemaTables, '1001-slots': slotTables },
});
