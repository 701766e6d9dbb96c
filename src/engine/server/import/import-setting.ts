import { notFound } from '#platform/contract/errors.ts';
import type { ImportPlan } from '../../contract/import/import-plan.ts';
import type { Context } from '../context.ts';
import { createRecentSketches } from '../duplicates/recent-sketches.ts';
import { type ObjectStorage, storageOf } from '../fields/object-storage.ts';
import type { ImportHook, ImportStage } from './import-hook.ts';
import { createLookUp, plain } from './look-up.ts';
import { listOwnNames } from './own-references.ts';
import type { ImportSetting } from './prepare-rows.ts';
import { fieldsOf, findRepeats, readRowTexts } from './row-texts.ts';

/** Where the rows of an import go; not found for an object nobody declares. */
export function targetOfImport(ctx: Context, objectId: string): ObjectStorage {
  const object = ctx.registry.objects.get(objectId);
  if (!object) throw notFound({ zh: '要导入的对象', en: 'Object to import' });
  return storageOf(object);
}

/** The capability that governs the object's stages, if one does. */
export function hookOf(ctx: Context, objectId: string): ImportHook | undefined {
  return ctx.registry.importHooks.find((hook) => hook.object === objectId);
}

/** All that the chunks of one run share. */
export async function settingOf(ctx: Context, importId: string, objectId: string, plan: ImportPlan): Promise<ImportSetting> {
  const storage = targetOfImport(ctx, objectId);
  const hook = hookOf(ctx, objectId);
  const stages = hook ? await hook.stages(ctx) : [];
  return {
    storage,
    plan,
    matchBy: matchField(storage, plan),
    lookUp: createLookUp(),
    sketches: createRecentSketches(),
    texts: readRowTexts(plan, await findRepeats(ctx, importId, plan)),
    hook,
    stages: byText(stages),
    stageOptions: stages,
    ownNames: await listOwnNames(ctx, importId, storage, plan),
    made: [],
  };
}

/** External id if the file has it, else the name: two rows with one key are one record. */
export function matchField(storage: ObjectStorage, plan: ImportPlan): string {
  if (plan.matchBy) return plan.matchBy;
  return fieldsOf(plan).has('external_id') ? 'external_id' : storage.object.nameField;
}

function byText(stages: readonly ImportStage[]): Map<string, ImportStage> {
  return new Map(
    stages.flatMap((stage) => [...stage.aliases, stage.label.zh, stage.label.en, stage.value].map((text) => [plain(text), stage] as const)),
  );
}
