import { latePart } from '#platform/web/late-part.tsx';
import { definePages } from '#platform/web/page-registry.ts';
import { schemaMessages } from '#engine/contract/schema/schema.messages.ts';
import { SchemaHost } from './schema-host.tsx';
import { objectSetting } from '#engine/contract/schema/schema.settings.ts';

const own = () => import('./own-object-pages.tsx');

/** The workspace's own objects, and the settings of all objects and fields. */
export const schemaPages = definePages({
  id: 'schema',
  pages: [
    {
      path: '/records/$object',
      title: schemaMessages['schema.records'],
      component: latePart(() => own().then((module) => ({ default: module.OwnListPage }))),
    },
    {
      path: '/records/$object/$id',
      title: schemaMessages['schema.record'],
      component: latePart(() => own().then((module) => ({ default: module.OwnRecordPage }))),
    },
    {
      path: '/settings/objects',
      title: schemaMessages['schema.title'],
      menu: { group: 'settings', order: 30, icon: 'database', permission: 'workspace.manage' },
      settings: objectSetting,
      component: latePart(() => import('./objects-page.tsx').then((module) => ({ default: module.ObjectsPage }))),
    },
    {
      path: '/settings/objects/$object',
      title: schemaMessages['schema.object'],
      component: latePart(() => import('./object-page.tsx').then((module) => ({ default: module.ObjectPage }))),
    },
  ],
  panels: [{ slot: 'shell.top', id: 'schema', title: schemaMessages['schema.title'], order: 1, component: SchemaHost }],
});
