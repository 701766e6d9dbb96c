import type { ProcessDefinition } from './definition.ts';

/** One difference between two definitions; paths name stages and transitions by id. */
export interface DefinitionChange {
  readonly path: string;
  readonly kind: 'added' | 'removed' | 'changed';
  readonly before?: unknown;
  readonly after?: unknown;
}

/** What differs from one definition to another, part by part. */
export function diffProcess(before: ProcessDefinition, after: ProcessDefinition): DefinitionChange[] {
  const left = partsOf(before);
  const right = partsOf(after);
  return [...new Set([...left.keys(), ...right.keys()])].flatMap((path): DefinitionChange[] => {
    const old = left.get(path);
    const fresh = right.get(path);
    if (old === undefined) return [{ path, kind: 'added', after: fresh }];
    if (fresh === undefined) return [{ path, kind: 'removed', before: old }];
    return JSON.stringify(old) === JSON.stringify(fresh) ? [] : [{ path, kind: 'changed', before: old, after: fresh }];
  });
}

function partsOf(definition: ProcessDefinition): Map<string, unknown> {
  const parts = new Map<string, unknown>([['order', definition.stages.map((stage) => stage.id)]]);
  for (const { id, entry, ...own } of definition.stages) {
    for (const [name, value] of Object.entries(own)) parts.set(`stages.${id}.${name}`, value);
    addGate(parts, `stages.${id}.entry`, entry);
  }
  for (const { from, to, required, conditions, checklist, ...own } of definition.transitions) {
    parts.set(`transitions.${from}.${to}`, own);
    addGate(parts, `transitions.${from}.${to}`, { required, conditions, checklist });
  }
  return parts;
}

function addGate(parts: Map<string, unknown>, path: string, gate: ProcessDefinition['stages'][number]['entry']): void {
  if (gate.required.length > 0) parts.set(`${path}.required`, gate.required);
  for (const condition of gate.conditions) parts.set(`${path}.conditions.${condition.id}`, condition);
  for (const item of gate.checklist) parts.set(`${path}.checklist.${item.id}`, item);
}
