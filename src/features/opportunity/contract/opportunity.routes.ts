import { z } from 'zod';
import { defineRoute } from '#platform/contract/route.ts';
import { MoveOptions } from '#features/process/contract/requirement.ts';

const Id = z.object({ id: z.uuid() });
const LabelSchema = z.object({ zh: z.string(), en: z.string() });
const Record = z.looseObject({ id: z.string(), version: z.int() });

/** What is said with a move: where to, values given in the same step, checklist items confirmed, and why. */
export const MoveInput = z.object({
  to: z.string().min(1).max(60),
  values: z.record(z.string(), z.unknown()).default({}),
  checklist: z.array(z.string().max(60)).max(100).default([]),
  reason: z.string().trim().max(2000).optional(),
  /** The version the person saw; another one now is a conflict. */
  version: z.int().min(1).optional(),
});
export type MoveInput = z.infer<typeof MoveInput>;

/** Moves a deal to another stage, or says what is missing. */
export const moveStageRoute = defineRoute({
  id: 'opportunity.move',
  method: 'POST',
  path: '/api/opportunities/:id/move',
  kind: 'write',
  params: Id,
  body: MoveInput,
  output: Record,
  summary: { zh: '推进商机阶段：同一步补齐字段，再检查门槛', en: 'Move a deal: give what is missing in the same step, then the gate is checked' },
});

/** Which moves a deal might make, each with what it still needs. */
export const listMovesRoute = defineRoute({
  id: 'opportunity.moves',
  method: 'GET',
  path: '/api/opportunities/:id/moves',
  kind: 'read',
  params: Id,
  output: MoveOptions,
  summary: { zh: '这条商机可以推进到哪里，各差什么', en: 'Where this deal may go, and what each move still needs' },
});

const IssueSchema = z.object({ field: z.string().optional(), code: z.string(), message: LabelSchema });

/** Moves many deals to one stage; those that may not are listed with the reasons. */
export const bulkMoveRoute = defineRoute({
  id: 'opportunity.bulk_move',
  method: 'POST',
  path: '/api/opportunities/move',
  kind: 'write',
  body: MoveInput.omit({ version: true }).extend({ ids: z.array(z.uuid()).min(1).max(1000) }),
  output: z.object({ moved: z.array(z.string()), refused: z.array(z.object({ id: z.string(), issues: z.array(IssueSchema) })) }),
  summary: { zh: '批量推进商机阶段', en: 'Move many deals at once' },
});

const Warning = z.object({ id: z.string(), severity: z.enum(['watch', 'bad']), label: LabelSchema });

const StageRate = z.object({
  stage: z.string(),
  /** Percent points set in the process. */
  set: z.number(),
  /** Percent points observed: won ÷ decided among deals that were ever in the stage; null below the least sample. */
  observed: z.string().nullable(),
  won: z.int(),
  decided: z.int(),
  leastSample: z.int(),
});

/** What to know of a deal at a glance: warnings, how likely it is by experience, and which field to ask for next. */
export const insightsRoute = defineRoute({
  id: 'opportunity.insights',
  method: 'GET',
  path: '/api/opportunities/:id/insights',
  kind: 'read',
  params: Id,
  output: z.object({
    warnings: z.array(Warning),
    rate: StageRate.nullable(),
    forecast: z.object({ auto: z.string().nullable(), said: z.string().nullable(), isOverridden: z.boolean() }),
    completeness: z.object({
      percent: z.int(),
      filled: z.int(),
      total: z.int(),
      missing: z.array(z.object({ field: z.string(), label: LabelSchema })),
    }),
  }),
  summary: { zh: '商机预警、实测赢率与完整度', en: 'Warnings, observed win rate and completeness of a deal' },
});

/** Warnings of many deals, for lists and boards. */
export const warningsRoute = defineRoute({
  id: 'opportunity.warnings',
  method: 'POST',
  path: '/api/opportunities/warnings',
  kind: 'read',
  body: z.object({ ids: z.array(z.uuid()).min(1).max(500) }),
  output: z.object({ warnings: z.record(z.string(), z.array(Warning)) }),
  summary: { zh: '多条商机的预警', en: 'Warnings of many deals' },
});

/** Set and observed win rate of every stage. */
export const stageRatesRoute = defineRoute({
  id: 'opportunity.stage_rates',
  method: 'GET',
  path: '/api/opportunities/stage-rates',
  kind: 'read',
  output: z.object({
    stages: z.array(StageRate.extend({ label: LabelSchema, kind: z.enum(['open', 'won', 'lost']), standardDwell: z.number().nullable() })),
  }),
  summary: { zh: '各阶段设定与实测赢率', en: 'Set and observed win rate by stage' },
});
