import { z } from 'zod';
import { defineRoute } from '#platform/contract/route.ts';

const WorkspaceView = z.object({
  name: z.string(),
  currency: z.string(),
  timeZone: z.string(),
  /** Month in which the fiscal year begins, 1–12. */
  fiscalYearStart: z.number().int(),
  superiorsSeeSubordinates: z.boolean(),
  /** Records that hold an amount; the currency stays once there is one. */
  bookedIn: z.array(z.object({ object: z.string(), label: z.object({ zh: z.string(), en: z.string() }) })),
});
/** The settings of a workspace. */
export type WorkspaceView = z.output<typeof WorkspaceView>;

export const getWorkspaceRoute = defineRoute({
  id: 'organisation.get_workspace',
  method: 'GET',
  path: '/api/workspace',
  kind: 'read',
  summary: { zh: '查看工作区设置', en: 'See the settings of the workspace' },
  output: WorkspaceView,
});

export const updateWorkspaceRoute = defineRoute({
  id: 'organisation.update_workspace',
  method: 'PATCH',
  path: '/api/workspace',
  kind: 'write',
  summary: { zh: '修改工作区设置', en: 'Change the settings of the workspace' },
  body: z.object({
    name: z.string().trim().min(1).max(200).optional(),
    currency: z.string().max(3).optional(),
    timeZone: z.string().max(60).optional(),
    fiscalYearStart: z.number().int().min(1).max(12).optional(),
    superiorsSeeSubordinates: z.boolean().optional(),
  }),
  output: WorkspaceView,
});
