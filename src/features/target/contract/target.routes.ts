import { z } from 'zod';
import { defineRoute } from '#platform/contract/route.ts';
import { RowsLink } from '#engine/contract/metrics/measure.ts';

const Label = z.object({ zh: z.string(), en: z.string() });
const Id = z.object({ id: z.uuid() });
const Range = z.object({ from: z.iso.date(), to: z.iso.date() }).refine((range) => range.from <= range.to);
const Decimal = z.string().regex(/^-?\d{1,18}(\.\d{1,4})?$/);
const Level = z.enum(['minimum', 'target', 'stretch']);
/** What was reached as known then; a bare date means its end. */
const AsOf = z.union([z.iso.datetime({ offset: true }), z.iso.date()]);
const Unit = z.enum(['member', 'department', 'company']);

/** A version as pages show it. */
export const TargetVersionView = z.object({
  id: z.string(),
  version: z.int(),
  name: z.string(),
  from: z.string(),
  to: z.string(),
  grain: z.enum(['month', 'quarter', 'year', 'custom']),
  status: z.enum(['draft', 'active', 'retired']),
  prorates: z.boolean(),
  reason: z.string().nullable(),
  replaces: z.string().nullable(),
  can: z.object({ edit: z.boolean(), approve: z.boolean(), revise: z.boolean() }),
});
export type TargetVersionView = z.infer<typeof TargetVersionView>;

/** Every version. */
export const listTargetVersionsRoute = defineRoute({
  id: 'target.list_versions',
  method: 'GET',
  path: '/api/targets',
  kind: 'read',
  summary: { zh: '目标版本列表', en: 'Target versions' },
  output: z.object({ versions: z.array(TargetVersionView) }),
});

/** What a new version needs. */
export const CreateTargetVersion = z.object({
  name: z.string().trim().min(1).max(120),
  period: Range,
  grain: z.enum(['month', 'quarter', 'year', 'custom']),
  prorates: z.boolean().default(true),
});
export type CreateTargetVersion = z.infer<typeof CreateTargetVersion>;

/** Begins a draft. */
export const createTargetVersionRoute = defineRoute({
  id: 'target.create_version',
  method: 'POST',
  path: '/api/targets',
  kind: 'write',
  summary: { zh: '新建目标版本', en: 'Create a target version' },
  body: CreateTargetVersion,
  output: TargetVersionView,
});

/** Makes a draft count. */
export const approveTargetVersionRoute = defineRoute({
  id: 'target.approve_version',
  method: 'POST',
  path: '/api/targets/:id/approve',
  kind: 'write',
  summary: { zh: '批准目标版本（取代它所修订的版本）', en: 'Approve a target version (it replaces the one it revises)' },
  params: Id,
  output: TargetVersionView,
});

/** A new draft with a reason. */
export const reviseTargetVersionRoute = defineRoute({
  id: 'target.revise_version',
  method: 'POST',
  path: '/api/targets/:id/revise',
  kind: 'write',
  summary: { zh: '修订已批准的目标：复制为带原因的新草稿', en: 'Revise approved targets: a new draft with a reason' },
  params: Id,
  body: z.object({ reason: z.string().trim().min(1).max(2000) }),
  output: TargetVersionView,
});

/** One cell to write; a null value empties it, which is not the same as 0. */
export const TargetCellInput = z.object({
  unit: Unit,
  /** Member or department; absent for the company. */
  unitId: z.uuid().optional(),
  product: z.uuid().optional(),
  period: Range,
  value: Decimal.nullable(),
  /** ISO 4217 for money metrics; by default the workspace's. */
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/)
    .optional(),
  /** Why it differs from what was computed. */
  reason: z.string().max(2000).optional(),
});
export type TargetCellInput = z.infer<typeof TargetCellInput>;

/** A block of cells of one metric and level. */
export const WriteTargetCells = z.object({
  metric: z.string().max(80),
  level: Level.default('target'),
  cells: z.array(TargetCellInput).min(1).max(5000),
});
export type WriteTargetCells = z.infer<typeof WriteTargetCells>;

/** Writes a block, all or none. */
export const writeTargetCellsRoute = defineRoute({
  id: 'target.write_cells',
  method: 'PUT',
  path: '/api/targets/:id/cells',
  kind: 'write',
  summary: { zh: '写入一块目标格（可从表格粘贴）', en: 'Write a block of target cells (pasted from a sheet, too)' },
  params: Id,
  body: WriteTargetCells,
  output: z.object({ written: z.int(), emptied: z.int() }),
});

/** Locks or unlocks cells. */
export const lockTargetCellsRoute = defineRoute({
  id: 'target.lock_cells',
  method: 'POST',
  path: '/api/targets/:id/lock',
  kind: 'write',
  summary: { zh: '锁定或解锁目标格', en: 'Lock or unlock target cells' },
  params: Id,
  body: z.object({ cells: z.array(z.uuid()).min(1).max(5000), locked: z.boolean() }),
  output: z.object({ changed: z.int() }),
});

/** Fills a draft from a file. */
export const importTargetsRoute = defineRoute({
  id: 'target.import',
  method: 'POST',
  path: '/api/targets/:id/import',
  kind: 'write',
  summary: { zh: '从 CSV 导入目标', en: 'Import targets from CSV' },
  params: Id,
  body: z.object({ metric: z.string().max(80), level: Level.default('target'), csv: z.string().max(5_000_000), dryRun: z.boolean().default(false) }),
  output: z.object({
    rows: z.int(),
    written: z.int(),
    errors: z.array(z.object({ line: z.int(), column: z.string().nullable(), message: Label })),
  }),
});

const Value = z.string().nullable();

/** One cell of the grid as the page shows it. */
export const GridCell = z.object({
  id: z.string().nullable(),
  value: Value,
  currency: Value,
  computed: Value,
  reason: Value,
  isLocked: z.boolean(),
  /** The target as it counts after joining and leaving; null when nothing was set. */
  prorated: Value,
  activeDays: z.int().nullable(),
  totalDays: z.int(),
  /** Sum of the targets directly below; null when none is set. */
  assigned: Value,
  /** Below minus own: above 0 more was handed out than asked. */
  overAssigned: Value,
  actual: Value,
  /** Percent; undefined (null) without a target above 0. */
  attainment: Value,
  /** Actual minus target. */
  gap: Value,
  rows: RowsLink.nullable(),
});
export type GridCell = z.infer<typeof GridCell>;

/** One row of the grid. */
export const GridRow = z.object({
  unit: Unit,
  id: z.string().nullable(),
  name: z.string(),
  parentId: z.string().nullable(),
  depth: z.int(),
  cells: z.array(GridCell),
  total: GridCell,
  can: z.object({ edit: z.boolean() }),
});
export type GridRow = z.infer<typeof GridRow>;

/** The grid of a version. */
export const TargetGrid = z.object({
  version: TargetVersionView,
  metric: z.object({ id: z.string(), label: Label, unit: z.string(), isMoney: z.boolean() }),
  level: Level,
  currency: z.string(),
  /** When what was reached was read. */
  asOf: z.string(),
  periods: z.array(z.object({ from: z.string(), to: z.string() })),
  rows: z.array(GridRow),
});
export type TargetGrid = z.infer<typeof TargetGrid>;

/** The grid with what was reached. */
export const getTargetGridRoute = defineRoute({
  id: 'target.get_grid',
  method: 'GET',
  path: '/api/targets/:id/grid',
  kind: 'read',
  summary: { zh: '目标表：目标、实际、达成率、差额', en: 'The target grid: target, actual, attainment, gap' },
  params: Id,
  query: z.object({
    metric: z.string().max(80).default('won_amount'),
    level: Level.default('target'),
    product: z.uuid().optional(),
    asOf: AsOf.optional(),
  }),
  output: TargetGrid,
});
