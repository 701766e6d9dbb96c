import { latePart } from '#platform/web/late-part.tsx';
import { definePages } from '#platform/web/page-registry.ts';
import { passwordResetMessages } from '../contract/password-reset.messages.ts';
import { accessMessages } from '../contract/access.messages.ts';
import { organisationMessages } from '../contract/organisation.messages.ts';
import { workspaceMessages } from '../contract/workspace.messages.ts';
import { accountSetting, keySetting, memberSetting, roleSetting, workspaceSetting } from '../contract/organisation.settings.ts';
import './register-people.ts';

/** Pages about people and their ways in. */
export const organisationPages = definePages({
  id: 'organisation',
  pages: [
    {
      path: '/sign-in',
      title: accessMessages['access.sign_in'],
      frame: 'bare',
      component: latePart(() => import('./sign-in-page.tsx').then((module) => ({ default: module.SignInPage }))),
    },
    {
      path: '/setup',
      title: accessMessages['access.setup'],
      frame: 'bare',
      component: latePart(() => import('./setup-page.tsx').then((module) => ({ default: module.SetupPage }))),
    },
    {
      path: '/invitation',
      title: accessMessages['access.join'],
      frame: 'bare',
      component: latePart(() => import('./invitation-page.tsx').then((module) => ({ default: module.InvitationPage }))),
    },
    {
      path: '/reset-password',
      title: passwordResetMessages['reset.title'],
      frame: 'bare',
      component: latePart(() => import('./reset-password-page.tsx').then((module) => ({ default: module.ResetPasswordPage }))),
    },
    {
      path: '/settings/workspace',
      title: workspaceMessages['workspace.title'],
      menu: { group: 'settings', order: 5, icon: 'building', permission: 'workspace.manage' },
      settings: workspaceSetting,
      component: latePart(() => import('./workspace-page.tsx').then((module) => ({ default: module.WorkspacePage }))),
    },
    {
      path: '/settings/members',
      title: organisationMessages['organisation.members'],
      menu: { group: 'settings', order: 10, icon: 'users' },
      settings: memberSetting,
      component: latePart(() => import('./members-page.tsx').then((module) => ({ default: module.MembersPage }))),
    },
    {
      path: '/settings/roles',
      title: organisationMessages['organisation.roles'],
      menu: { group: 'settings', order: 20, icon: 'shield' },
      settings: roleSetting,
      component: latePart(() => import('./roles-page.tsx').then((module) => ({ default: module.RolesPage }))),
    },
    {
      path: '/settings/api-keys',
      title: accessMessages['access.keys'],
      menu: { group: 'settings', order: 80, icon: 'key', permission: 'api_key.create' },
      settings: keySetting,
      component: latePart(() => import('./api-keys-page.tsx').then((module) => ({ default: module.ApiKeysPage }))),
    },
    {
      path: '/settings/account',
      title: accessMessages['access.account'],
      menu: { group: 'settings', order: 90, icon: 'user' },
      settings: accountSetting,
      component: latePart(() => import('./account-page.tsx').then((module) => ({ default: module.AccountPage }))),
    },
  ],
});
