import { latePart } from '#platform/web/late-part.tsx';
import { definePages } from '#platform/web/page-registry.ts';
import { onboardingMessages } from '../contract/onboarding.messages.ts';

/** First steps on Today, the coach in the frame, the guide and the news. */
export const onboardingPages = definePages({
  id: 'onboarding',
  pages: [
    {
      path: '/guide',
      title: onboardingMessages['guide.title'],
      menu: { group: 'settings', order: 900, icon: 'book' },
      component: latePart(() => import('./guide-page.tsx').then((module) => ({ default: module.GuidePage }))),
    },
    {
      path: '/guide/$topic',
      title: onboardingMessages['guide.title'],
      component: latePart(() => import('./guide-page.tsx').then((module) => ({ default: module.GuidePage }))),
    },
    {
      path: '/updates',
      title: onboardingMessages['updates.title'],
      menu: { group: 'settings', order: 910, icon: 'star' },
      component: latePart(() => import('./updates-page.tsx').then((module) => ({ default: module.UpdatesPage }))),
    },
  ],
  panels: [
    {
      slot: 'today.top',
      id: 'checklist',
      title: onboardingMessages['onboarding.title'],
      order: 10,
      component: latePart(() => import('./checklist-panel.tsx').then((module) => ({ default: module.ChecklistPanel }))),
    },
    {
      slot: 'shell.top',
      id: 'onboarding-coach',
      title: onboardingMessages['onboarding.coach'],
      order: 95,
      component: latePart(() => import('./coach-host.tsx').then((module) => ({ default: module.CoachHost }))),
    },
    {
      slot: 'shell.top',
      id: 'updates',
      title: onboardingMessages['updates.title'],
      order: 5,
      component: latePart(() => import('./updates-dot.tsx').then((module) => ({ default: module.UpdatesDot }))),
    },
    {
      slot: 'page.help',
      id: 'guide',
      title: onboardingMessages['guide.help'],
      order: 10,
      component: latePart(() => import('./page-help.tsx').then((module) => ({ default: module.PageHelp }))),
    },
  ],
});
