import { latePart } from '#platform/web/late-part.tsx';
import { definePages } from '#platform/web/page-registry.ts';
import './register-sharing.ts';
import { sharingMessages } from '../contract/sharing.messages.ts';
import { explainSetting, privateFieldSetting, seeAsSetting, sharingSetting } from '../contract/access.settings.ts';

/** Pages about who may see what beyond roles, and why. */
export const accessPages = definePages({
  id: 'access',
  pages: [
    {
      path: '/settings/sharing',
      title: sharingMessages['sharing.rules'],
      menu: { group: 'settings', order: 22, icon: 'users', permission: 'member.manage' },
      settings: sharingSetting,
      component: latePart(() => import('./rules-page.tsx').then((module) => ({ default: module.RulesPage }))),
    },
    {
      path: '/settings/private-fields',
      title: sharingMessages['sharing.private'],
      menu: { group: 'settings', order: 24, icon: 'lock', permission: 'member.manage' },
      settings: privateFieldSetting,
      component: latePart(() => import('./private-fields-page.tsx').then((module) => ({ default: module.PrivateFieldsPage }))),
    },
    {
      path: '/settings/explain-access',
      title: sharingMessages['sharing.explain'],
      menu: { group: 'settings', order: 26, icon: 'info', permission: 'member.manage' },
      settings: explainSetting,
      component: latePart(() => import('./explain-page.tsx').then((module) => ({ default: module.ExplainPage }))),
    },
    {
      path: '/settings/see-as',
      title: sharingMessages['sharing.simulate'],
      menu: { group: 'settings', order: 28, icon: 'eye', permission: 'member.manage' },
      settings: seeAsSetting,
      component: latePart(() => import('./simulate-page.tsx').then((module) => ({ default: module.SimulatePage }))),
    },
  ],
  panels: [
    {
      slot: 'record.tab',
      id: 'access',
      title: sharingMessages['sharing.tab'],
      order: 90,
      component: latePart(() => import('./record-access-tab.tsx').then((module) => ({ default: module.RecordAccessTab }))),
    },
  ],
});
