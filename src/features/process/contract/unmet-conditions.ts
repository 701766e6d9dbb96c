import type { Label } from '#platform/contract/label.ts';
import { type Condition, type Gate, type ProcessDefinition, type Remedy, type Who, findStage, findTransition, isBackwards } from './definition.ts';
import { requirementTexts } from './process.messages.ts';

/** What sort of thing a move asks for. */
export type RequirementKind = 'field' | 'condition' | 'checklist' | 'reason' | 'who' | 'transition';

/** One thing a move asks for, whether it is there, and how to give it. */
export interface Requirement {
  /** Stable within the process; what an exception names: a condition's id, `field.amount`, `checklist.report`, `reason`, `who`. */
  readonly id: string;
  readonly code: string;
  readonly kind: RequirementKind;
  readonly label: Label;
  readonly isMet: boolean;
  /** Not met, but somebody granted an exception: its id. */
  readonly exceptionId?: string;
  /** What there is now. */
  readonly now?: Label;
  readonly hint?: Label;
  readonly remedy?: Remedy | { readonly action: 'confirm'; readonly item: string } | { readonly action: 'explain' };
  /** The rule itself, for those who want to read it. */
  readonly expression?: string;
}

/** What is known of a record that asks to move. */
export interface MoveFacts {
  /** Null when the record is being created. */
  readonly from: string | null;
  readonly to: string;
  /** Whether a field says something: placeholders such as TBD do not. */
  readonly isFilled: (field: string) => boolean;
  readonly fieldLabel: (field: string) => Label;
  /** By condition id; absent or false means that it does not hold. */
  readonly holds: ReadonlyMap<string, boolean>;
  /** By condition id: the figure that shows what there is now. */
  readonly evidence: ReadonlyMap<string, string>;
  readonly confirmed: ReadonlySet<string>;
  readonly reason: string | undefined;
  readonly isAllowed: (who: Who) => boolean;
  /** By requirement id: the exception in force for this person or record. */
  readonly exceptions: ReadonlyMap<string, string>;
}

/** Everything a move asks for, met and unmet; a move the process does not know asks for a transition that is not there. */
export function requirementsOf(definition: ProcessDefinition, facts: MoveFacts): Requirement[] {
  const found = gatesOf(definition, facts);
  if (!found) return [withException(noTransition(definition, facts), facts)];
  const requirements = [
    ...found.gates.flatMap((gate) => gateRequirements(gate, facts)),
    ...whoRequirements(found.who, facts),
    ...reasonRequirements(found.requiresReason, facts),
  ];
  const byId = new Map(requirements.map((requirement) => [requirement.id, requirement]));
  return [...byId.values()].map((requirement) => withException(requirement, facts));
}

/** What stands in the way of a move, exceptions granted set aside; empty when it may happen. */
export function unmetConditions(requirements: readonly Requirement[]): Requirement[] {
  return requirements.filter((requirement) => !requirement.isMet && requirement.exceptionId === undefined);
}

/** The conditions a move must be checked against; none when the process does not know the move. */
export function conditionsAsked(definition: ProcessDefinition, move: Pick<MoveFacts, 'from' | 'to'>): Condition[] {
  return gatesOf(definition, move)?.gates.flatMap((gate) => gate.conditions) ?? [];
}

interface FoundGates {
  readonly gates: readonly Gate[];
  readonly who?: Who;
  readonly requiresReason: boolean;
}

function gatesOf(definition: ProcessDefinition, facts: Pick<MoveFacts, 'from' | 'to'>): FoundGates | undefined {
  const target = findStage(definition, facts.to);
  if (!target) return undefined;
  if (facts.from === null || !findStage(definition, facts.from)) return { gates: gatesUpTo(definition, target.id), requiresReason: false };
  const transition = findTransition(definition, facts.from, facts.to);
  if (!transition) return undefined;
  const back = isBackwards(definition, facts.from, facts.to);
  // Going back asks for a reason, not once more for what the stage asked on the way in.
  const gates = back ? [transition] : [target.entry, transition];
  return { gates, who: transition.who, requiresReason: transition.requires_reason || back };
}

/** A record created half-way must have what every stage up to there asks for; a lost one only what losing asks for. */
function gatesUpTo(definition: ProcessDefinition, id: string): Gate[] {
  const at = definition.stages.findIndex((stage) => stage.id === id);
  const target = definition.stages[at];
  if (!target || target.kind === 'lost') return target ? [target.entry] : [];
  return definition.stages.filter((stage, index) => index <= at && (stage.kind === 'open' || stage === target)).map((stage) => stage.entry);
}

function gateRequirements(gate: Gate, facts: MoveFacts): Requirement[] {
  return [
    ...gate.required.map((field) => fieldRequirement(field, facts)),
    ...gate.conditions.map((condition): Requirement => {
      const value = facts.evidence.get(condition.id);
      const evidence = condition.evidence && value !== undefined ? { now: fillIn(condition.evidence.label, value) } : {};
      return {
        id: condition.id,
        code: `process.condition.${condition.id}`,
        kind: 'condition',
        label: condition.message,
        isMet: facts.holds.get(condition.id) === true,
        expression: condition.expression,
        ...evidence,
        ...(condition.hint ? { hint: condition.hint } : {}),
        ...(condition.remedy ? { remedy: condition.remedy } : {}),
      };
    }),
    ...gate.checklist
      .filter((item) => item.required)
      .map((item): Requirement => ({
        id: `checklist.${item.id}`,
        code: 'process.checklist_open',
        kind: 'checklist',
        label: item.label,
        isMet: facts.confirmed.has(item.id),
        remedy: { action: 'confirm', item: item.id },
      })),
  ];
}

function fieldRequirement(field: string, facts: MoveFacts): Requirement {
  const isMet = facts.isFilled(field);
  return {
    id: `field.${field}`,
    code: 'process.field_missing',
    kind: 'field',
    label: requirementTexts.fillIn(facts.fieldLabel(field)),
    isMet,
    ...(isMet ? {} : { now: requirementTexts.empty }),
    remedy: { action: 'fill', field },
  };
}

function whoRequirements(who: Who | undefined, facts: MoveFacts): Requirement[] {
  if (!who || who.kind === 'anyone') return [];
  const label = who.kind === 'owner' ? requirementTexts.ownerOnly : requirementTexts.rolesOnly(who.roles);
  return [{ id: 'who', code: 'process.not_yours', kind: 'who', label, isMet: facts.isAllowed(who) }];
}

function reasonRequirements(isRequired: boolean, facts: MoveFacts): Requirement[] {
  if (!isRequired) return [];
  const isMet = (facts.reason ?? '').trim() !== '';
  return [{ id: 'reason', code: 'process.reason_missing', kind: 'reason', label: requirementTexts.giveReason, isMet, remedy: { action: 'explain' } }];
}

function noTransition(definition: ProcessDefinition, facts: MoveFacts): Requirement {
  const to = findStage(definition, facts.to)?.label ?? { zh: facts.to, en: facts.to };
  const from = findStage(definition, facts.from)?.label ?? { zh: facts.from ?? '', en: facts.from ?? '' };
  const reachable = definition.stages.filter((stage) => facts.from !== null && findTransition(definition, facts.from, stage.id));
  const label = findStage(definition, facts.to) ? requirementTexts.noTransition(from, to) : requirementTexts.unknownStage(facts.to);
  const hint = requirementTexts.reachable(reachable.map((stage) => stage.label));
  return { id: 'transition', code: 'process.no_transition', kind: 'transition', label, isMet: false, hint };
}

function withException(requirement: Requirement, facts: MoveFacts): Requirement {
  const exceptionId = requirement.isMet ? undefined : facts.exceptions.get(requirement.id);
  return exceptionId === undefined ? requirement : { ...requirement, exceptionId };
}

function fillIn(label: Label, value: string): Label {
  return { zh: label.zh.replaceAll('{value}', value), en: label.en.replaceAll('{value}', value) };
}
