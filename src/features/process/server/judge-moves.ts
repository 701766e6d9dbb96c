import type { Issue } from '#platform/contract/errors.ts';
import { isBlankText } from '#engine/contract/expression/text-rules.ts';
import { holdsRole } from '#engine/contract/actor.ts';
import type { Context } from '#engine/server/context.ts';
import { objectNamed } from '#engine/server/fields/object-storage.ts';
import type { Values } from '#engine/server/records/guard.ts';
import type { Condition, Who } from '../contract/definition.ts';
import { type MoveFacts, type Requirement, conditionsAsked, requirementsOf, unmetConditions } from '../contract/unmet-conditions.ts';
import { evaluateConditions } from './evaluate-conditions.ts';
import { listExceptionsInForce } from './exception.queries.ts';
import type { ProcessInForce } from './load-process.ts';

/** A record that asks to enter a stage, as it would be after the change. */
export interface MoveRequest {
  readonly recordId: string;
  /** Null when the record is being created. */
  readonly from: string | null;
  readonly to: string;
  readonly values: Values;
  readonly reason?: string | undefined;
  readonly confirmed?: readonly string[] | undefined;
}

/** What a move asks for and what is still missing. */
export interface Judgement {
  readonly requirements: readonly Requirement[];
  readonly unmet: readonly Requirement[];
  /** Ids of the exceptions without which it would be refused. */
  readonly exceptionsUsed: readonly string[];
}

/** Judges a batch of moves by the process in force: at most one statement for all conditions and one for exceptions. */
export async function judgeMoves(ctx: Context, objectId: string, process: ProcessInForce, requests: readonly MoveRequest[]): Promise<Judgement[]> {
  const { definition } = process;
  const conditions = requests.map((request) => conditionsAsked(definition, request));
  const answers = await evaluateConditions(ctx, objectId, candidatesOf(requests, conditions), expressionsOf(conditions.flat()));
  const factsOf = (request: MoveRequest, exceptions: ReadonlyMap<string, string>) => ({
    ...baseFacts(ctx, objectId, request),
    ...answersFor(answers.get(request.recordId)),
    exceptions,
  });
  const none = new Map<string, string>();
  const first = requests.map((request) => requirementsOf(definition, factsOf(request, none)));
  const refused = requests.filter((_, index) => first[index]?.some((requirement) => !requirement.isMet));
  const exceptions = await exceptionsFor(ctx, objectId, refused);
  return requests.map((request, index) => {
    const own = exceptions.get(request.recordId);
    return judgementOf(own ? requirementsOf(definition, factsOf(request, own)) : (first[index] ?? []));
  });
}

/** The issues a refused move is answered with, through every door. */
export function issuesOf(judgement: Judgement): Issue[] {
  return judgement.unmet.map((requirement) => {
    const now = requirement.now ? { zh: `（${requirement.now.zh}）`, en: ` (${requirement.now.en})` } : { zh: '', en: '' };
    return {
      field: requirement.remedy?.action === 'fill' ? requirement.remedy.field : 'stage',
      code: requirement.code,
      message: { zh: `${requirement.label.zh}${now.zh}`, en: `${requirement.label.en}${now.en}` },
      facts: { requirement: requirement.id },
    };
  });
}

function judgementOf(requirements: readonly Requirement[]): Judgement {
  const exceptionsUsed = [...new Set(requirements.flatMap((requirement) => requirement.exceptionId ?? []))];
  return { requirements, unmet: unmetConditions(requirements), exceptionsUsed };
}

function candidatesOf(requests: readonly MoveRequest[], conditions: readonly (readonly Condition[])[]) {
  const asked = requests.filter((_, index) => (conditions[index]?.length ?? 0) > 0);
  // One record may be judged for several moves at once; its values are the same in all of them but the stage.
  return [...new Map(asked.map((request) => [request.recordId, { id: request.recordId, values: request.values }])).values()];
}

function expressionsOf(conditions: readonly Condition[]): Map<string, string> {
  const expressions = new Map<string, string>();
  for (const condition of conditions) {
    expressions.set(`holds.${condition.id}`, condition.expression);
    if (condition.evidence) expressions.set(`shows.${condition.id}`, condition.evidence.expression);
  }
  return expressions;
}

function answersFor(answers: ReadonlyMap<string, string | null> | undefined): Pick<MoveFacts, 'holds' | 'evidence'> {
  const holds = new Map<string, boolean>();
  const evidence = new Map<string, string>();
  for (const [name, value] of answers ?? []) {
    if (name.startsWith('holds.')) holds.set(name.slice(6), value === 'true');
    else evidence.set(name.slice(6), value ?? '0');
  }
  return { holds, evidence };
}

function baseFacts(ctx: Context, objectId: string, request: MoveRequest): Omit<MoveFacts, 'holds' | 'evidence' | 'exceptions'> {
  const object = objectNamed(ctx.registry, objectId);
  const owner = object.ownerField === undefined ? null : request.values[object.ownerField];
  return {
    from: request.from,
    to: request.to,
    isFilled: (field) => isFilled(request.values[field]),
    fieldLabel: (field) => object.fields[field]?.label ?? { zh: field, en: field },
    confirmed: new Set(request.confirmed),
    reason: request.reason,
    isAllowed: (who: Who) => {
      if (who.kind === 'roles') return holdsRole(ctx.actor, who.roles);
      return who.kind === 'anyone' || (typeof owner === 'string' && ctx.actor.reach.own.includes(owner));
    },
  };
}

/** Whether a value says something; `TBD` and `无` do not (METRICS M57). */
export function isFilled(value: unknown): boolean {
  if (value === null || value === undefined) return false;
  if (typeof value === 'string') return !isBlankText(value);
  return !Array.isArray(value) || value.length > 0;
}

async function exceptionsFor(ctx: Context, objectId: string, refused: readonly MoveRequest[]): Promise<Map<string, ReadonlyMap<string, string>>> {
  if (refused.length === 0) return new Map();
  const granted = await listExceptionsInForce(
    ctx,
    objectId,
    refused.map((request) => request.recordId),
  );
  if (granted.length === 0) return new Map();
  return new Map(
    refused.map(({ recordId }) => {
      const own = granted.filter((exception) => exception.record_id === null || exception.record_id === recordId);
      return [recordId, new Map(own.map((exception) => [exception.condition_id, exception.id]))];
    }),
  );
}
