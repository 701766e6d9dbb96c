import { z } from 'zod';
import { defineRoute } from '#platform/contract/route.ts';
import { severities, TemplateDefinition } from './template.ts';

const Label = z.object({ zh: z.string(), en: z.string() });
const Id = z.uuid();
const IdParams = z.object({ id: Id });

const Template = z.object({
  id: Id,
  name: Label,
  publishedVersion: z.number().int().nullable(),
  versions: z.array(z.object({ number: z.number().int(), status: z.enum(['draft', 'published', 'retired']), publishedAt: z.string().nullable() })),
});

export const listTemplates = defineRoute({
  id: 'inspection.listTemplates',
  method: 'GET',
  path: '/api/inspection-templates',
  kind: 'read',
  summary: { zh: '检查模板', en: 'Inspection templates' },
  output: z.object({ templates: z.array(Template) }),
});

/** What a new template begins with: all the ready items, or one empty section. */
export const templateStarts = ['ready', 'empty'] as const;

export const createTemplate = defineRoute({
  id: 'inspection.createTemplate',
  method: 'POST',
  path: '/api/inspection-templates',
  kind: 'write',
  summary: { zh: '新建检查模板（草稿）', en: 'Create an inspection template (a draft)' },
  body: z.object({ name: z.string().trim().min(1).max(200), start: z.enum(templateStarts) }),
  output: z.object({ id: Id }),
});

export const getTemplateVersion = defineRoute({
  id: 'inspection.getTemplateVersion',
  method: 'GET',
  path: '/api/inspection-templates/:id/versions/:number',
  kind: 'read',
  summary: { zh: '检查模板的一个版本', en: 'One version of an inspection template' },
  params: z.object({ id: Id, number: z.coerce.number().int().min(1).max(1_000_000) }),
  output: z.object({ number: z.number().int(), status: z.string(), definition: TemplateDefinition }),
});

export const saveTemplateDraft = defineRoute({
  id: 'inspection.saveTemplateDraft',
  method: 'PUT',
  path: '/api/inspection-templates/:id/draft',
  kind: 'write',
  summary: { zh: '保存模板草稿；每条表达式都会检查', en: 'Save the draft of a template; every expression is checked' },
  params: IdParams,
  body: z.object({ definition: TemplateDefinition }),
  output: z.object({ number: z.number().int() }),
});

export const publishTemplate = defineRoute({
  id: 'inspection.publishTemplate',
  method: 'POST',
  path: '/api/inspection-templates/:id/publish',
  kind: 'write',
  summary: { zh: '发布模板草稿', en: 'Publish the draft of a template' },
  params: IdParams,
  output: z.object({ number: z.number().int() }),
});

const RunScope = z.object({
  departmentId: Id.nullable().default(null),
  ownerId: Id.nullable().default(null),
});

export const startInspection = defineRoute({
  id: 'inspection.start',
  method: 'POST',
  path: '/api/inspections',
  kind: 'write',
  summary: { zh: '开始一次检查', en: 'Run an inspection now' },
  body: RunScope.extend({
    templateId: Id,
    periodFrom: z.iso.date().nullable().default(null),
    periodTo: z.iso.date().nullable().default(null),
    /** Ask for the state at this instant; absent: now. */
    asOf: z.iso.datetime({ offset: true }).nullable().default(null),
  }),
  output: z.object({ id: Id }),
});

/** One inspection as lists show it; scores are null until it has run. */
export const RunSummary = z.object({
  id: Id,
  template: Label,
  templateVersion: z.number().int(),
  status: z.enum(['running', 'done', 'failed']),
  error: z.string().nullable(),
  scope: z.object({ department: z.string().nullable(), owner: z.string().nullable() }),
  periodFrom: z.string().nullable(),
  periodTo: z.string().nullable(),
  asOf: z.string(),
  score: z.number().nullable(),
  isPassed: z.boolean().nullable(),
  previousScore: z.number().nullable(),
  inspector: z.string().nullable(),
  startedAt: z.string(),
  failedItems: z.number().int(),
});
export type RunSummary = z.infer<typeof RunSummary>;

export const listInspections = defineRoute({
  id: 'inspection.list',
  method: 'GET',
  path: '/api/inspections',
  kind: 'read',
  summary: { zh: '检查任务', en: 'Inspections' },
  query: z.object({ cursor: z.string().max(200).optional(), limit: z.coerce.number().int().min(1).max(100).default(50) }),
  output: z.object({ runs: z.array(RunSummary), nextCursor: z.string().nullable() }),
});

/** A promise to mend something: who, until when, and whether a recheck agreed. */
export const ActionView = z.object({
  id: Id,
  findingId: Id,
  title: z.string(),
  cause: z.string().nullable(),
  owner: z.object({ id: Id, name: z.string().nullable() }),
  dueOn: z.string(),
  isOverdue: z.boolean(),
  status: z.enum(['open', 'done', 'closed', 'reopened']),
  doneAt: z.string().nullable(),
  closedAt: z.string().nullable(),
  adoptedVersion: z.number().int().nullable(),
});
export type ActionView = z.infer<typeof ActionView>;

/** A second look at one finding, with what it counted. */
export const RecheckView = z.object({
  id: Id,
  at: z.string(),
  by: z.string().nullable(),
  population: z.number().int(),
  offending: z.number().int(),
  isGreen: z.boolean(),
});

/** The answer to one question of the template: what was counted, how it scored, and the finding it opened. */
export const ItemResult = z.object({
  itemId: z.string(),
  kind: z.enum(['rule', 'metric']),
  section: z.string(),
  label: Label,
  guidance: Label.nullable(),
  severity: z.enum(severities),
  weight: z.number(),
  object: z.string().nullable(),
  condition: z.string().nullable(),
  population: z.string().nullable(),
  fixField: z.string().nullable(),
  status: z.enum(['passed', 'failed', 'not_applicable']),
  counted: z.number().int().nullable(),
  offending: z.number().int().nullable(),
  share: z.number().nullable(),
  allowedShare: z.number().nullable(),
  value: z.string().nullable(),
  band: z.object({ zero: z.string(), full: z.string() }).nullable(),
  score: z.number().nullable(),
  previous: z.object({ share: z.number().nullable(), score: z.number().nullable() }).nullable(),
  /** Why it could not be measured, when not applicable for a reason other than an empty population. */
  note: Label.nullable(),
  trace: z.unknown().nullable(),
  finding: z
    .object({
      id: Id,
      severity: z.enum(severities),
      repeats: z.number().int(),
      status: z.enum(['open', 'acting', 'done', 'closed', 'reopened']),
      actions: z.array(ActionView),
      rechecks: z.array(RecheckView),
    })
    .nullable(),
});
export type ItemResult = z.infer<typeof ItemResult>;

/** A whole inspection: sections against their minimum, vetoes, every answer, and the heat map by unit. */
export const InspectionReport = z.object({
  run: RunSummary,
  passMark: z.number(),
  sections: z.array(
    z.object({ id: z.string(), label: Label, score: z.number().nullable(), minimum: z.number().nullable(), belowMinimum: z.boolean() }),
  ),
  vetoes: z.array(z.string()),
  items: z.array(ItemResult),
  /** Unit × section heat map; a null score is not applicable. */
  units: z.array(z.object({ id: Id, name: z.string(), score: z.number().nullable(), sections: z.record(z.string(), z.number().nullable()) })),
});
export type InspectionReport = z.infer<typeof InspectionReport>;

export const getInspection = defineRoute({
  id: 'inspection.get',
  method: 'GET',
  path: '/api/inspections/:id',
  kind: 'read',
  summary: { zh: '检查结果', en: 'Result of an inspection' },
  params: IdParams,
  output: InspectionReport,
});

export const listOffenders = defineRoute({
  id: 'inspection.listOffenders',
  method: 'GET',
  path: '/api/inspection-findings/:id/offenders',
  kind: 'read',
  summary: { zh: '违规记录', en: 'Offending records of a finding' },
  params: IdParams,
  query: z.object({ unitId: Id.optional(), cursor: z.string().max(200).optional(), limit: z.coerce.number().int().min(1).max(200).default(20) }),
  output: z.object({
    object: z.string(),
    records: z.array(z.object({ id: Id, name: z.string().nullable(), owner: z.string().nullable(), isMended: z.boolean() })),
    total: z.number().int(),
    nextCursor: z.string().nullable(),
  }),
});

export const createAction = defineRoute({
  id: 'inspection.createAction',
  method: 'POST',
  path: '/api/inspection-findings/:id/actions',
  kind: 'write',
  summary: { zh: '新建纠正措施', en: 'Create a corrective action' },
  params: IdParams,
  body: z.object({
    title: z.string().trim().min(1).max(300),
    cause: z.string().max(2000).nullable().default(null),
    ownerId: Id,
    dueOn: z.iso.date().nullable().default(null),
  }),
  output: ActionView,
});

export const completeAction = defineRoute({
  id: 'inspection.completeAction',
  method: 'POST',
  path: '/api/inspection-actions/:id/done',
  kind: 'write',
  summary: { zh: '措施已完成，触发复查', en: 'Mark an action done; the finding is rechecked' },
  params: IdParams,
  output: z.object({ action: ActionView, recheck: RecheckView.nullable() }),
});

export const recheckFinding = defineRoute({
  id: 'inspection.recheck',
  method: 'POST',
  path: '/api/inspection-findings/:id/recheck',
  kind: 'write',
  summary: { zh: '立即复查', en: 'Recheck a finding now' },
  params: IdParams,
  output: z.object({ recheck: RecheckView, status: z.enum(['open', 'acting', 'done', 'closed', 'reopened']) }),
});

export const listActions = defineRoute({
  id: 'inspection.listActions',
  method: 'GET',
  path: '/api/inspection-actions',
  kind: 'read',
  summary: { zh: '纠正措施', en: 'Corrective actions' },
  query: z.object({
    mine: z.enum(['true', 'false']).default('false'),
    status: z.enum(['open', 'done', 'closed', 'reopened']).optional(),
    limit: z.coerce.number().int().min(1).max(200).default(100),
  }),
  output: z.object({ actions: z.array(ActionView.extend({ item: Label, runId: Id })) }),
});
