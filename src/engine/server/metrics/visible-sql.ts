import { forbidden } from '#platform/contract/errors.ts';
import type { ObjectDefinition } from '../../contract/objects/object.ts';
import type { Context } from '../context.ts';
import type { SqlParameters } from '../expression/sql-parameters.ts';
import { closedFields } from '../policy/field-access.ts';
import { scopeFor } from '../policy/scope.ts';
import { visibleText } from '../policy/visible-tables.ts';
import type { FactNames } from './dimension-sql.ts';
import type { MeasurePlan } from './measure-plan.ts';

/** The condition that the person may see the record under this alias; a figure is over what they may see. */
export function visibleSql(ctx: Context, object: ObjectDefinition, alias: string, parameters: SqlParameters): string {
  return scopeFor(ctx, object.id, 'see').text(alias, parameters) ?? 'true';
}

/** What the person asking may see of the objects that figures are grouped through. */
export function sightOf(ctx: Context, parameters: SqlParameters): NonNullable<FactNames['sight']> {
  return {
    visible: (object, alias) => visibleText(ctx, object, alias, parameters),
    hidden: (object) => closedFields(ctx.actor, object),
  };
}

/** Refuses a figure that would give away a field hidden from the person's role. */
export function requireVisibleFields(ctx: Context, plan: MeasurePlan): void {
  const { definition } = plan;
  const formula = definition.formula;
  const used = [definition.dateField, 'of' in formula ? formula.of : undefined, 'weightedBy' in formula ? formula.weightedBy : undefined];
  const asked = plan.groupBy.map((id) => id.split('.')[0]);
  const hidden = closedFields(ctx.actor, plan.object.id).filter((field) => used.includes(field) || asked.includes(field));
  if (hidden.length === 0) return;
  const label = {
    zh: `这个数字用到了你的角色看不到的字段（${hidden.join('、')}）。`,
    en: `This figure uses fields your role does not see (${hidden.join(', ')}).`,
  };
  throw forbidden('metrics.hidden_field', label, { fields: hidden });
}
