import {
  createFieldRoute,
  createObjectRoute,
  createRuleRoute,
  deleteRuleRoute,
  fieldUsageRoute,
  getObjectRoute,
  getSchemaRoute,
  hideFieldRoute,
  hiddenObjectsRoute,
  hideObjectRoute,
  listChangesRoute,
  objectUsageRoute,
  purgeFieldRoute,
  purgeObjectRoute,
  restoreFieldRoute,
  restoreObjectRoute,
  revertChangeRoute,
  saveDependencyRoute,
  saveLayoutRoute,
  updateFieldRoute,
  updateObjectRoute,
  updateRuleRoute,
} from '../../contract/schema/schema.routes.ts';
import { bind, defineFeature } from '../feature.ts';
import { schemaTables } from '../migrations/1000-schema.ts';
import { slotTables } from '../migrations/1001-slots.ts';
import { dropRecordLink } from '../migrations/1181-drop-record-link.ts';
import { numberPeriods } from '../migrations/1230-number-periods.ts';
import { keptFields } from '../migrations/1180-kept-fields.ts';
import { choiceDependencies } from '../migrations/1340-choice-dependencies.ts';
import { bindAnyObjectRoutes } from '../records/any-object-routes.ts';
import { buildIndexesJob } from './build-indexes.ts';
import { fillKeptJob } from './fill-kept.ts';
import { fieldUsage, objectUsage } from './find-usage.ts';
import { hideField, purgeField, restoreField } from './hide-fields.ts';
import { createField, updateField } from './manage-fields.ts';
import { saveDependency } from './manage-dependencies.ts';
import { createObject, hideObject, purgeObject, restoreObject, updateObject } from './manage-objects.ts';
import { createRule, deleteRule, saveLayout, updateRule } from './manage-rules.ts';
import { getObject, getSchema, listHiddenObjects } from './read-schema.ts';
import { listChanges, revertChange } from './schema-changes.ts';

/** Objects, fields, rules and layouts that administrators declare without code. */
export const schemaFeature = defineFeature({
  id: 'schema',
  routes: [
    bind(getSchemaRoute, getSchema),
    bind(getObjectRoute, getObject),
    bind(createObjectRoute, createObject),
    bind(updateObjectRoute, updateObject),
    bind(hideObjectRoute, hideObject),
    bind(restoreObjectRoute, restoreObject),
    bind(purgeObjectRoute, purgeObject),
    bind(hiddenObjectsRoute, listHiddenObjects),
    bind(objectUsageRoute, objectUsage),
    bind(createFieldRoute, createField),
    bind(updateFieldRoute, updateField),
    bind(hideFieldRoute, hideField),
    bind(restoreFieldRoute, restoreField),
    bind(purgeFieldRoute, purgeField),
    bind(fieldUsageRoute, fieldUsage),
    bind(saveDependencyRoute, saveDependency),
    bind(createRuleRoute, createRule),
    bind(updateRuleRoute, updateRule),
    bind(deleteRuleRoute, deleteRule),
    bind(saveLayoutRoute, saveLayout),
    bind(listChangesRoute, listChanges),
    bind(revertChangeRoute, revertChange),
    ...bindAnyObjectRoutes(),
  ],
  jobs: [buildIndexesJob, fillKeptJob],
  migrations: {
    '1000-schema': schemaTables,
    '1001-slots': slotTables,
    '1180-kept-fields': keptFields,
    '1181-drop-record-link': dropRecordLink,
    '1230-number-periods': numberPeriods,
    '1340-choice-dependencies': choiceDependencies,
  },
});
