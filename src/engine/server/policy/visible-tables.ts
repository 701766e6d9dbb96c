import type { Context } from '../context.ts';
import type { SqlParameters } from '../expression/sql-parameters.ts';
import type { SqlTables } from '../expression/sql-tables.ts';
import { objectTables } from '../query/object-schema.ts';
import { isGranted, scopeFor } from './scope.ts';

/**
 * Where the expressions a person writes find the rows: a record they may not see counts as not there, be it behind a reference or
 * among children, so that no filter, order or figure tells its values.
 */
export function visibleTables(ctx: Context, parameters: SqlParameters): SqlTables {
  const all = objectTables(ctx.registry);
  return {
    table: (name) =>
      ctx.registry.objects.has(name) ? { ...all.table(name), visible: (alias) => visibleText(ctx, name, alias, parameters) } : all.table(name),
  };
}

/** The condition that the person sees the record under this alias; undefined when they see all. */
export function visibleText(ctx: Context, object: string, alias: string, parameters: SqlParameters): string | undefined {
  return isGranted(ctx.actor, object, 'see') ? scopeFor(ctx, object, 'see').text(alias, parameters) : 'false';
}
