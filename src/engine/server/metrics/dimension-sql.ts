import { invalid } from '#platform/contract/errors.ts';
import type { Label } from '#platform/contract/label.ts';
import { type CalendarDimension, isCalendarDimension, type MetricDefinition } from '../../contract/metrics/metric.ts';
import type { Field } from '../../contract/objects/fields.ts';
import { systemFields, type ObjectDefinition } from '../../contract/objects/object.ts';
import { type NamedTable, targetOf } from '../fields/object-storage.ts';
import type { Registry } from '../registry.ts';
import type { DimensionInput, MetricDimension } from './fact-query.ts';
import type { MeasurePlan } from './measure-plan.ts';

/** One way to group, resolved: its key as SQL, what must be joined, and how keys get names. */
export interface ResolvedDimension {
  readonly id: string;
  readonly label: Label;
  readonly join: string;
  readonly key: string;
  readonly naming: DimensionNaming;
}

/** Where the names of a dimension's keys come from. */
export type DimensionNaming =
  | { readonly kind: 'key' }
  | { readonly kind: 'calendar'; readonly bucket: CalendarDimension }
  | { readonly kind: 'options'; readonly field: Field }
  | { readonly kind: 'fields'; readonly object: ObjectDefinition }
  | { readonly kind: 'records'; readonly target: NamedTable }
  | { readonly kind: 'registered'; readonly dimension: MetricDimension };

/** SQL names that dimensions build on. */
export interface FactNames {
  readonly factOn: string;
  readonly workspaceId: string;
  /** Alias of the capability's own facts, when the metric has a query. */
  readonly facts: string | null;
  /** What the person asking may see of another object: the condition for its rows, and which fields are hidden. Absent for names alone. */
  readonly sight?: {
    readonly visible: (object: string, alias: string) => string | undefined;
    readonly hidden: (object: string) => readonly string[];
  };
}

const calendarFormats: Readonly<Record<CalendarDimension, string>> = { day: 'YYYY-MM-DD', month: 'YYYY-MM', quarter: 'YYYY-"Q"Q', year: 'YYYY' };
const calendarLabels: Readonly<Record<CalendarDimension, Label>> = {
  day: { zh: '日', en: 'Day' },
  month: { zh: '月', en: 'Month' },
  quarter: { zh: '季度', en: 'Quarter' },
  year: { zh: '年', en: 'Year' },
};

/** The dimensions of a plan, in the order asked for; one that the metric does not know is refused by name. */
export function resolveDimensions(registry: Registry, plan: MeasurePlan, names: FactNames): ResolvedDimension[] {
  return plan.groupBy.map((id, index) => resolveDimension(registry, plan, id, names, `d${index}`) ?? refuse(id, plan));
}

/** What a dimension of a metric is called. */
export function dimensionLabel(registry: Registry, definition: MetricDefinition, id: string): Label {
  if (isCalendarDimension(id)) return calendarLabels[id];
  const object = registry.objects.get(definition.object);
  const own = definition.formula.kind === 'query' ? registry.factQueries.get(definition.formula.query)?.dimensions?.[id]?.label : undefined;
  const registered = registry.dimensions.get(id);
  return (
    own ?? (registered?.keySql ? registered.label : undefined) ?? (object && fieldDimension(registry, object, id, 'd')?.label) ?? { zh: id, en: id }
  );
}

function resolveDimension(registry: Registry, plan: MeasurePlan, id: string, names: FactNames, alias: string): ResolvedDimension | undefined {
  if (isCalendarDimension(id)) {
    return {
      id,
      label: calendarLabels[id],
      join: '',
      key: `to_char(${names.factOn}, '${calendarFormats[id]}')`,
      naming: { kind: 'calendar', bucket: id },
    };
  }
  const own = ownDimension(registry, plan, id, names);
  if (own) return own;
  const registered = registry.dimensions.get(id);
  if (registered?.keySql && plan.object.ownerField) {
    const input = dimensionInput(plan, names, alias);
    return {
      id,
      label: registered.label,
      join: registered.joinSql?.(input) ?? '',
      key: registered.keySql(input),
      naming: { kind: 'registered', dimension: registered },
    };
  }
  return fieldDimension(registry, plan.object, id, alias, names.sight);
}

/** What registered dimensions are given for this plan. */
export function dimensionInput(plan: MeasurePlan, names: FactNames, alias: string): DimensionInput {
  return { alias, ownerId: `t.${plan.object.ownerField}_id`, factOn: names.factOn, workspaceId: names.workspaceId };
}

function ownDimension(registry: Registry, plan: MeasurePlan, id: string, names: FactNames): ResolvedDimension | undefined {
  if (plan.definition.formula.kind !== 'query' || names.facts === null) return undefined;
  const dimension = registry.factQueries.get(plan.definition.formula.query)?.dimensions?.[id];
  if (!dimension) return undefined;
  const field = dimension.field === undefined ? undefined : plan.object.fields[dimension.field];
  const own: DimensionNaming = dimension.holdsFields ? { kind: 'fields', object: plan.object } : { kind: 'key' };
  const naming = field ? namingOf(registry, plan.object, dimension.field ?? id, field) : own;
  return { id, label: dimension.label, join: '', key: `${names.facts}.${id}::text`, naming };
}

function fieldDimension(
  registry: Registry,
  object: ObjectDefinition,
  id: string,
  alias: string,
  sight?: FactNames['sight'],
): ResolvedDimension | undefined {
  const [first = '', second, ...rest] = id.split('.');
  const field = object.fields[first];
  if (!field || rest.length > 0) return undefined;
  if (second === undefined) return groupable(registry, object, first, field, 't', '');
  const target = field.kind === 'reference' ? registry.objects.get(field.object) : undefined;
  const targetField = target?.fields[second];
  if (!target || !targetField || sight?.hidden(target.id).includes(second)) return undefined;
  const visible = sight?.visible(target.id, alias);
  const join = `left join ${target.id} ${alias} on ${alias}.workspace_id = t.workspace_id and ${alias}.id = t.${field.column ?? first}_id${visible === undefined ? '' : ` and ${visible}`}`;
  const found = groupable(registry, target, second, targetField, alias, join);
  return found && { ...found, id, label: { zh: `${field.label.zh} · ${found.label.zh}`, en: `${field.label.en} · ${found.label.en}` } };
}

function groupable(
  registry: Registry,
  object: ObjectDefinition,
  name: string,
  field: Field,
  alias: string,
  join: string,
): ResolvedDimension | undefined {
  const column = groupColumn(name, field);
  return column === undefined
    ? undefined
    : { id: name, label: field.label, join, key: `${alias}.${column}::text`, naming: namingOf(registry, object, name, field) };
}

function groupColumn(id: string, field: Field): string | undefined {
  const name = field.column ?? id;
  if (field.overflow === true) return undefined;
  switch (field.kind) {
    case 'reference':
    case 'member':
    case 'department':
      return `${name}_id`;
    case 'address':
      return `${name}_province`;
    case 'text':
    case 'choice':
    case 'boolean':
    case 'date':
      return name;
    default:
      return undefined;
  }
}

function namingOf(registry: Registry, object: ObjectDefinition, name: string, field: Field): DimensionNaming {
  const named = registry.dimensions.get(`${object.id}.${name}`);
  if (named) return { kind: 'registered', dimension: named };
  if (field.kind === 'choice') return { kind: 'options', field };
  const target = targetOf(registry, field);
  return target ? { kind: 'records', target } : { kind: 'key' };
}

function refuse(id: string, plan: MeasurePlan): never {
  const known = [...plan.definition.groupBy, ...Object.keys(plan.object.fields).filter((name) => !systemFields.some((system) => system === name))];
  const message = {
    zh: `不能按“${id}”分组；可用：${plan.definition.groupBy.join('、')}。`,
    en: `It cannot be grouped by “${id}”; possible: ${plan.definition.groupBy.join(', ')}.`,
  };
  throw invalid([{ field: 'groupBy', code: 'metrics.unknown_dimension', message, facts: { known: [...new Set(known)] } }]);
}
