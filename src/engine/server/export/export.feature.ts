import * as routes from '../../contract/export/export.routes.ts';
import { bind, bindRaw, defineFeature } from '../feature.ts';
import { exportTable } from '../migrations/1100-export.ts';
import { exportNotices } from './export-notices.ts';
import { expireExportsJob, runExportJob } from './export.jobs.ts';
import { downloadExport, getExport, listExports } from './read-exports.ts';
import { startExport } from './start-export.ts';

/** Export: any view as a file, made in the background for whoever asked. */
export const exportFeature = defineFeature({
  id: 'export',
  migrations: { '1100-export': exportTable },
  jobs: [runExportJob, expireExportsJob],
  noticeKinds: exportNotices,
  routes: [
    bind(routes.startExportRoute, startExport),
    bind(routes.listExportsRoute, listExports),
    bind(routes.getExportRoute, getExport),
    bindRaw(routes.downloadExportRoute, downloadExport),
  ],
});
