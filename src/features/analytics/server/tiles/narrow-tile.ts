import type { FilterCondition, FilterTree } from '#engine/contract/expression/filter-tree.ts';
import type { Field } from '#engine/contract/objects/fields.ts';
import type { ObjectDefinition } from '#engine/contract/objects/object.ts';
import type { Registry } from '#engine/server/registry.ts';
import type { BoardFilter } from '../../contract/tile.ts';

/** What of a dashboard's conditions one tile follows, and the names of those it cannot. */
export interface Narrowing {
  readonly conditions: readonly FilterCondition[];
  readonly ignored: readonly string[];
}

/** Rewrites conditions written in terms of other objects for the records a tile is about. */
export function narrowTile(registry: Registry, object: ObjectDefinition, filter: BoardFilter): Narrowing {
  const conditions: FilterCondition[] = [];
  const ignored: string[] = [];
  for (const { object: home, where } of filter.conditions ?? []) {
    const field = pathFrom(registry, home, where.field, object);
    if (field === undefined) ignored.push(where.field);
    else conditions.push({ ...where, field });
  }
  return { conditions, ignored };
}

/** Several trees as one; undefined when there is none. */
export function allOf(...trees: readonly (FilterTree | undefined)[]): FilterTree | undefined {
  const given = trees.filter((tree) => tree !== undefined);
  return given.length <= 1 ? given[0] : { and: given };
}

/**
 * How records of `object` reach what `path` says of records of `home`: the field itself, the one in common, or through a reference.
 * A field that only shares its name with another is not the same field.
 */
function pathFrom(registry: Registry, homeId: string, path: string, object: ObjectDefinition): string | undefined {
  if (homeId === object.id) return path;
  const home = registry.objects.get(homeId);
  const [first = '', ...rest] = path.split('.');
  const meant = home?.fields[first];
  if (!home || !meant) return undefined;
  if (meant.kind === 'reference' && meant.object === object.id) return rest.length === 0 ? 'id' : rest.join('.');
  if (isSameField(meant, object.fields[first])) return path;
  const own = meant.kind === 'reference' ? referenceTo(object, meant.object) : undefined;
  if (own !== undefined) return [own, ...rest].join('.');
  const back = referenceTo(object, home.id);
  const through = back === undefined ? throughAnother(registry, object, first, meant) : `${back}.${first}`;
  const whole = through === undefined ? undefined : [through, ...rest].join('.');
  return whole !== undefined && whole.split('.').length <= 3 ? whole : undefined;
}

function referenceTo(object: ObjectDefinition, target: string): string | undefined {
  return Object.keys(object.fields).find((name) => {
    const field = object.fields[name];
    return field?.kind === 'reference' && field.object === target;
  });
}

function throughAnother(registry: Registry, object: ObjectDefinition, name: string, meant: Field): string | undefined {
  for (const [own, field] of Object.entries(object.fields)) {
    const target = field.kind === 'reference' ? registry.objects.get(field.object) : undefined;
    if (target && isSameField(meant, target.fields[name])) return `${own}.${name}`;
  }
  return undefined;
}

function isSameField(meant: Field, other: Field | undefined): boolean {
  if (other?.kind !== meant.kind) return false;
  if (meant.kind === 'reference' && other.kind === 'reference') return meant.object === other.object;
  if (meant.kind === 'choice' && other.kind === 'choice') {
    return (
      meant.options.length > 0 &&
      meant.options.length === other.options.length &&
      meant.options.every((each, at) => each.value === other.options[at]?.value)
    );
  }
  return meant.kind === 'member' || meant.kind === 'department';
}
