import type { Label } from '#platform/contract/label.ts';
import { checkExpression } from '#engine/contract/expression/check-expression.ts';
import type { ExprSchema } from '#engine/contract/expression/schema.ts';
import { type Condition, type ProcessDefinition, type Stage, type Transition, findTransition } from './definition.ts';
import { lintTexts } from './process.messages.ts';

/** Something wrong with a definition; an error keeps it from being published, a warning does not. */
export interface LintIssue {
  readonly severity: 'error' | 'warning';
  readonly code: string;
  /** Where: `stages.negotiation`, `stages.negotiation.entry.conditions.decision_maker`. */
  readonly at: string;
  readonly message: Label;
  /** In a condition: offsets of the wrong part. */
  readonly span?: { readonly start: number; readonly end: number };
}

/** What a definition is checked against: the object's fields and the names expressions may use. */
export interface LintSubject {
  readonly object: string;
  readonly fields: ReadonlySet<string>;
  readonly schema: ExprSchema;
}

/** Finds what would trap records or let them slip: unreachable stages, dead ends, no way back, unknown names, wrong expressions. */
export function lintProcess(definition: ProcessDefinition, subject: LintSubject): LintIssue[] {
  return [
    ...lintNames(definition),
    ...lintEnds(definition),
    ...lintPaths(definition),
    ...definition.transitions.flatMap((transition) => lintTransition(definition, transition)),
    ...lintGates(definition, subject),
  ];
}

function error(code: string, at: string, message: Label): LintIssue {
  return { severity: 'error', code: `process.lint.${code}`, at, message };
}

function lintNames(definition: ProcessDefinition): LintIssue[] {
  const gates = [...definition.stages.map((stage) => stage.entry), ...definition.transitions];
  return [
    ...duplicates(definition.stages.map((stage) => stage.id)).map((id) => error('duplicate_stage', `stages.${id}`, lintTexts.duplicate(id))),
    ...duplicates(gates.flatMap((gate) => gate.conditions.map((condition) => condition.id))).map((id) =>
      error('duplicate_condition', `conditions.${id}`, lintTexts.duplicate(id)),
    ),
    ...duplicates(gates.flatMap((gate) => gate.checklist.map((item) => item.id))).map((id) =>
      error('duplicate_checklist', `checklist.${id}`, lintTexts.duplicate(id)),
    ),
  ];
}

function duplicates(ids: readonly string[]): string[] {
  return [...new Set(ids.filter((id, index) => ids.indexOf(id) !== index))];
}

function lintEnds(definition: ProcessDefinition): LintIssue[] {
  const issues: LintIssue[] = [];
  if (definition.stages[0]?.kind !== 'open') issues.push(error('first_closed', 'stages', lintTexts.firstClosed));
  if (!definition.stages.some((stage) => stage.kind === 'won')) issues.push(error('no_win', 'stages', lintTexts.noWin));
  if (!definition.stages.some((stage) => stage.kind === 'lost')) issues.push(error('no_loss', 'stages', lintTexts.noLoss));
  return issues;
}

function lintPaths(definition: ProcessDefinition): LintIssue[] {
  const [first] = definition.stages;
  const reached = first ? reachableFrom(definition, first) : new Set<string>();
  return definition.stages.flatMap((stage, index) => {
    const at = `stages.${stage.id}`;
    const issues: LintIssue[] = [];
    if (!reached.has(stage.id)) issues.push(error('unreachable', at, lintTexts.unreachable(stage.label)));
    if (stage.kind === 'open' && !canClose(definition, stage)) issues.push(error('no_exit', at, lintTexts.noExit(stage.label)));
    if (index > 0 && !stage.no_return && !hasWayBack(definition, index)) issues.push(error('no_way_back', at, lintTexts.noWayBack(stage.label)));
    const before = definition.stages[index - 1];
    if (before?.kind === 'open' && stage.kind === 'open' && stage.probability < before.probability) {
      issues.push({ ...error('probability_falls', at, lintTexts.probabilityFalls(stage.label)), severity: 'warning' });
    }
    return issues;
  });
}

function reachableFrom(definition: ProcessDefinition, start: Stage): Set<string> {
  const reached = new Set([start.id]);
  const waiting = [start.id];
  for (let from = waiting.pop(); from !== undefined; from = waiting.pop()) {
    for (const stage of definition.stages) {
      if (reached.has(stage.id) || !findTransition(definition, from, stage.id)) continue;
      reached.add(stage.id);
      waiting.push(stage.id);
    }
  }
  return reached;
}

function canClose(definition: ProcessDefinition, stage: Stage): boolean {
  const reached = reachableFrom(definition, stage);
  return definition.stages.some((end) => end.kind !== 'open' && reached.has(end.id));
}

function hasWayBack(definition: ProcessDefinition, index: number): boolean {
  const stage = definition.stages[index];
  return definition.stages.slice(0, index).some((earlier) => stage && earlier.kind === 'open' && findTransition(definition, stage.id, earlier.id));
}

function lintTransition(definition: ProcessDefinition, transition: Transition): LintIssue[] {
  const stages = new Set(definition.stages.map((stage) => stage.id));
  const at = `transitions.${transition.from}.${transition.to}`;
  const unknown = [transition.from, transition.to].filter((name, index) => !stages.has(name) && !(index === 0 && name === '*'));
  return unknown.map((name) => error('unknown_stage', at, lintTexts.unknownStage(name)));
}

function lintGates(definition: ProcessDefinition, subject: LintSubject): LintIssue[] {
  const gates = [
    ...definition.stages.map((stage) => ({ at: `stages.${stage.id}.entry`, gate: stage.entry })),
    ...definition.transitions.map((transition) => ({ at: `transitions.${transition.from}.${transition.to}`, gate: transition })),
  ];
  return gates.flatMap(({ at, gate }) => [
    ...gate.required
      .filter((field) => !subject.fields.has(field))
      .map((field) => error('unknown_field', `${at}.required`, lintTexts.unknownField(field))),
    ...gate.conditions.flatMap((condition) => lintCondition(condition, `${at}.conditions.${condition.id}`, subject)),
  ]);
}

function lintCondition(condition: Condition, at: string, subject: LintSubject): LintIssue[] {
  const wanted = checkExpression(condition.expression, subject.schema, subject.object, { expects: { kind: 'boolean' } });
  const shown = condition.evidence ? checkExpression(condition.evidence.expression, subject.schema, subject.object) : undefined;
  return [wanted, shown].flatMap((checked) => {
    if (!checked || checked.ok) return [];
    return checked.issues.map((issue): LintIssue => ({
      ...error('bad_expression', at, lintTexts.badExpression(issue.message)),
      span: { start: issue.start, end: issue.end },
    }));
  });
}
