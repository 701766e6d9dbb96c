import type { Context } from '#engine/server/context.ts';
import { defaultOpportunityProcess } from '../contract/default-process.ts';
import { ProcessDefinition } from '../contract/definition.ts';
import * as queries from './process.queries.ts';

/** The version of a process that governs records now. */
export interface ProcessInForce {
  readonly processId: string | null;
  /** Null while a workspace has never written: then the process it will start with applies. */
  readonly versionId: string | null;
  readonly number: number;
  readonly validFrom: Date | null;
  readonly definition: ProcessDefinition;
}

const notYetStored: ProcessInForce = { processId: null, versionId: null, number: 1, validFrom: null, definition: defaultOpportunityProcess };

/** The process in force for an object; undefined when the object has none. */
export async function findProcessInForce(ctx: Context, object: string): Promise<ProcessInForce | undefined> {
  const found = await queries.findInForce(ctx, object);
  if (!found) return object === 'opportunity' ? notYetStored : undefined;
  const definition = await definitionOf(ctx, found.versionId);
  return { ...found, definition };
}

/** The same for writers: stores the default process first when the workspace has none yet. */
export async function ensureProcessInForce(ctx: Context, object: string): Promise<ProcessInForce | undefined> {
  const found = await findProcessInForce(ctx, object);
  if (!found || found.versionId !== null) return found;
  await ensureDefaultProcess(ctx);
  return findProcessInForce(ctx, object);
}

/** Stores the default sales process unless the workspace has one; two that try at once leave one. */
async function ensureDefaultProcess(ctx: Context): Promise<void> {
  const processId = await queries.insertProcess(ctx, { object: 'opportunity', name: { zh: '销售流程', en: 'Sales process' } });
  if (processId === undefined) return;
  const id = ctx.newId();
  await queries.insertVersion(ctx, {
    id,
    processId,
    number: 1,
    status: 'published',
    definition: defaultOpportunityProcess,
    note: null,
    origin: 'default',
  });
  ctx.emit({ kind: 'process.version_published', object: 'process', recordId: processId, facts: { version: id, number: 1 } });
}

// A version that has been published never changes, so its definition is read once for each process of the program.
const definitions = new Map<string, ProcessDefinition>();
const keptAtMost = 500;

async function definitionOf(ctx: Context, versionId: string): Promise<ProcessDefinition> {
  const known = definitions.get(versionId);
  if (known) return known;
  const stored = await queries.getDefinition(ctx, versionId);
  const definition = ProcessDefinition.parse(stored);
  if (definitions.size >= keptAtMost) definitions.clear();
  definitions.set(versionId, definition);
  return definition;
}
