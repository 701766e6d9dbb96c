import { holdsOn, spansFor, spansOf, type PeopleQuestion, type PeopleSpan } from '../../contract/expression/people.ts';
import type { TypedNode } from '../../contract/expression/typed-tree.ts';
import { arrayParameter, constantValue, isConstant } from './sql-constants.ts';
import { constantDay, dateSql } from './sql-dates.ts';
import type { SqlScope } from './sql-scope.ts';
import { compileValue } from './sql-values.ts';

/** What is asked of the organisation: of whom, about whom or what, on which day. */
interface Question {
  readonly name: PeopleQuestion;
  readonly member: TypedNode;
  readonly target: TypedNode;
  readonly day: TypedNode;
}

/**
 * A question about people as the plainest condition it allows: membership in a list of ids, which the column's index serves; else in the
 * spans of the organisation, which travel with the statement and are joined or hashed.
 */
export function peopleSql(question: Question, scope: SqlScope): string {
  const { people } = scope.env;
  const { name, member, target, day } = question;
  if (!people) return 'false';
  const written = isConstant(target) ? constantValue(target, scope) : undefined;
  if (written === null) return 'false';
  const known = typeof written === 'string' ? spansFor(people, name, written) : [...spansOf(people, name).values()].flat();
  const person = compileValue(member, scope);
  const other = typeof written === 'string' ? undefined : compileValue(target, scope);
  if (!isConstant(day)) return datedSql({ person, other, day: dateSql(day, scope) }, known, scope);
  const date = constantDay(day, scope);
  const spans = date === null ? [] : known.filter((span) => holdsOn(span, date));
  if (other === undefined) return `${person} = any(${idsOf(spans, 'memberId', scope)})`;
  return `(${person}, ${other}) in (select * from unnest(${idsOf(spans, 'memberId', scope)}, ${idsOf(spans, 'target', scope)}))`;
}

function datedSql(asked: { person: string; other: string | undefined; day: string }, spans: readonly PeopleSpan[], scope: SqlScope): string {
  const members = idsOf(spans, 'memberId', scope);
  const from = scope.parameters.add(
    spans.map((span) => span.from),
    'date[]',
  );
  const to = scope.parameters.add(
    spans.map((span) => span.to ?? 'infinity'),
    'date[]',
  );
  const days = `${asked.day} >= u.f and ${asked.day} < u.t`;
  if (asked.other === undefined)
    return `exists (select 1 from unnest(${members}, ${from}, ${to}) u(m, f, t) where u.m = ${asked.person} and ${days})`;
  const targets = idsOf(spans, 'target', scope);
  return `exists (select 1 from unnest(${members}, ${targets}, ${from}, ${to}) u(m, o, f, t) where u.m = ${asked.person} and u.o = ${asked.other} and ${days})`;
}

function idsOf(spans: readonly PeopleSpan[], part: 'memberId' | 'target', scope: SqlScope): string {
  return arrayParameter(
    spans.map((span) => span[part]),
    'id',
    scope,
  );
}
