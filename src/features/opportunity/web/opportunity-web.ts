import { latePart } from '#platform/web/late-part.tsx';
import { registerCommandSource } from '#platform/web/command-registry.ts';
import { registerObject } from '#engine/web/objects/object-registry.ts';
import { opportunityMessages } from '../contract/opportunity.messages.ts';
import { opportunity } from '../contract/opportunity.objects.ts';
import { useStageOptions } from './use-stages.ts';

/** How deals look on screen. */
export const opportunityWeb = registerObject({
  object: opportunity,
  icon: 'briefcase',
  teaching: opportunityMessages['opportunity.teaching'],
  createFields: ['name', 'account', 'amount', 'close_date', 'product', 'owner', 'source'],
  headerFields: ['amount', 'close_date', 'probability', 'forecast_category', 'account', 'owner'],
  ownFields: ['stage'],
  useOptions: useStageOptions,
  BoardRules: latePart(() => import('./deal-board-rules.tsx').then((module) => ({ default: module.DealBoardRules }))),
  HeaderPart: latePart(() => import('./stage-header.tsx').then((module) => ({ default: module.StageHeader }))),
  FieldNote: latePart(() => import('./rate-note.tsx').then((module) => ({ default: module.RateNote }))),
  PeekPart: latePart(() => import('./stage-header.tsx').then((module) => ({ default: module.StagePeek }))),
  FactsNote: latePart(() => import('./completeness-note.tsx').then((module) => ({ default: module.CompletenessNote }))),
  BulkPart: latePart(() => import('./bulk-move-button.tsx').then((module) => ({ default: module.BulkMoveButton }))),
});

// Asked only while the palette is open, so its chunk comes with the first question.
registerCommandSource(async (question) => (await import('./move-commands.ts')).findMoveCommands(question));
