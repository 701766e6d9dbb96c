import { expect, test } from 'vitest';
import { kindsFor, suggestForMetric, suggestForObject } from './suggest-tiles.ts';

const by = (...ids: string[]) => ids.map((id) => ({ id }));

test('an amount by month is columns, a rate a line; both come before who and what', () => {
  const first = (unit: string) => suggestForMetric({ id: 'x', unit, groupBy: by('owner', 'month', 'region', 'product') })[0];
  expect(first('money')).toMatchObject({ kind: 'bar', source: { groupBy: ['month'] } });
  expect(first('percent')).toMatchObject({ kind: 'line', source: { groupBy: ['month'] } });
});

test('a figure that cannot be cut is still a figure', () => {
  expect(suggestForMetric({ id: 'x', unit: 'percent', groupBy: [] }).map((idea) => idea.kind)).toEqual(['figure']);
});

test('records of an object without amounts are counted', () => {
  const ideas = suggestForObject({ id: 'visit', nameField: 'name' }, [
    { id: 'name', kind: 'text' },
    { id: 'state', kind: 'choice' },
  ]);
  expect(ideas.map((idea) => idea.id)).toEqual(['bar:created_at:month', 'bar:state', 'figure:', 'table:']);
  expect(ideas[1]?.source).toMatchObject({ measures: [{ kind: 'count' }] });
});

test('what is cut two ways is offered as a grid, not as a gauge', () => {
  const kinds = kindsFor({ kind: 'metric', metrics: ['x'], groupBy: ['region', 'product'] });
  expect(kinds).toContain('pivot');
  expect(kinds).not.toContain('gauge');
});
