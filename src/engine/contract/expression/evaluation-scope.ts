import type { ExprEnvironment, ExprRecord, ExprValue } from './record.ts';
import type { RecordSource, TypedNode } from './typed-tree.ts';

/** What the evaluator sees at one place: the record asked about and the macro variables in sight. */
export interface EvaluationScope {
  readonly root: ExprRecord;
  readonly variables: ReadonlyMap<string, ExprRecord>;
  readonly env: ExprEnvironment;
  readonly evaluate: (node: TypedNode, scope: EvaluationScope) => ExprValue;
}

/** The record a source leads to; undefined where a reference is empty. */
export function recordAt(source: RecordSource, scope: EvaluationScope): ExprRecord | undefined {
  let record = startOf(source, scope);
  for (const step of source.path) record = record?.references?.[step.name] ?? undefined;
  return record;
}

/** The id of the record a source leads to; a reference may be present as its bare id. */
export function identityOf(source: RecordSource, scope: EvaluationScope): string | null {
  const last = source.path.at(-1);
  if (!last) return startOf(source, scope)?.id ?? null;
  const holder = recordAt({ ...source, path: source.path.slice(0, -1) }, scope);
  const bare = holder?.values[last.name];
  return holder?.references?.[last.name]?.id ?? (typeof bare === 'string' ? bare : null);
}

function startOf(source: RecordSource, scope: EvaluationScope): ExprRecord | undefined {
  return source.variable === null ? scope.root : scope.variables.get(source.variable);
}
