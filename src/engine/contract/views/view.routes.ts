import { z } from 'zod';
import { defineRoute } from '#platform/contract/route.ts';
import { FilterTree } from '../expression/filter-tree.ts';
import { SortKey } from '../records/query.ts';
import { listLayouts, ViewSettings } from './view-settings.ts';

const ObjectId = z.string().regex(/^[a-z][a-z0-9_]{0,62}$/);
const ColumnPath = z.string().regex(/^[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*){0,2}$/);

/** With whom a view is shared. */
export const ViewSharing = z.enum(['nobody', 'roles', 'everybody']);
export type ViewSharing = z.infer<typeof ViewSharing>;

const ViewValues = z.object({
  name: z.string().trim().min(1).max(80),
  filter: FilterTree.nullable(),
  sort: z.array(SortKey).max(4),
  columns: z.array(ColumnPath).max(80),
  layout: z.enum(listLayouts),
  /** What each layout is drawn by. */
  settings: ViewSettings,
  shared: ViewSharing,
  /** Ids of the roles that see it; only read when it is shared with roles. */
  roles: z.array(z.string().min(1).max(60)).max(50),
});

/** A kept way to look at a list: which records, in what order, what of them, and who may use it. */
export const View = ViewValues.extend({
  id: z.uuid(),
  object: ObjectId,
  owner: z.uuid(),
  owner_name: z.string().nullable(),
  can_edit: z.boolean(),
});
export type View = z.infer<typeof View>;

export const listViewsRoute = defineRoute({
  id: 'view.list',
  method: 'GET',
  path: '/api/views',
  summary: { zh: '某对象的保存视图：自己的与共享给我的', en: 'Saved views of an object: one’s own and those shared with one' },
  query: z.object({ object: ObjectId }),
  output: z.object({
    rows: z.array(View),
    /** The view the list opens with; a built-in one's id or a saved one's. */
    default: z.string().nullable(),
    /** Whether the caller may share views with others. */
    can_share: z.boolean(),
  }),
  kind: 'read',
});

/** Beyond this nobody reads the number: the tab says that there are more. */
export const mostCounted = 9999;

export const countViewsRoute = defineRoute({
  id: 'view.counts',
  method: 'POST',
  path: '/api/views/counts',
  summary: {
    zh: '几个视图各有多少条，最多数到 9,999；太费时的不数',
    en: 'How many records some views hold, up to 9,999; what would take too long is left out',
  },
  body: z.object({
    object: ObjectId,
    views: z.array(z.object({ id: z.string().max(100), filter: FilterTree.optional() })).max(20),
  }),
  output: z.object({
    /** By view: its count, 10000 for more than can be counted; absent where counting would have taken too long. */
    counts: z.record(z.string(), z.int()),
  }),
  kind: 'read',
});

export const createViewRoute = defineRoute({
  id: 'view.create',
  method: 'POST',
  path: '/api/views',
  summary: { zh: '保存一个视图', en: 'Save a view' },
  body: ViewValues.extend({
    object: ObjectId,
    filter: FilterTree.nullable().default(null),
    sort: z.array(SortKey).max(4).default([]),
    columns: z.array(ColumnPath).max(80).default([]),
    layout: z.enum(listLayouts).default('table'),
    settings: ViewSettings.default({}),
    shared: ViewSharing.default('nobody'),
    roles: z.array(z.string().min(1).max(60)).max(50).default([]),
  }),
  output: View,
  kind: 'write',
});

export const updateViewRoute = defineRoute({
  id: 'view.update',
  method: 'PATCH',
  path: '/api/views/:id',
  summary: { zh: '修改一个视图：名称、条件、列或共享', en: 'Change a view: name, filter, columns or sharing' },
  params: z.object({ id: z.uuid() }),
  body: ViewValues.partial(),
  output: View,
  kind: 'write',
});

export const deleteViewRoute = defineRoute({
  id: 'view.delete',
  method: 'DELETE',
  path: '/api/views/:id',
  summary: { zh: '删除一个视图', en: 'Delete a view' },
  params: z.object({ id: z.uuid() }),
  output: z.object({ id: z.uuid() }),
  kind: 'write',
});

export const setDefaultViewRoute = defineRoute({
  id: 'view.set_default',
  method: 'PUT',
  path: '/api/views/default',
  summary: { zh: '设定自己打开列表时的视图', en: 'Choose the view a list opens with for oneself' },
  body: z.object({ object: ObjectId, view: z.string().min(1).max(60).nullable() }),
  output: z.object({ object: z.string(), view: z.string().nullable() }),
  kind: 'write',
});
