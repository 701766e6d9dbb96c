import { recordMessages } from '#engine/contract/records/records.messages.ts';
import { registerCommandSource } from '#platform/web/command-registry.ts';
import { definePages } from '#platform/web/page-registry.ts';
import { latePart } from '#platform/web/late-part.tsx';

/** What every object brings to the frame: search by name and creating from anywhere. */
export const recordPages = definePages({
  id: 'records',
  pages: [],
  panels: [
    {
      slot: 'shell.top',
      id: 'records',
      title: recordMessages['records.create'],
      order: 0,
      component: latePart(() => import('./search/create-host.tsx').then((module) => ({ default: module.CreateHost }))),
    },
    {
      slot: 'shell.top',
      id: 'peek',
      title: recordMessages['records.open_record'],
      order: 0,
      component: latePart(() => import('./search/peek-host.tsx').then((module) => ({ default: module.PeekHost }))),
    },
  ],
});

// Asked only while the palette is open, so its chunk comes with the first question.
registerCommandSource(async (question) => (await import('./views/view-commands.ts')).findViewCommands(question));
