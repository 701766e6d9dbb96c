import type { Label } from '#platform/contract/label.ts';
import type { Field } from '#engine/contract/objects/fields.ts';
import type { Registry } from '#engine/server/registry.ts';

const system: Readonly<Record<string, Field>> = {
  created_at: { kind: 'datetime', label: { zh: '创建时间', en: 'Created' } },
  updated_at: { kind: 'datetime', label: { zh: '修改时间', en: 'Changed' } },
  created_by: { kind: 'member', label: { zh: '创建人', en: 'Created by' } },
  updated_by: { kind: 'member', label: { zh: '修改人', en: 'Changed by' } },
};

/** The field a path leads to, through references. */
export function fieldAt(registry: Registry, objectId: string, path: string): Field | undefined {
  const [first = '', ...rest] = path.split('.');
  const field = registry.objects.get(objectId)?.fields[first] ?? system[first];
  if (rest.length === 0 || !field) return field;
  return field.kind === 'reference' ? fieldAt(registry, field.object, rest.join('.')) : undefined;
}

/** What the path is called: every step of it. */
export function pathLabel(registry: Registry, objectId: string, path: string): Label {
  const steps = path.split('.');
  const labels = steps.map((step, at) => fieldAt(registry, objectId, steps.slice(0, at + 1).join('.'))?.label ?? { zh: step, en: step });
  return { zh: labels.map((label) => label.zh).join(' · '), en: labels.map((label) => label.en).join(' · ') };
}

/** The object that holds the last step of a path, and the step. */
export function ownerOfPath(registry: Registry, objectId: string, path: string): { readonly object: string; readonly name: string } {
  const steps = path.split('.');
  const name = steps.pop() ?? path;
  const object = steps.reduce((at, step) => {
    const field = registry.objects.get(at)?.fields[step];
    return field?.kind === 'reference' ? field.object : at;
  }, objectId);
  return { object, name };
}
