import * as batchRoutes from '../../contract/import/import-batch.routes.ts';
import * as mappingRoutes from '../../contract/import/import-mapping.routes.ts';
import * as routes from '../../contract/import/import.routes.ts';
import { bind, bindRaw, defineFeature } from '../feature.ts';
import { importTables } from '../migrations/0400-import.ts';
import { analyzeDoor } from '../migrations/0960-analyze.ts';
import { importBatches } from '../migrations/1081-import-batches.ts';
import { importInBulk } from '../migrations/1080-import-in-bulk.ts';
import { importObjects } from '../migrations/1200-import-objects.ts';
import { importFaster } from '../migrations/1240-import-faster.ts';
import { searchAddUnmet } from '../migrations/1241-search-add-unmet.ts';
import { searchAddCustom } from '../migrations/1242-search-add-custom.ts';
import { searchAddUnlooked } from '../migrations/1320-search-add-unlooked.ts';
import { searchAddBinary } from '../migrations/1370-search-add-binary.ts';
import { growOnly } from '../migrations/1371-grow-only.ts';
import { importLines } from '../migrations/1321-import-lines.ts';
import { importVerdicts } from '../migrations/1322-import-verdicts.ts';
import { importNotices } from './import-notices.ts';
import { previewBatchJob, runBatchJob, undoBatchJob } from './batch.jobs.ts';
import { getBatch, groupImports, previewBatch, runBatch, undoBatch, uploadBatch } from './batch.ts';
import { checkBatch } from './check-batch.ts';
import { changeKind, getDraft } from './draft-import.ts';
import { previewImportJob, runImportJob } from './import.jobs.ts';
import { deleteMapping, listMappings, updateMapping } from './mappings.ts';
import { makeObjects, proposeNewObjects } from './new-object/make-objects.ts';
import { planImport, previewImport, runImport, undoImport } from './plan-import.ts';
import { downloadErrors, getImport, listImportRows, listImports, listKept } from './read-imports.ts';
import { undoImportJob } from './undo-import.ts';
import { unplacedKind } from './unplaced-kind.ts';
import { uploadImport } from './upload-import.ts';

/** Import: a file becomes records through the same rules as every other door, and can be taken back. */
export const importFeature = defineFeature({
  id: 'import',
  noticeKinds: importNotices,
  migrations: {
    '0400-import': importTables,
    '0960-analyze': analyzeDoor,
    '1080-import-in-bulk': importInBulk,
    '1081-import-batches': importBatches,
    '1200-import-objects': importObjects,
    '1240-import-faster': importFaster,
    '1241-search-add-new': searchAddUnmet,
    '1242-search-add-custom': searchAddCustom,
    '1320-search-add-unlooked': searchAddUnlooked,
    '1370-search-add-binary': searchAddBinary,
    '1371-grow-only': growOnly,
    '1321-import-lines': importLines,
    '1322-import-verdicts': importVerdicts,
  },
  jobs: [previewImportJob, runImportJob, undoImportJob, previewBatchJob, runBatchJob, undoBatchJob],
  importKinds: [unplacedKind],
  routes: [
    bindRaw(routes.uploadImport, uploadImport),
    bind(routes.getDraft, getDraft),
    bind(routes.changeKind, changeKind),
    bind(routes.planImport, planImport),
    bind(routes.previewImport, previewImport),
    bind(routes.runImport, runImport),
    bind(routes.undoImport, undoImport),
    bind(routes.getImport, getImport),
    bind(routes.listImports, listImports),
    bind(routes.listImportRows, listImportRows),
    bindRaw(routes.downloadErrors, downloadErrors),
    bind(routes.listKept, listKept),
    bindRaw(batchRoutes.uploadBatch, uploadBatch),
    bind(batchRoutes.groupImports, groupImports),
    bind(batchRoutes.getBatch, getBatch),
    bind(batchRoutes.checkBatch, checkBatch),
    bind(batchRoutes.proposeObjects, proposeNewObjects),
    bind(batchRoutes.makeObjects, makeObjects),
    bind(batchRoutes.previewBatch, previewBatch),
    bind(batchRoutes.runBatch, runBatch),
    bind(batchRoutes.undoBatch, undoBatch),
    bind(mappingRoutes.listMappings, listMappings),
    bind(mappingRoutes.updateMapping, updateMapping),
    bind(mappingRoutes.deleteMapping, deleteMapping),
  ],
});
