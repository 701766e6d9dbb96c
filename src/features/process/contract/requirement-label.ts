import type { Label } from '#platform/contract/label.ts';
import { type ProcessDefinition, conditionsOf } from './definition.ts';
import { requirementTexts } from './process.messages.ts';

/** What a requirement asks for, by the id a refused move names; undefined when the process asks for no such thing. */
export function labelOfRequirement(definition: ProcessDefinition, id: string, fieldLabel: (field: string) => Label): Label | undefined {
  const fixed = { reason: requirementTexts.giveReason, who: requirementTexts.ownerOnly, transition: requirementTexts.anyTransition };
  if (id === 'reason' || id === 'who' || id === 'transition') return fixed[id];
  const gates = [...definition.stages.map((stage) => stage.entry), ...definition.transitions];
  const field = id.startsWith('field.') ? id.slice('field.'.length) : undefined;
  if (field !== undefined) return gates.some((gate) => gate.required.includes(field)) ? requirementTexts.fillIn(fieldLabel(field)) : undefined;
  const item = gates.flatMap((gate) => gate.checklist).find((each) => `checklist.${each.id}` === id);
  return item?.label ?? conditionsOf(definition).find((condition) => condition.id === id)?.message;
}
