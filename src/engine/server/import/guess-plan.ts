import { has } from '../../contract/actor.ts';
import { columnsOfRecipe, type FileRecipe, templatesOfRecipe } from '../../contract/import/file-recipe.ts';
import { guessMapping, type MappingTarget } from '../../contract/import/guess-mapping.ts';
import { ImportPlan } from '../../contract/import/import-plan.ts';
import type { Context } from '../context.ts';
import { listColumnPairs } from './draft.queries.ts';
import type { ImportHook } from './import-hook.ts';
import type { ImportRow } from './import.queries.ts';
import { hookOf, targetOfImport } from './import-setting.ts';
import { plain } from './look-up.ts';
import { recipeOf } from './unplaced-kind.ts';

/** What we would do with a staged file: columns by their headers, dated columns of a governed object as stage history, a name where none is given. */
export async function guessPlan(ctx: Context, file: StagedFile): Promise<ImportPlan> {
  const recipe = recipeOf(ctx, file);
  const kind = ctx.registry.importKinds.get(file.object);
  if (kind) return ImportPlan.parse({ columns: columnsFor(kind, file.headers, recipe), ...partsOf(recipe, file.headers) });
  const { object } = targetOfImport(ctx, file.object);
  const columns = columnsFor(object, file.headers, recipe);
  const templates = recipe ? templatesOfRecipe(recipe, file.headers) : {};
  const references = columns.filter((name): name is string => name !== null && object.fields[name]?.kind === 'reference');
  const needsName =
    object.fields[object.nameField]?.required === true && !columns.includes(object.nameField) && templates[object.nameField] === undefined;
  const hook = hookOf(ctx, object.id);
  const stageDates = hook ? await guessStageDates(ctx, file.id, hook, columns) : [];
  const isPast = stageDates.length > 0 && columns.some((name) => name !== null && hook?.dateFields?.[name] === 'open');
  return ImportPlan.parse({
    columns,
    mode: isPast && has(ctx.actor, 'import.history') ? 'history' : 'new_work',
    stageDates,
    ...(needsName ? { nameTemplate: references.length > 0 ? references.map((name) => `{${name}}`).join(' · ') : '{external_id}' } : {}),
    ...partsOf(recipe, file.headers),
  });
}

type StagedFile = Pick<ImportRow, 'id' | 'object' | 'headers' | 'file_name'>;

/** What the recipe says of the columns; of those it leaves open, what their headers say. */
function columnsFor(target: MappingTarget, headers: readonly string[], recipe: FileRecipe | undefined): (string | null)[] {
  if (!recipe) return guessMapping(target, headers);
  const known = columnsOfRecipe(recipe, headers);
  const taken = new Set([...known, ...Object.keys(recipe.templates ?? {})]);
  const open = headers.map((header, index) => (known[index] === undefined ? header : ''));
  const guessed = guessMapping(target, open);
  return known.map((field, index) => {
    if (field !== undefined) return field;
    const guess = guessed[index] ?? null;
    return taken.has(guess) ? null : guess;
  });
}

function partsOf(recipe: FileRecipe | undefined, headers: readonly string[]): Partial<ImportPlan> {
  return recipe ? { ...recipe.plan, templates: templatesOfRecipe(recipe, headers), recipe: recipe.id } : {};
}

/** Stages by the rows that have the date: the open ones among them begin on it, or all that close. */
async function guessStageDates(
  ctx: Context,
  importId: string,
  hook: ImportHook,
  columns: readonly (string | null)[],
): Promise<ImportPlan['stageDates']> {
  const stageColumn = columns.indexOf(hook.stageField);
  if (stageColumn < 0) return [];
  const stages = await hook.stages(ctx);
  const byText = new Map(
    stages.flatMap((stage) => [stage.value, stage.label.zh, stage.label.en, ...stage.aliases].map((text) => [plain(text), stage] as const)),
  );
  const guesses: ImportPlan['stageDates'] = [];
  for (const [column, name] of columns.entries()) {
    const meaning = name === null ? undefined : hook.dateFields?.[name];
    if (!meaning) continue;
    const texts = meaning === 'open' ? await listColumnPairs(ctx, importId, column, stageColumn) : [];
    const entered = new Set(texts.flatMap((text) => byText.get(plain(text))?.value ?? []));
    const fitting = stages.filter((stage) => (meaning === 'closing' ? stage.isClosing : !stage.isClosing && entered.has(stage.value)));
    if (fitting.length > 0) guesses.push({ column, stages: fitting.slice(0, 10).map((stage) => stage.value) });
  }
  return guesses;
}
