import { conflict } from '#platform/contract/errors.ts';
import type { RouteInput } from '#platform/contract/route.ts';
import { has } from '../../contract/actor.ts';
import { candidates } from '../../contract/import/guess-mapping.ts';
import { ImportPlan } from '../../contract/import/import-plan.ts';
import type * as routes from '../../contract/import/import.routes.ts';
import type { ImportDraft } from '../../contract/import/import.routes.ts';
import type { Context } from '../context.ts';
import { listSample, saveKind } from './draft.queries.ts';
import { listKinds } from './guess-kind.ts';
import { guessPlan } from './guess-plan.ts';
import { requireImport, requireOwnImport } from './import.policy.ts';
import { findMappingFor } from './mappings.ts';
import { readKindRows } from './import-rows-of-kind.ts';
import * as queries from './import.queries.ts';
import { hookOf, targetOfImport } from './import-setting.ts';
import { findEarliestDate } from './earliest-date.ts';
import { viewImport } from './view-import.ts';

const sampleSize = 8;

/** What is needed to decide about a staged file, also after the page was loaded anew. */
export async function getDraft(ctx: Context, input: { id: string }): Promise<ImportDraft> {
  return draftOf(ctx, requireOwnImport(ctx, await queries.findSummed(ctx, input.id)));
}

/** Takes the file for something else; its columns are guessed anew. */
export async function changeKind(ctx: Context, input: RouteInput<typeof routes.changeKind>): Promise<ImportDraft> {
  const row = requireOwnImport(ctx, await queries.lockImport(ctx, input.id));
  requireImport(ctx, input.object, 'new_work');
  if (row.status !== 'staged' && row.status !== 'previewed' && row.status !== 'failed') {
    throw conflict('import.wrong_state', {
      zh: '这次导入正在进行或已经结束，不能再更改类型。',
      en: 'This import is under way or finished; its kind can no longer change.',
    });
  }
  await saveKind(ctx, row.id, input.object);
  await queries.markImport(ctx, row.id, 'staged');
  return draftOf(ctx, requireOwnImport(ctx, await queries.findSummed(ctx, row.id)));
}

/** A staged file with its sample, its fields and our suggestion. */
export async function draftOf(ctx: Context, row: queries.ImportRow): Promise<ImportDraft> {
  const mapping = await findMappingFor(ctx, row.headers, row.object);
  const guess = mapping && isAllowed(ctx, row.object, mapping.plan) ? mapping.plan : await guessPlan(ctx, row);
  const plan = row.plan ? ImportPlan.parse(row.plan) : guess;
  return {
    import: viewImport(ctx, row),
    sample: await listSample(ctx, row.id, sampleSize),
    guess,
    fields: await fieldChoices(ctx, row.object),
    kinds: listKinds(ctx),
    stageField: hookOf(ctx, row.object)?.stageField ?? null,
    needsStartDate: needsStartDate(ctx, row.object),
    beside: [],
    recipe: recipeView(ctx, guess),
    mapping: mapping ? { id: mapping.id, name: mapping.name } : null,
    earliestDate: await findEarliestDate(ctx, row, plan),
    makes: await describeMade(ctx, row, plan),
  };
}

/** How a file is read unless somebody decides otherwise: as decided, as last time, or as its headers say. */
export async function suggestPlan(ctx: Context, row: queries.ImportRow): Promise<ImportPlan> {
  if (row.plan) return ImportPlan.parse(row.plan);
  const mapping = await findMappingFor(ctx, row.headers, row.object);
  return mapping && isAllowed(ctx, row.object, mapping.plan) ? mapping.plan : guessPlan(ctx, row);
}

/** What one person may import as history, another may not. */
function isAllowed(ctx: Context, object: string, plan: ImportPlan): boolean {
  return plan.mode !== 'history' || ctx.registry.importKinds.has(object) || has(ctx.actor, 'import.history');
}

function needsStartDate(ctx: Context, objectId: string): boolean {
  const kind = ctx.registry.importKinds.get(objectId);
  return kind !== undefined && kind.isUndated !== true;
}

function recipeView(ctx: Context, guess: ImportPlan): ImportDraft['recipe'] {
  const recipe = guess.recipe === undefined ? undefined : ctx.registry.importRecipes.get(guess.recipe);
  return recipe ? { id: recipe.id, vendor: recipe.vendor, why: recipe.why ?? null } : null;
}

async function describeMade(ctx: Context, row: queries.ImportRow, plan: ImportPlan): Promise<ImportDraft['makes']> {
  const kind = ctx.registry.importKinds.get(row.object);
  return kind ? [...(await kind.describe(ctx, await readKindRows(ctx, row.id, plan)))] : [];
}

async function fieldChoices(ctx: Context, objectId: string): Promise<ImportDraft['fields']> {
  const kind = ctx.registry.importKinds.get(objectId);
  const target = kind ?? targetOfImport(ctx, objectId).object;
  const hook = hookOf(ctx, objectId);
  const stages = hook ? await hook.stages(ctx) : [];
  return candidates(target).map((id) => {
    const field = target.fields[id];
    const options = id === hook?.stageField ? stages : (field && 'options' in field && field.options) || [];
    return {
      id,
      label: field?.label ?? externalKey,
      kind: field?.kind ?? 'text',
      isRequired: field?.required === true,
      values: options.map((option) => ({ value: option.value, label: option.label })),
    };
  });
}

const externalKey = { zh: '外部编号', en: 'External id' };
