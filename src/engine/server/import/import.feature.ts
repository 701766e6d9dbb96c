import * as routes from '../../contract/import/import.routes.ts';
import { bind, bindRaw, defineFeature } from '../feature.ts';
import { importTables } from '../migrations/0400-import.ts';
import { analyzeDoor } from '../migrations/0960-analyze.ts';
import { importInBulk } from '../migrations/1080-import-in-bulk.ts';
import { changeKind, getDraft } from './draft-import.ts';
import { previewImportJob, runImportJob } from './import.jobs.ts';
import { planImport, previewImport, runImport, undoImport } from './plan-import.ts';
import { downloadErrors, getImport, listImportRows, listImports, listKept } from './read-imports.ts';
import { undoImportJob } from './undo-import.ts';
import { unplacedKind } from './unplaced-kind.ts';
import { uploadImport } from './upload-import.ts';

/** Import: a file becomes records through the same rules as every other door, and can be taken back. */
export const importFeature = defineFeature({
  id: 'import',
  migrations: { '0400-import': importTables, '0960-analyze': analyzeDoor, '1080-import-in-bulk': importInBulk },
  jobs: [previewImportJob, runImportJob, undoImportJob],
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
  ],
});
