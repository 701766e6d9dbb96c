import { z } from 'zod';
import { defineRoute } from '#platform/contract/route.ts';

const Id = z.uuid();

/** When an inspection runs by itself, and over which department. */
export const ScheduleView = z.object({
  id: Id,
  templateId: Id,
  template: z.object({ zh: z.string(), en: z.string() }),
  every: z.enum(['week', 'month', 'quarter']),
  departmentId: Id.nullable(),
  nextOn: z.string(),
  isEnabled: z.boolean(),
});

export const listSchedules = defineRoute({
  id: 'inspection.listSchedules',
  method: 'GET',
  path: '/api/inspection-schedules',
  kind: 'read',
  summary: { zh: '检查计划', en: 'Inspection schedules' },
  output: z.object({ schedules: z.array(ScheduleView) }),
});

export const createSchedule = defineRoute({
  id: 'inspection.createSchedule',
  method: 'POST',
  path: '/api/inspection-schedules',
  kind: 'write',
  summary: { zh: '按周期自动检查', en: 'Inspect on a schedule' },
  body: z.object({ templateId: Id, every: z.enum(['week', 'month', 'quarter']), departmentId: Id.nullable().default(null), nextOn: z.iso.date() }),
  output: z.object({ id: Id }),
});

export const updateSchedule = defineRoute({
  id: 'inspection.updateSchedule',
  method: 'PATCH',
  path: '/api/inspection-schedules/:id',
  kind: 'write',
  summary: { zh: '启用或停用检查计划', en: 'Enable or disable an inspection schedule' },
  params: z.object({ id: Id }),
  body: z.object({ isEnabled: z.boolean() }),
  output: z.object({ id: Id }),
});
