import { expect, test } from 'vitest';
import type { Assignment } from './assignments.ts';
import { compareVisibility } from './compare-visibility.ts';

const departments = [
  { id: 'company', parentId: null, path: '/company/' },
  { id: 'east', parentId: 'company', path: '/company/east/' },
  { id: 'west', parentId: 'company', path: '/company/west/' },
];

function at(memberId: string, departmentId: string, managerId: string | null, role = 'representative'): Assignment {
  return { id: memberId, memberId, departmentId, managerId, role, position: null, validFrom: '2025-01-01', validTo: null };
}

const assignments = [
  at('admin', 'company', null, 'administrator'),
  at('east lead', 'east', 'admin', 'manager'),
  at('west lead', 'west', 'admin', 'manager'),
  at('anna', 'east', 'east lead'),
  at('ben', 'west', 'west lead'),
];
const organisation = { date: '2025-12-01', departments, superiorsSeeSubordinates: true };

function change(memberId: string, part: Partial<Assignment>) {
  const after = assignments.map((each) => (each.memberId === memberId ? { ...each, ...part } : each));
  return compareVisibility(memberId, { ...organisation, assignments }, { ...organisation, assignments: after });
}

test('who moves is seen by the new leader and no longer by the old; an administrator saw them all along', () => {
  expect(change('anna', { departmentId: 'west', managerId: 'west lead' })).toEqual({
    gains: [],
    loses: [],
    seenBy: ['west lead'],
    unseenBy: ['east lead'],
  });
});

test('a representative who becomes manager comes to see the department', () => {
  expect(change('ben', { role: 'manager' })).toMatchObject({ gains: ['west lead'], seenBy: [] });
});

test('an assignment that ends changes nobody’s sight: what they did stays with their department', () => {
  expect(change('anna', { validTo: '2025-06-01' })).toEqual({ gains: [], loses: [], seenBy: [], unseenBy: [] });
});
