import type { Condition, ProcessDefinition, Stage } from '#features/process/contract/definition.ts';
import type { RuleItem } from '#features/inspection/contract/template.ts';

/** Stages whose entry a rule is put before unless somebody says otherwise: open ones after the first, and winning. */
export function defaultStages(definition: ProcessDefinition): string[] {
  const open = definition.stages.filter((stage) => stage.kind === 'open').slice(1);
  return [...open, ...definition.stages.filter((stage) => stage.kind === 'won')].map((stage) => stage.id);
}

/** The process with the rule as a condition of entering the given stages. A stage that has it already stays as it is. */
export function adoptRule(definition: ProcessDefinition, rule: { item: RuleItem; origin: string }, stages: readonly string[]): ProcessDefinition {
  return {
    ...definition,
    stages: definition.stages.map((stage) => (stages.includes(stage.id) ? guarded(stage, conditionOf(rule.item, stage, rule.origin)) : stage)),
  };
}

function guarded(stage: Stage, condition: Condition): Stage {
  if (stage.entry.conditions.some((existing) => existing.expression === condition.expression)) return stage;
  return { ...stage, entry: { ...stage.entry, conditions: [...stage.entry.conditions, condition] } };
}

/** Ids are unique in a process, because exceptions are granted for one of them by name. */
function conditionOf(item: RuleItem, stage: Stage, origin: string): Condition {
  return {
    id: `${stage.id}_${item.id}`.slice(0, 60),
    expression: item.condition,
    message: item.label,
    ...(item.guidance ? { hint: item.guidance } : {}),
    ...(item.fixField ? { remedy: { action: 'fill' as const, field: item.fixField } } : {}),
    origin,
  };
}
