import { AppError } from '#platform/contract/errors.ts';
import { guessMapping, type MappingTarget } from '../../contract/import/guess-mapping.ts';
import type { FileRecipe } from '../../contract/import/file-recipe.ts';
import type { ImportKindView } from '../../contract/import/import.routes.ts';
import type { ObjectDefinition } from '../../contract/objects/object.ts';
import type { Context } from '../context.ts';
import { requireImport } from './import.policy.ts';
import { unplacedKind } from './unplaced-kind.ts';

/** What the person may import, in the order in which files depend on each other: people, then what others refer to. */
export function listKinds(ctx: Context): ImportKindView[] {
  return targets(ctx)
    .map((target) => ({
      id: target.id,
      label: target.label,
      order: target.id === unplacedKind.id ? 1000 : ctx.registry.importKinds.has(target.id) ? 0 : 1 + depthOf(ctx, target.id, new Set()),
    }))
    .toSorted((left, right) => left.order - right.order);
}

/** What a file most probably is: what its recipe says, or what most of its headers are fields of, or what its name says. */
export function guessKind(ctx: Context, fileName: string, headers: readonly string[], recipe: FileRecipe | undefined): string {
  const known = recipe && (recipe.object ?? unplacedKind.id);
  if (known !== undefined && mayImport(ctx, known)) return known;
  const scored = targets(ctx)
    .filter((target) => target.id !== unplacedKind.id)
    .map((target) => ({ target, score: scoreOf(target, fileName, headers) }));
  const best = scored.toSorted((left, right) => right.score - left.score)[0];
  if (best) return isFitting(best.target, headers) ? best.target.id : unplacedKind.id;
  throw new AppError('forbidden', 'import.forbidden', {
    zh: '你没有导入任何记录的权限，请联系管理员。',
    en: 'You may not import anything; ask your administrator.',
  });
}

/** A file that gives few of its columns to the best object there is, and not its name, is of something else. */
function isFitting(target: MappingTarget & { readonly nameField?: string | null }, headers: readonly string[]): boolean {
  const columns = guessMapping(target, headers);
  const known = columns.filter((field) => field !== null).length;
  const named = headers.filter((header) => header.trim() !== '').length;
  const hasName = typeof target.nameField === 'string' && columns.includes(target.nameField);
  return hasName || known * 2 >= named;
}

function targets(ctx: Context): (MappingTarget & { readonly nameField: string | null } & Partial<Pick<ObjectDefinition, 'plural'>>)[] {
  return [...ctx.registry.importKinds.values(), ...ctx.registry.objects.values()].filter((target) => mayImport(ctx, target.id));
}

function mayImport(ctx: Context, id: string): boolean {
  try {
    requireImport(ctx, id, 'new_work');
    return true;
  } catch {
    return false;
  }
}

function scoreOf(target: MappingTarget & Partial<Pick<ObjectDefinition, 'plural'>>, fileName: string, headers: readonly string[]): number {
  const columns = guessMapping(target, headers);
  const known = columns.filter((field) => field !== null).length;
  // A required column that is there says more than one that many kinds have.
  const required = columns.filter((field) => field !== null && target.fields[field]?.required === true).length;
  const name = fileName.toLowerCase();
  const isCalled = [target.id, target.plural, target.label.zh].some((word) => word !== undefined && name.includes(word.toLowerCase()));
  return known + required * 0.5 + (isCalled ? 1 : 0);
}

function depthOf(ctx: Context, id: string, above: ReadonlySet<string>): number {
  const object = ctx.registry.objects.get(id);
  if (!object || above.has(id)) return 0;
  const path = new Set([...above, id]);
  const referred = Object.values(object.fields).flatMap((field) => (field.kind === 'reference' && !path.has(field.object) ? [field.object] : []));
  return Math.max(0, ...referred.map((target) => 1 + depthOf(ctx, target, path)));
}
