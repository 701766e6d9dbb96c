import { type Issue, invalid } from '#platform/contract/errors.ts';
import type { RouteInput } from '#platform/contract/route.ts';
import type { Context } from '#engine/server/context.ts';
import { objectNamed, storageOf } from '#engine/server/fields/object-storage.ts';
import { updateRecords } from '#engine/server/records/records.ts';
import { ProcessDefinition, findStage } from '../../contract/definition.ts';
import type { publishVersionRoute } from '../../contract/process.routes.ts';
import { ensureProcessInForce } from '../load-process.ts';
import { type MoveIntent, withMoveIntents } from '../move-intents.ts';
import { requireAbility } from '../process.policy.ts';
import * as queries from '../process.queries.ts';
import { requireDraft } from './draft-process.ts';
import { countInStages, getVersion, lintFor } from './read-processes.ts';

const movedAtOnce = 1000;

/** Puts a draft in force from now; records in flight follow it, those in vanished stages by the mapping. */
export async function publishVersion(ctx: Context, input: RouteInput<typeof publishVersionRoute>) {
  requireAbility(ctx, 'process.publish');
  const version = await requireDraft(ctx, input.id);
  const definition = ProcessDefinition.parse(version.definition);
  refuseFaults(ctx, version.object, definition);
  const before = await ensureProcessInForce(ctx, version.object);
  const gone = (before?.definition.stages ?? []).filter((stage) => !findStage(definition, stage.id));
  const counts = await countInStages(
    ctx,
    version.object,
    gone.map((stage) => stage.id),
  );
  refuseUnmapped(
    definition,
    gone.filter((stage) => (counts.get(stage.id) ?? 0) > 0),
    input.mapping,
  );

  await queries.markPublished(ctx, { id: version.id, processId: version.process_id });
  const moved = await moveMapped(ctx, version.object, [...counts.keys()], input.mapping);
  ctx.emit({
    kind: 'process.version_published',
    object: 'process',
    recordId: version.process_id,
    facts: { version: version.id, number: version.number, replaces: before?.versionId ?? null, mapping: input.mapping, moved },
  });
  return { ...(await getVersion(ctx, { id: version.id })), moved };
}

function refuseFaults(ctx: Context, object: string, definition: ProcessDefinition): void {
  const faults = lintFor(ctx, object, definition).filter((issue) => issue.severity === 'error');
  if (faults.length > 0) throw invalid(faults.map(({ at, code, message }) => ({ field: at, code, message })));
}

function refuseUnmapped(definition: ProcessDefinition, gone: ProcessDefinition['stages'], mapping: Readonly<Record<string, string>>): void {
  const issues = gone.flatMap((stage): Issue[] => {
    const target = mapping[stage.id];
    if (target !== undefined && findStage(definition, target)) return [];
    return [
      {
        field: `mapping.${stage.id}`,
        code: 'process.mapping_missing',
        message: {
          zh: `还有记录在“${stage.label.zh}”，新版本没有这个阶段：请指定它们去哪个阶段。`,
          en: `Records are still in “${stage.label.en}”, which the new version lacks: say which stage they go to.`,
        },
      },
    ];
  });
  if (issues.length > 0) throw invalid(issues);
}

/** Chunk by chunk, each chunk one statement; every move is an event of its record. */
async function moveMapped(ctx: Context, objectId: string, stages: readonly string[], mapping: Readonly<Record<string, string>>): Promise<number> {
  const { table } = storageOf(objectNamed(ctx.registry, objectId));
  let moved = 0;
  for (const stage of stages) {
    const ids = await ctx.session.query<{ id: string }>({
      text: `select id from ${table} where workspace_id = $1 and stage = $2 order by id`,
      values: [ctx.workspace.id, stage],
    });
    for (let from = 0; from < ids.length; from += movedAtOnce) {
      const chunk = ids.slice(from, from + movedAtOnce);
      const intents = new Map(chunk.map((row): [string, MoveIntent] => [row.id, { isMapped: true }]));
      const updates = chunk.map((row) => ({ id: row.id, values: { stage: mapping[stage] ?? null } }));
      await withMoveIntents(ctx, intents, () => updateRecords(ctx, objectId, updates, { asSystem: true }));
      moved += chunk.length;
    }
  }
  return moved;
}
