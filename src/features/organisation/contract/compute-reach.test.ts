import { expect, test } from 'vitest';
import type { Assignment } from './assignments.ts';
import { computeReach } from './compute-reach.ts';

const departments = [
  { id: 'company', parentId: null, path: '/company/' },
  { id: 'east', parentId: 'company', path: '/company/east/' },
  { id: 'shanghai', parentId: 'east', path: '/company/east/shanghai/' },
  { id: 'west', parentId: 'company', path: '/company/west/' },
];

function at(memberId: string, departmentId: string, managerId: string | null, validFrom = '2025-01-01', validTo: string | null = null): Assignment {
  return { id: `${memberId}-${validFrom}`, memberId, departmentId, managerId, role: 'representative', position: null, validFrom, validTo };
}

const assignments = [
  at('boss', 'company', null),
  at('lead', 'east', 'boss'),
  at('anna', 'shanghai', 'lead'),
  at('ben', 'west', 'lead'),
  at('left', 'shanghai', 'lead', '2025-01-01', '2025-06-01'),
  at('mover', 'west', 'boss', '2025-01-01', '2025-07-01'),
  at('mover', 'east', 'lead', '2025-07-01'),
];

function reach(memberId: string, date = '2025-12-01', superiorsSeeSubordinates = true) {
  const found = computeReach({ memberId, date, departments, assignments, superiorsSeeSubordinates });
  return { own: found.own.toSorted(), department: found.department.toSorted(), tree: found.department_tree.toSorted() };
}

test('own reach is the member and everybody below them in the chain of managers', () => {
  expect(reach('lead').own).toEqual(['anna', 'ben', 'lead', 'left', 'mover']);
  expect(reach('anna').own).toEqual(['anna']);
});

test('a department tree holds the members of departments below, leavers included, and subordinates elsewhere', () => {
  expect(reach('lead').department).toEqual(['anna', 'ben', 'lead', 'left', 'mover']);
  expect(reach('mover').department).toEqual(['lead', 'mover']);
  expect(reach('mover').tree).toEqual(['anna', 'lead', 'left', 'mover']);
});

test('before a move the member belongs to the former department', () => {
  expect(reach('ben', '2025-03-01').department).toEqual(['ben', 'mover']);
  expect(reach('ben', '2025-12-01').department).toEqual(['ben']);
});

test('superiors see no subordinates when the workspace switches that off', () => {
  expect(reach('boss', '2025-12-01', false).own).toEqual(['boss']);
});

test('a circle of managers ends', () => {
  const circle = [at('a', 'east', 'b'), at('b', 'east', 'a')];
  const found = computeReach({ memberId: 'a', date: '2025-12-01', departments, assignments: circle, superiorsSeeSubordinates: true });
  expect(found.own.toSorted()).toEqual(['a', 'b']);
});

test('somebody without any assignment reaches only themselves', () => {
  expect(reach('stranger')).toEqual({ own: ['stranger'], department: ['stranger'], tree: ['stranger'] });
});
