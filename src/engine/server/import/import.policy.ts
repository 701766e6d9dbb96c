import { forbidden, notFound } from '#platform/contract/errors.ts';
import { grantOn, has } from '../../contract/actor.ts';
import type { ImportMode } from '../../contract/import/import-plan.ts';
import type { Context } from '../context.ts';
import type { ImportRow } from './import.queries.ts';

/** Throws unless the person may import records of the object in this mode. */
export function requireImport(ctx: Context, objectId: string, mode: ImportMode): void {
  if (mode === 'history' && !has(ctx.actor, 'import.history')) {
    throw forbidden('import.history_forbidden', {
      zh: '只有管理员可以按“历史”模式导入；请改用“新业务”模式。',
      en: 'Only administrators may import history; use the new-work mode.',
    });
  }
  const kind = ctx.registry.importKinds.get(objectId);
  if (kind && has(ctx.actor, 'import.run')) return kind.require(ctx);
  const grant = grantOn(ctx.actor, objectId);
  if (!has(ctx.actor, 'import.run') || !grant.actions.includes('create')) {
    throw forbidden('import.forbidden', {
      zh: '你没有导入这类记录的权限，请联系管理员。',
      en: 'You may not import these records; ask your administrator.',
    });
  }
}

/** Throws unless the person may import anything at all. */
export function requireImportAbility(ctx: Context): void {
  if (has(ctx.actor, 'import.run')) return;
  throw forbidden('import.forbidden', {
    zh: '你没有导入任何记录的权限，请联系管理员。',
    en: 'You may not import anything; ask your administrator.',
  });
}

/** An import is its maker's; those who may manage members see all. Others are told it does not exist. */
export function requireOwnImport(ctx: Context, row: ImportRow | undefined): ImportRow {
  if (row && (has(ctx.actor, 'audit.see') || ctx.actor.reach.own.includes(row.created_by))) return row;
  throw notFound({ zh: '导入', en: 'Import' });
}

/** Whose imports the person may list; null for everybody's. */
export function visibleCreators(ctx: Context): readonly string[] | null {
  return has(ctx.actor, 'audit.see') ? null : ctx.actor.reach.own;
}
