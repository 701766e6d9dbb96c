import type { Label } from '#platform/contract/label.ts';
import { inputMessages } from '../../contract/input.messages.ts';
import type { Registry } from '../registry.ts';

/** What people call an input of this name; undefined where it has none of its own. */
export type InputNamer = (field: string) => Label | undefined;

const byRegistry = new WeakMap<Registry, ReadonlyMap<string, Label>>();

/** Names inputs by the catalogue, and those called like a field of records as the objects that have it agree. */
export function inputNamer(registry: Registry): InputNamer {
  const names = byRegistry.get(registry) ?? listNames(registry);
  byRegistry.set(registry, names);
  return (field) => names.get(field);
}

function listNames(registry: Registry): ReadonlyMap<string, Label> {
  const fields = [...registry.objects.values()].flatMap((object) => Object.entries(object.fields));
  const byField = Map.groupBy(fields, ([name]) => name);
  const agreed = [...byField].flatMap(([name, uses]): [string, Label][] => {
    const [label, ...others] = new Map(uses.map(([, field]) => [field.label.zh, field.label])).values();
    return label && others.length === 0 ? [[name, label]] : [];
  });
  const known = Object.entries<Label>(inputMessages).map(([id, label]): [string, Label] => [id.replace('input.', ''), label]);
  return new Map([...agreed, ...known]);
}
