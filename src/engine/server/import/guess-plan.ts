import { has } from '../../contract/actor.ts';
import { guessMapping } from '../../contract/import/guess-mapping.ts';
import { ImportPlan } from '../../contract/import/import-plan.ts';
import type { Context } from '../context.ts';
import { listColumnPairs } from './draft.queries.ts';
import type { ImportHook } from './import-hook.ts';
import { hookOf, targetOfImport } from './import-setting.ts';
import { plain } from './look-up.ts';

/** What we would do with a staged file: columns by their headers, dated columns of a governed object as stage history, a name where none is given. */
export async function guessPlan(ctx: Context, file: { id: string; object: string; headers: readonly string[] }): Promise<ImportPlan> {
  const kind = ctx.registry.importKinds.get(file.object);
  if (kind) return ImportPlan.parse({ columns: guessMapping(kind, file.headers) });
  const { object } = targetOfImport(ctx, file.object);
  const columns = guessMapping(object, file.headers);
  const references = columns.filter((name): name is string => name !== null && object.fields[name]?.kind === 'reference');
  const needsName = object.fields[object.nameField]?.required === true && !columns.includes(object.nameField);
  const hook = hookOf(ctx, object.id);
  const stageDates = hook ? await guessStageDates(ctx, file.id, hook, columns) : [];
  const isPast = stageDates.length > 0 && columns.some((name) => name !== null && hook?.dateFields?.[name] === 'open');
  return ImportPlan.parse({
    columns,
    mode: isPast && has(ctx.actor, 'import.history') ? 'history' : 'new_work',
    stageDates,
    ...(needsName ? { nameTemplate: references.length > 0 ? references.map((name) => `{${name}}`).join(' · ') : '{external_id}' } : {}),
  });
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
