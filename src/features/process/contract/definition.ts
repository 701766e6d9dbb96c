import { z } from 'zod';

/** A text in both languages. */
export const LabelText = z.object({ zh: z.string().min(1).max(300), en: z.string().min(1).max(300) });

/** Names inside a definition: stable, lower-case, never shown. */
const Id = z.string().regex(/^[a-z][a-z0-9_]{0,59}$/);

const forecastCategories = ['pipeline', 'best_case', 'commit', 'closed', 'omitted'] as const;

/** How a condition is met: fill in a field, or create a record that is missing. */
export const Remedy = z.discriminatedUnion('action', [
  z.object({ action: z.literal('fill'), field: z.string() }),
  z.object({ action: z.literal('create'), object: z.string(), values: z.record(z.string(), z.string()).default({}) }),
]);
export type Remedy = z.infer<typeof Remedy>;

/** An expression over the record that must hold before it may enter. */
export const Condition = z.object({
  id: Id,
  expression: z.string().min(1).max(2000),
  /** What is required, said as a thing to do. */
  message: LabelText,
  hint: LabelText.optional(),
  remedy: Remedy.optional(),
  /** A figure that shows what there is now; `{value}` in the label stands for it. */
  evidence: z.object({ expression: z.string().min(1).max(2000), label: LabelText }).optional(),
  /** Where the rule came from, e.g. the finding it was adopted from. */
  origin: z.string().max(200).optional(),
});
export type Condition = z.infer<typeof Condition>;

/** Something a person confirms when moving; a required one must be confirmed. */
export const ChecklistItem = z.object({ id: Id, label: LabelText, required: z.boolean().default(true) });
export type ChecklistItem = z.infer<typeof ChecklistItem>;

/** What must be given and be true. */
export const Gate = z.object({
  required: z.array(z.string()).max(40).default([]),
  conditions: z.array(Condition).max(40).default([]),
  checklist: z.array(ChecklistItem).max(40).default([]),
});
export type Gate = z.infer<typeof Gate>;

/** A step of the process with what it stands for and what it asks for on entry. */
export const Stage = z.object({
  /** Stored on records; never changes once records have been in it. */
  id: Id,
  label: LabelText,
  /** Other spellings an import recognises, lower-case. */
  aliases: z.array(z.string().max(80)).max(40).default([]),
  kind: z.enum(['open', 'won', 'lost']),
  /** Percent points. */
  probability: z.number().min(0).max(100),
  forecast_category: z.enum(forecastCategories),
  /** Work days a record normally stays; null when it ends here. */
  standard_dwell: z.int().min(1).max(1000).nullable(),
  /** What must hold to enter, from wherever. */
  entry: Gate,
  /** It is meant that nothing leads back from here. */
  no_return: z.boolean().default(false),
});
export type Stage = z.infer<typeof Stage>;

/** Who may make a move, besides being allowed to change the record. */
export const Who = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('anyone') }),
  z.object({ kind: z.literal('owner') }),
  z.object({ kind: z.literal('roles'), roles: z.array(z.string()).min(1).max(20) }),
]);
export type Who = z.infer<typeof Who>;

/** A move that the process allows, with what it asks for beyond the stage's own gate. */
export const Transition = Gate.extend({
  /** A stage, or `*` for every open one. */
  from: z.string(),
  to: z.string(),
  who: Who.default({ kind: 'anyone' }),
  requires_reason: z.boolean().default(false),
});
export type Transition = z.infer<typeof Transition>;

/** A sales process: stages in order, and the moves between them. The first stage is where records begin. */
export const ProcessDefinition = z.object({
  stages: z.array(Stage).min(1).max(40),
  transitions: z.array(Transition).max(400),
});
export type ProcessDefinition = z.infer<typeof ProcessDefinition>;

/** The stage of this id; undefined when the definition does not know it. */
export function findStage(definition: ProcessDefinition, id: string | null): Stage | undefined {
  return definition.stages.find((stage) => stage.id === id);
}

/** The transition that leads from one stage to another: an exact one before a common one. */
export function findTransition(definition: ProcessDefinition, from: string, to: string): Transition | undefined {
  const exact = definition.transitions.find((transition) => transition.from === from && transition.to === to);
  if (exact) return exact;
  if (findStage(definition, from)?.kind !== 'open' || from === to) return undefined;
  return definition.transitions.find((transition) => transition.from === '*' && transition.to === to);
}

/** Whether a move goes back in the order of stages, or reopens what was closed. */
export function isBackwards(definition: ProcessDefinition, from: string, to: string): boolean {
  const order = (id: string) => definition.stages.findIndex((stage) => stage.id === id);
  return findStage(definition, to)?.kind === 'open' && order(to) < order(from);
}

/** All conditions of a definition, each once. */
export function conditionsOf(definition: ProcessDefinition): Condition[] {
  return [...definition.stages.map((stage) => stage.entry), ...definition.transitions].flatMap((gate) => gate.conditions);
}
