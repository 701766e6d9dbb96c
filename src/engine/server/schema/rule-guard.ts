import type { Issue } from '#platform/contract/errors.ts';
import type { Label } from '#platform/contract/label.ts';
import { checkExpression } from '../../contract/expression/check-expression.ts';
import { isTrueFor } from '../../contract/expression/evaluate-expression.ts';
import { listDependencies } from '../../contract/expression/list-dependencies.ts';
import type { ExprSchema } from '../../contract/expression/schema.ts';
import type { TypedExpression } from '../../contract/expression/typed-tree.ts';
import type { ObjectDefinition } from '../../contract/objects/object.ts';
import type { Context } from '../context.ts';
import { compileExpressionSql } from '../expression/compile-expression-sql.ts';
import { environmentOf } from '../expression/environment.ts';
import { createSqlParameters } from '../expression/sql-parameters.ts';
import { storageOf } from '../fields/object-storage.ts';
import { objectTables } from '../query/object-schema.ts';
import { candidateSource } from '../records/candidates-sql.ts';
import type { RecordChange, RecordGuard, Values } from '../records/guard.ts';
import type { RuleRow } from './schema-rows.ts';

interface Rule extends RuleRow {
  readonly typed: TypedExpression;
  /** Own fields whose change makes the rule worth asking. */
  readonly needs: ReadonlySet<string>;
  /** Nothing but the record's own values is asked: no statement is needed. */
  readonly isOwn: boolean;
}

/** Whether the rule's expression held for a change's record, before and after. */
type Holds = (rule: Rule, change: RecordChange, when: 'before' | 'after') => boolean;

/** The administrators' rules of one object as a guard of its writes; undefined when there are none. */
export function ruleGuard(object: ObjectDefinition, rows: readonly RuleRow[], schema: ExprSchema): RecordGuard | undefined {
  const rules = rows.filter((row) => row.spec.active).flatMap((row) => readRule(row, object, schema) ?? []);
  if (rules.length === 0) return undefined;
  return {
    object: object.id,
    check: async (ctx, changes) => {
      const asked = changes.map((change) => (change.after === null ? [] : rules.filter((rule) => isTouched(rule, change))));
      if (asked.every((some) => some.length === 0)) return changes.map(() => []);
      const holds = await answerRules(ctx, object, rules, changes);
      return changes.map((change, at) => (asked[at] ?? []).flatMap((rule) => issuesOf(object, rule, change, holds)));
    },
  };
}

/** A rule that fits no more, since what it speaks of is gone, rests until it does. */
function readRule(row: RuleRow, object: ObjectDefinition, schema: ExprSchema): Rule | undefined {
  const checked = checkExpression(row.spec.expression, schema, object.id, { expects: { kind: 'boolean' } });
  if (!checked.ok) return undefined;
  const needs = listDependencies(checked.typed);
  const own = [...needs.fields, ...needs.identities, ...needs.references.keys(), ...(row.spec.field === undefined ? [] : [row.spec.field])];
  return { ...row, typed: checked.typed, needs: new Set(own), isOwn: needs.references.size === 0 && needs.children.size === 0 };
}

/** What was wrong before does not keep people from other changes. */
function isTouched(rule: Rule, change: RecordChange): boolean {
  return change.before === null || change.changed.some((name) => rule.needs.has(name) || rule.needs.has(name.replace(/_[a-z]+$/, '')));
}

async function answerRules(ctx: Context, object: ObjectDefinition, rules: readonly Rule[], changes: readonly RecordChange[]): Promise<Holds> {
  const far = rules.filter((rule) => !rule.isOwn);
  const env = environmentOf(ctx);
  const [after, before] = await Promise.all([
    answerFar(ctx, object, far, changes, 'after'),
    answerFar(
      ctx,
      object,
      far.filter((rule) => rule.spec.kind === 'read_only_when'),
      changes,
      'before',
    ),
  ]);
  return (rule, change, when) => {
    const values = change[when];
    if (values === null) return false;
    if (!rule.isOwn) return (when === 'after' ? after : before).has(`${change.id} ${rule.id}`);
    return isTrueFor(rule.typed, { id: change.id, values: inputsOf(object, values) }, env);
  };
}

/** Rules that look beyond the record are asked of the database, all at once. */
async function answerFar(
  ctx: Context,
  object: ObjectDefinition,
  rules: readonly Rule[],
  changes: readonly RecordChange[],
  when: 'before' | 'after',
): Promise<ReadonlySet<string>> {
  const candidates = changes.flatMap((change) => (change[when] === null ? [] : [{ id: change.id, values: change[when] }]));
  if (rules.length === 0 || candidates.length === 0) return new Set();
  const parameters = createSqlParameters();
  const source = candidateSource(ctx, storageOf(object), candidates, parameters);
  const tables = objectTables(ctx.registry);
  const columns = rules.map((rule, at) => {
    const { sql } = compileExpressionSql(rule.typed, { alias: 'o', env: environmentOf(ctx), tables, parameters });
    return `(${sql}) is true as r${at}`;
  });
  const rows = await ctx.session.query<Readonly<Record<string, unknown>>>({
    text: `select o.id, ${columns.join(', ')} from (${source}) as o`,
    values: parameters.values,
  });
  return new Set(rows.flatMap((row) => rules.flatMap((rule, at) => (row[`r${at}`] === true ? [`${String(row['id'])} ${rule.id}`] : []))));
}

/** Values as expressions read them: an address by its parts. */
function inputsOf(object: ObjectDefinition, values: Values): Record<string, unknown> {
  const inputs: Record<string, unknown> = { ...values };
  for (const [name, field] of Object.entries(object.fields)) {
    const value = values[name];
    if (field.kind !== 'address' || value === null || typeof value !== 'object') continue;
    for (const [part, text] of Object.entries(value)) inputs[`${name}_${part}`] = text;
  }
  return inputs;
}

function issuesOf(object: ObjectDefinition, rule: Rule, change: RecordChange, holds: Holds): Issue[] {
  const { spec } = rule;
  const after = holds(rule, change, 'after');
  const isFilled = (spec.field === undefined ? null : (change.after?.[spec.field] ?? null)) !== null;
  const isChanged = spec.field !== undefined && change.changed.includes(spec.field);
  switch (spec.kind) {
    case 'validation':
      return after ? [refusal(object, rule, { zh: `不符合规则“${spec.label.zh}”。`, en: `The rule “${spec.label.en}” is not met.` })] : [];
    case 'required_when': {
      const label = labelOf(object, spec.field);
      return after && !isFilled
        ? [refusal(object, rule, { zh: `请填写“${label.zh}”：${spec.label.zh}。`, en: `Fill in “${label.en}”: ${spec.label.en}.` })]
        : [];
    }
    case 'visible_when': {
      const label = labelOf(object, spec.field);
      return !after && isChanged && isFilled
        ? [
            refusal(object, rule, {
              zh: `现在不能填写“${label.zh}”：${spec.label.zh}。`,
              en: `“${label.en}” cannot be filled in now: ${spec.label.en}.`,
            }),
          ]
        : [];
    }
    case 'read_only_when': {
      const label = labelOf(object, spec.field);
      return change.before !== null && isChanged && holds(rule, change, 'before')
        ? [
            refusal(object, rule, {
              zh: `现在不能修改“${label.zh}”：${spec.label.zh}。`,
              en: `“${label.en}” cannot be changed now: ${spec.label.en}.`,
            }),
          ]
        : [];
    }
  }
}

function labelOf(object: ObjectDefinition, name: string | undefined): Label {
  return object.fields[name ?? '']?.label ?? { zh: name ?? '', en: name ?? '' };
}

function refusal(object: ObjectDefinition, { id, spec }: Rule, message: Label): Issue {
  return {
    ...(spec.field !== undefined && { field: spec.field }),
    code: `rule.${spec.kind}`,
    message: spec.message ?? message,
    facts: { rule: id, object: object.id },
  };
}
