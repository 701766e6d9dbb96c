import { type FileRecipe, findRecipe } from '../../contract/import/file-recipe.ts';
import type { Context } from '../context.ts';
import { requireImportAbility } from './import.policy.ts';
import type { ImportKind } from './import-kind.ts';
import type { ImportRow } from './import.queries.ts';

/** Files whose rows nothing here holds: every row is counted and listed with the reason, none is kept. */
export const unplacedKind: ImportKind = {
  id: 'unplaced',
  label: { zh: '不导入，逐行列出原因', en: 'Not imported, listed with the reason' },
  recordsPath: '/imports',
  fields: {},
  nameField: null,
  isUndated: true,
  madeLabels: {},
  require: requireImportAbility,
  describe: () => Promise.resolve([]),
  write: (ctx, rows, plan) => {
    const recipe = plan.recipe === undefined ? undefined : ctx.registry.importRecipes.get(plan.recipe);
    const message = recipe?.why ?? nowhere;
    return Promise.resolve({
      results: rows.map((row) => ({ number: row.number, verdict: 'error' as const, issues: [{ code: 'import.no_place', message }] })),
      made: [],
    });
  },
  namesOf: () => Promise.resolve(new Map()),
  undo: () => Promise.resolve([]),
};

const nowhere = {
  zh: '这里没有放这类记录的对象；请先新建自定义对象，再把文件改为导入到它。',
  en: 'Nothing here holds such records; create an object for them first, then import the file as that object.',
};

/** The ready mapping of a file, if it is one for what the file is taken for. */
export function recipeOf(ctx: Context, file: Pick<ImportRow, 'object' | 'headers' | 'file_name'>): FileRecipe | undefined {
  const recipes = [...ctx.registry.importRecipes.values()].filter((recipe) => (recipe.object ?? unplacedKind.id) === file.object);
  return findRecipe(recipes, file.file_name, file.headers);
}
