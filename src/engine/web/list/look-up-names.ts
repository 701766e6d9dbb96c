import { callRoute } from '#platform/web/api.ts';
import type { Field } from '#engine/contract/objects/fields.ts';
import { findWebObject, routesOf } from '../objects/object-registry.ts';
import { nameOfRecord } from '../objects/read-value.ts';
import { findPeople } from '../people.ts';
import type { PickChoice } from '../people.ts';

/** Who or what goes by each of these names; nobody, one, or several. */
export async function lookUpNames(field: Field, names: readonly string[]): Promise<ReadonlyMap<string, readonly PickChoice[]>> {
  const wanted = [...new Set(names)];
  if (field.kind === 'member') {
    const found = await Promise.all(wanted.map(async (name) => (await findPeople()?.searchMembers(name)) ?? []));
    return byName(wanted, found.flat());
  }
  if (field.kind === 'department') return byName(wanted, (await findPeople()?.listDepartments()) ?? []);
  if (field.kind !== 'reference') return new Map();
  const target = findWebObject(field.object)?.object;
  if (!target) return new Map();
  const { nameField } = target;
  const answer = await callRoute(routesOf(target).query, {
    filter: { field: nameField, op: 'in', value: wanted.slice(0, 1000) },
    columns: [nameField],
    limit: 1000,
  });
  return byName(
    wanted,
    answer.rows.map((row) => ({ id: row.id, name: nameOfRecord(row, nameField) })),
  );
}

function byName(names: readonly string[], choices: readonly PickChoice[]): ReadonlyMap<string, readonly PickChoice[]> {
  const unique = [...new Map(choices.map((choice) => [choice.id, choice])).values()];
  return new Map(names.map((name) => [name, unique.filter((choice) => choice.name === name)]));
}
