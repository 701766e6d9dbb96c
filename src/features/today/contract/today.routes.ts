import { z } from 'zod';
import { defineRoute } from '#platform/contract/route.ts';
import { todayViews } from './today-views.ts';

const Words = z.object({ zh: z.string(), en: z.string() });
const Amount = z.object({ amount: z.string(), currency: z.string() });
const Tone = z.enum(['neutral', 'watch', 'bad']);
const Unit = z.enum(['count', 'money', 'percent', 'days', 'money_per_day', 'ratio', 'score']);

/** Why something is to be done: a fact in words, with how serious it is. */
export const Reason = z.object({ code: z.string(), tone: Tone, label: Words });
export type Reason = z.infer<typeof Reason>;

/** One thing to do next, in its place in the order. */
export const TodayAction = z.object({
  /** `<source>:<record>`. */
  id: z.string(),
  /** The source that found it; tabs and icons go by it. */
  kind: z.string(),
  icon: z.enum(['phone', 'chat', 'users', 'pin', 'mail', 'pencil', 'checklist', 'arrow-right', 'warning', 'stamp']),
  group: z.enum(['first', 'today', 'later']),
  title: Words,
  about: z.array(z.string()),
  reasons: z.array(Reason),
  amount: Amount.nullable(),
  /** A day or an instant; null when nothing was agreed. */
  due: z.string().nullable(),
  object: z.string(),
  recordId: z.string(),
  /** By field: what a follow-up on it belongs to; empty when none can be written. */
  links: z.record(z.string(), z.string()),
  /** The planned follow-up that writing completes. */
  completes: z.object({ id: z.string(), type: z.string() }).nullable(),
  link: z.string(),
});
export type TodayAction = z.infer<typeof TodayAction>;

/** A figure with where its rows are. */
export const TodayFigure = z.object({
  id: z.string(),
  label: Words,
  value: z.string().nullable(),
  unit: Unit,
  currency: z.string().nullable(),
  n: z.int(),
  link: z.string().nullable(),
});
export type TodayFigure = z.infer<typeof TodayFigure>;

/** Won amount of a period, day by day, against its target and an even course over its work days. */
export const TodayPace = z.object({
  grain: z.enum(['month', 'quarter']),
  from: z.string(),
  to: z.string(),
  currency: z.string(),
  reached: z.number(),
  minimum: z.number().nullable(),
  target: z.number().nullable(),
  stretch: z.number().nullable(),
  /** Reached, and what is open and due in the period times how likely it is; null where that is not known. */
  expected: z.number().nullable(),
  /** What an even course asks by today. */
  even: z.number().nullable(),
  aheadPoints: z.number().nullable(),
  neededPerDay: z.number().nullable(),
  /** Won a work day over the ten work days before. */
  recentPerDay: z.number(),
  course: z.array(z.object({ day: z.string(), reached: z.number().nullable(), even: z.number() })),
  link: z.string().nullable(),
});
export type TodayPace = z.infer<typeof TodayPace>;

/** A deal at risk, in words. */
export const RiskyDeal = z.object({
  id: z.string(),
  name: z.string(),
  account: z.string().nullable(),
  owner: z.string().nullable(),
  amount: Amount.nullable(),
  warnings: z.array(Reason),
});
export type RiskyDeal = z.infer<typeof RiskyDeal>;

const Risks = z.object({ count: z.int(), looked: z.int(), amount: Amount.nullable(), isMore: z.boolean(), deals: z.array(RiskyDeal) });
const Waiting = z.object({
  count: z.int(),
  rows: z.array(z.object({ id: z.string(), title: Words, reason: z.string(), askedBy: z.string().nullable(), link: z.string() })),
});

/** The day of somebody who sells. */
export const MyDay = z.object({
  actions: z.array(TodayAction),
  /** What the first actions are about, added up. */
  impact: Amount.nullable(),
  done: z.array(z.object({ id: z.string(), subject: z.string(), about: z.string().nullable(), at: z.string(), type: z.string() })),
  pace: TodayPace.nullable(),
  risks: Risks,
  agenda: z.array(z.object({ id: z.string(), at: z.string(), title: z.string(), about: z.string().nullable(), isDone: z.boolean() })),
  week: z.array(TodayFigure),
});
export type MyDay = z.infer<typeof MyDay>;

/** One cell of the team's table: a figure and the rows behind it. */
export const TeamCell = z.object({
  value: z.string().nullable(),
  unit: Unit,
  currency: z.string().nullable(),
  n: z.int(),
  link: z.string().nullable(),
});
export type TeamCell = z.infer<typeof TeamCell>;

/** The columns of the team's table. */
export const teamColumns = ['open', 'noStep', 'overdue', 'stalled', 'compliance', 'attainment'] as const;
export type TeamColumn = (typeof teamColumns)[number];

/** One person of a team: what they carry, what is risky in it, and how well they follow up. */
export const TeamRow = z.object({
  id: z.string(),
  name: z.string(),
  openCount: z.int(),
  cells: z.record(z.enum(teamColumns), TeamCell),
  /** Facts that say where help is needed; empty when none is. */
  needs: z.array(Reason),
});
export type TeamRow = z.infer<typeof TeamRow>;

/** The day of somebody who leads. */
export const TeamDay = z.object({
  rows: z.array(TeamRow),
  /** When the figures were measured; they are kept for a minute. */
  asOf: z.string(),
  call: z.object({
    period: z.object({ from: z.string(), to: z.string() }),
    target: TodayFigure,
    won: TodayFigure,
    commit: TodayFigure,
    bestCase: TodayFigure,
    pipeline: TodayFigure,
    /** Target minus won and commit; null without a target. */
    gap: z.string().nullable(),
  }),
  approvals: Waiting,
  risks: Risks,
});
export type TeamDay = z.infer<typeof TeamDay>;

/** The day of somebody who keeps rules and data. */
export const OperationsDay = z.object({
  inspections: z.array(
    z.object({ id: z.string(), template: Words, score: z.number().nullable(), isPassed: z.boolean().nullable(), at: z.string(), failed: z.int() }),
  ),
  failing: z.array(
    z.object({
      id: z.string(),
      runId: z.string(),
      label: Words,
      severity: z.enum(['critical', 'major', 'minor']),
      offending: z.int().nullable(),
      population: z.int().nullable(),
      repeats: z.int(),
    }),
  ),
  actions: z.array(
    z.object({ id: z.string(), title: z.string(), owner: z.string().nullable(), dueOn: z.string(), isOverdue: z.boolean(), runId: z.string() }),
  ),
  quality: z.array(TodayFigure),
  /** When the data was measured; large companies are not measured on every look. */
  qualityAsOf: z.string(),
  duplicates: z.int(),
  imports: z.array(z.object({ id: z.string(), name: z.string(), at: z.string(), failedRows: z.int(), isFailed: z.boolean(), link: z.string() })),
  approvals: Waiting,
});
export type OperationsDay = z.infer<typeof OperationsDay>;

/** One thing that happened to a deal. */
export const DealChange = z.object({
  id: z.string(),
  kind: z.enum(['won', 'lost', 'slipped', 'new', 'grown', 'shrunk']),
  name: z.string(),
  account: z.string().nullable(),
  owner: z.string().nullable(),
  amount: Amount.nullable(),
  detail: Words.nullable(),
  at: z.string(),
});
export type DealChange = z.infer<typeof DealChange>;

/** The day of somebody who answers for it all. */
export const CompanyDay = z.object({
  scorecard: z
    .object({
      period: z.object({ from: z.string(), to: z.string() }),
      average: z.number().nullable(),
      minimum: z.number().nullable(),
      scored: z.int(),
      dimensions: z.array(
        z.object({ id: z.string(), label: Words, score: z.number().nullable(), change: z.number().nullable(), target: z.number() }),
      ),
      lowest: z.array(z.object({ id: z.string(), label: Words, score: z.number(), change: z.number().nullable(), advice: Words })),
    })
    .nullable(),
  pace: TodayPace.nullable(),
  changes: z.object({
    since: z.string(),
    totals: z.array(z.object({ kind: DealChange.shape.kind, count: z.int(), amount: Amount.nullable() })),
    rows: z.array(DealChange),
    isMore: z.boolean(),
  }),
});
export type CompanyDay = z.infer<typeof CompanyDay>;

/** The whole page in one answer; only the part that was asked for is there. */
export const Today = z.object({
  view: z.enum(todayViews),
  /** The views the person may switch between, in order. */
  views: z.array(z.enum(todayViews)),
  day: z.string(),
  workDays: z.object({ passed: z.int(), total: z.int() }),
  mine: MyDay.nullable(),
  team: TeamDay.nullable(),
  operations: OperationsDay.nullable(),
  company: CompanyDay.nullable(),
});
export type Today = z.infer<typeof Today>;

/** What is to be done today, as the person's role sees it. */
export const getTodayRoute = defineRoute({
  id: 'today.get',
  method: 'GET',
  path: '/api/today',
  kind: 'read',
  summary: { zh: '今日：下一步、团队、运营或公司', en: 'Today: next actions, the team, operations or the company' },
  query: z.object({ view: z.enum(todayViews).optional() }),
  output: Today,
});
