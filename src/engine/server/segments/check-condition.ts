import { type Issue, invalid } from '#platform/contract/errors.ts';
import { checkExpression } from '../../contract/expression/check-expression.ts';
import { treeOfFilter } from '../../contract/expression/filter-to-tree.ts';
import { isTooDeepFilter } from '../../contract/expression/filter-tree.ts';
import type { ExpressionIssue } from '../../contract/expression/issue.ts';
import type { Context } from '../context.ts';
import { schemaFor } from '../policy/field-access.ts';
import type { SegmentRow } from './segment.queries.ts';
import { withSegments } from './segment-rules.ts';

/** A segment that could not be asked for, or leads back to itself, is refused when it is kept. */
export function requireCondition(ctx: Context, segment: SegmentRow): void {
  const hasCondition = segment.filter !== null || segment.expression !== null;
  if (segment.kind === 'static') {
    if (hasCondition) throw invalid([noConditionHere]);
    return;
  }
  if (!hasCondition) throw invalid([conditionNeeded]);
  if (segment.filter !== null && isTooDeepFilter(segment.filter)) throw invalid([tooDeep]);
  const others = (ctx.registry.segments ?? []).filter((other) => other.id !== segment.id);
  const schema = withSegments(schemaFor(ctx.registry, ctx.actor), ctx.actor, [...others, segment]);
  const circle = checkExpression(`inSegment('${segment.id}')`, schema, segment.object);
  if (!circle.ok) {
    const looped = circle.issues.filter((issue) => issue.code === 'segment_circle' || issue.code === 'segment_too_much');
    if (looped.length > 0) throw invalid(looped.map((issue) => said(segment.filter === null ? 'expression' : 'filter', issue)));
  }
  // What is wrong is said of the condition itself, with its place.
  const tree = segment.filter === null ? undefined : treeOfFilter(segment.filter);
  const wrong = [
    ...(tree?.ok === false ? tree.issues.map((issue) => said('filter', issue)) : []),
    ...(tree?.ok === true ? issuesOf('filter', checkExpression(tree.tree, schema, segment.object, condition)) : []),
    ...(segment.expression === null ? [] : issuesOf('expression', checkExpression(segment.expression, schema, segment.object, condition))),
  ];
  if (wrong.length > 0) throw invalid(wrong);
}

const condition = { expects: { kind: 'boolean' } } as const;

function issuesOf(field: string, result: ReturnType<typeof checkExpression>): Issue[] {
  return result.ok ? [] : result.issues.map((issue) => said(field, issue));
}

function said(field: string, issue: ExpressionIssue): Issue {
  return { field, code: `expression.${issue.code}`, message: issue.message, facts: { ...issue.facts, start: issue.start, end: issue.end } };
}

const conditionNeeded: Issue = {
  field: 'filter',
  code: 'segment.condition_needed',
  message: { zh: '动态细分至少要有一个条件。', en: 'A dynamic segment needs a condition.' },
};
const noConditionHere: Issue = {
  field: 'filter',
  code: 'segment.no_condition',
  message: { zh: '静态细分没有条件；请把记录加入名单。', en: 'A static segment has no condition; add records to its list.' },
};
const tooDeep: Issue = {
  field: 'filter',
  code: 'filter.too_deep',
  message: { zh: '筛选条件嵌套太深，请拆开。', en: 'The filter is nested too deeply; split it.' },
};
