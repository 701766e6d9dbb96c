import { z } from 'zod';
import { defineRoute } from '#platform/contract/route.ts';
import { ViewSharing } from '#engine/contract/views/view.routes.ts';
import { BoardFilter, DashboardBody, Tile } from './tile.ts';
import { TileResult } from './tile-result.ts';

const Label = z.object({ zh: z.string(), en: z.string() });
/** A saved one's id, or the name of a ready-made one: `ready:manager`. */
const DashboardId = z.union([z.uuid(), z.string().regex(/^ready:[a-z_]{1,40}$/)]);
const Ref = z.object({ id: DashboardId });
const Saved = z.object({ id: z.uuid() });
const Name = z.string().trim().min(1).max(80);
const Roles = z.array(z.string().min(1).max(60)).max(50);

/** A dashboard of many tiles, or a report: a single tile with a name. */
export const DashboardKind = z.enum(['dashboard', 'report']);
export type DashboardKind = z.infer<typeof DashboardKind>;

/** A dashboard or report as lists show it. */
export const DashboardEntry = z.object({
  id: DashboardId,
  kind: DashboardKind,
  name: Label,
  description: Label,
  /** Declared in the product; can be copied, not changed. */
  isReady: z.boolean(),
  owner: z.uuid().nullable(),
  owner_name: z.string().nullable(),
  shared: ViewSharing,
  roles: Roles,
  /** Number of the published version; 0: only ever a draft. */
  number: z.int(),
  has_draft: z.boolean(),
  updated_at: z.string().nullable(),
  can_edit: z.boolean(),
});
export type DashboardEntry = z.infer<typeof DashboardEntry>;

/** A dashboard with what it consists of. */
export const DashboardView = DashboardEntry.extend({
  body: DashboardBody,
  /** Its tiles in the order to ask for them, cheap ones first. */
  order: z.array(z.string()),
  /** What its editors are working on; null for everybody else and when nothing is changed. */
  draft: DashboardBody.nullable(),
  /** Raised by every save of the draft; send it back to learn of somebody else's. */
  revision: z.int(),
});
export type DashboardView = z.infer<typeof DashboardView>;

export const listDashboardsRoute = defineRoute({
  id: 'dashboard.list',
  method: 'GET',
  path: '/api/dashboards',
  kind: 'read',
  summary: { zh: '仪表盘与报表：自己的、共享给我的、现成的', en: 'Dashboards and reports: one’s own, shared ones and ready-made ones' },
  output: z.object({ rows: z.array(DashboardEntry), can_share: z.boolean() }),
});

export const readDashboardRoute = defineRoute({
  id: 'dashboard.get',
  method: 'GET',
  path: '/api/dashboards/:id',
  kind: 'read',
  summary: { zh: '一个仪表盘或报表的组成', en: 'What a dashboard or report consists of' },
  params: Ref,
  output: DashboardView,
});

export const createDashboardRoute = defineRoute({
  id: 'dashboard.create',
  method: 'POST',
  path: '/api/dashboards',
  kind: 'write',
  summary: { zh: '新建仪表盘或报表；可从另一个复制', en: 'Create a dashboard or report, or copy another' },
  body: z.object({
    name: Name,
    description: z.string().max(500).default(''),
    kind: DashboardKind.default('dashboard'),
    copy_of: DashboardId.optional(),
    body: DashboardBody.optional(),
    shared: ViewSharing.default('nobody'),
    roles: Roles.default([]),
    /** At once, instead of as a draft. */
    publish: z.boolean().default(false),
  }),
  output: DashboardView,
});

export const updateDashboardRoute = defineRoute({
  id: 'dashboard.update',
  method: 'PATCH',
  path: '/api/dashboards/:id',
  kind: 'write',
  summary: { zh: '改名、改说明或改共享范围', en: 'Rename, describe or share a dashboard' },
  params: Saved,
  body: z.object({ name: Name, description: z.string().max(500), shared: ViewSharing, roles: Roles }).partial(),
  output: DashboardView,
});

export const saveDashboardDraftRoute = defineRoute({
  id: 'dashboard.save_draft',
  method: 'PUT',
  path: '/api/dashboards/:id/draft',
  kind: 'write',
  summary: { zh: '保存草稿（他人仍看已发布的版本）', en: 'Save the draft (others keep seeing what is published)' },
  params: Saved,
  body: z.object({ body: DashboardBody, revision: z.int().min(0) }),
  output: z.object({ id: z.uuid(), revision: z.int() }),
});

export const publishDashboardRoute = defineRoute({
  id: 'dashboard.publish',
  method: 'POST',
  path: '/api/dashboards/:id/publish',
  kind: 'write',
  summary: { zh: '发布草稿，成为新版本', en: 'Publish the draft as a new version' },
  params: Saved,
  output: DashboardView,
});

export const discardDashboardDraftRoute = defineRoute({
  id: 'dashboard.discard_draft',
  method: 'DELETE',
  path: '/api/dashboards/:id/draft',
  kind: 'write',
  summary: { zh: '放弃草稿', en: 'Discard the draft' },
  params: Saved,
  output: DashboardView,
});

export const deleteDashboardRoute = defineRoute({
  id: 'dashboard.delete',
  method: 'DELETE',
  path: '/api/dashboards/:id',
  kind: 'write',
  summary: { zh: '删除仪表盘或报表', en: 'Delete a dashboard or report' },
  params: Saved,
  output: z.object({ id: z.uuid() }),
});

export const listDashboardVersionsRoute = defineRoute({
  id: 'dashboard.list_versions',
  method: 'GET',
  path: '/api/dashboards/:id/versions',
  kind: 'read',
  summary: { zh: '已发布的各个版本', en: 'Every published version' },
  params: Saved,
  output: z.object({
    versions: z.array(z.object({ number: z.int(), published_at: z.string(), published_by: z.string().nullable(), body: DashboardBody })),
  }),
});

/** Tiles of a dashboard under the filter of whoever looks; all in one answer. */
export const readDashboardTilesRoute = defineRoute({
  id: 'dashboard.tiles',
  method: 'POST',
  path: '/api/dashboards/:id/tiles',
  kind: 'read',
  summary: { zh: '仪表盘各图块的数字（按查看者的权限）', en: 'The figures of a dashboard, under the reader’s rights' },
  params: Ref,
  body: z.object({
    /** Instead of what it opens with. */
    filter: BoardFilter.optional(),
    /** Only these; default: all. */
    only: z.array(z.string().max(60)).max(40).optional(),
    /** Figures that take long may be those of a while ago; they say so. */
    kept: z.boolean().optional(),
  }),
  output: z.object({ filter: BoardFilter, tiles: z.array(TileResult) }),
});

/** Tiles that are not saved yet, for the builder. */
export const previewTilesRoute = defineRoute({
  id: 'dashboard.preview',
  method: 'POST',
  path: '/api/dashboards/preview',
  kind: 'read',
  summary: { zh: '试算尚未保存的图块', en: 'Compute tiles that are not saved yet' },
  body: z.object({ tiles: z.array(Tile).min(1).max(40), filter: BoardFilter }),
  output: z.object({ filter: BoardFilter, tiles: z.array(TileResult) }),
});
