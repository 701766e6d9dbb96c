import { z } from 'zod';
import { defineRoute } from '#platform/contract/route.ts';
import { ImportPlan } from './import-plan.ts';

const Label = z.object({ zh: z.string(), en: z.string() });
const Id = z.uuid();

/** How files with certain headers became records last time; offered when such a file comes again. */
export const ImportMapping = z.object({
  id: Id,
  name: z.string(),
  object: z.string(),
  label: Label,
  headers: z.array(z.string()),
  plan: ImportPlan,
  updatedAt: z.string(),
});
export type ImportMapping = z.infer<typeof ImportMapping>;

export const listMappings = defineRoute({
  id: 'import.mappings',
  method: 'GET',
  path: '/api/import-mappings',
  kind: 'read',
  summary: { zh: '已保存的列对应', en: 'Saved mappings' },
  output: z.object({ mappings: z.array(ImportMapping) }),
});

export const updateMapping = defineRoute({
  id: 'import.update_mapping',
  method: 'PUT',
  path: '/api/import-mappings/:id',
  kind: 'write',
  summary: { zh: '修改已保存的列对应', en: 'Change a saved mapping' },
  params: z.object({ id: Id }),
  body: z.object({ name: z.string().trim().min(1).max(120), plan: ImportPlan.optional() }),
  output: ImportMapping,
});

export const deleteMapping = defineRoute({
  id: 'import.delete_mapping',
  method: 'DELETE',
  path: '/api/import-mappings/:id',
  kind: 'write',
  summary: { zh: '删除已保存的列对应', en: 'Delete a saved mapping' },
  params: z.object({ id: Id }),
  output: z.object({}),
});
