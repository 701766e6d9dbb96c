import type { Scope } from '#engine/server/records/records.ts';
import type { ServiceSpan } from '../contract/prorate-target.ts';
import type { CellRow, DepartmentRow, ServiceRow } from './target.queries.ts';

/** One row of the grid before figures: the company, a department, or a person. */
export interface GridUnit {
  readonly unit: 'company' | 'department' | 'member';
  readonly id: string | null;
  readonly name: string;
  readonly parentId: string | null;
  readonly depth: number;
  readonly service: readonly ServiceSpan[];
  readonly isWithinReach: boolean;
  /** In sight only because a target of it is shared: what was reached is not. */
  readonly isShared: boolean;
}

/**
 * Departments in tree order with their people below them, as the organisation stood at the end of the version. Whoever does not
 * see everybody sees the people within reach, those a target of whom is shared with them, and the departments these are in.
 */
export function gridRows(
  departments: readonly DepartmentRow[],
  service: readonly ServiceRow[],
  version: { from: string; to: string },
  scope: Scope,
  cells: readonly CellRow[],
  shared: ReadonlySet<string | null>,
): GridUnit[] {
  const seesAll = scope.owners === undefined;
  const people = peopleOf(service, version, cells).filter((person) => scope.includes(person.id) || shared.has(person.id));
  const own = people.filter((person) => scope.includes(person.id));
  const isAbove = (each: DepartmentRow, staff: readonly Person[]): boolean =>
    staff.some((person) => departments.find((home) => home.id === person.departmentId)?.path.startsWith(each.path));
  const shown = departments.filter((each) => seesAll || shared.has(each.id) || isAbove(each, people));
  const rows = shown.flatMap((each): GridUnit[] => {
    const depth = each.path.split('/').length - 2;
    const parentId = shown.some((other) => other.id === each.parent_id) ? each.parent_id : null;
    const isShared = !seesAll && !isAbove(each, own);
    const row: GridUnit = { unit: 'department', id: each.id, name: each.name, parentId, depth, service: [], isWithinReach: seesAll, isShared };
    const staff = people.filter((person) => person.departmentId === each.id);
    return [
      row,
      ...staff.map((person): GridUnit => ({
        unit: 'member',
        id: person.id,
        name: person.name,
        parentId: each.id,
        depth: depth + 1,
        service: person.service,
        isWithinReach: scope.includes(person.id),
        isShared: !scope.includes(person.id),
      })),
    ];
  });
  const company: GridUnit = {
    unit: 'company',
    id: null,
    name: '',
    parentId: null,
    depth: 0,
    service: [],
    isWithinReach: seesAll,
    isShared: !seesAll,
  };
  return seesAll || shared.has(null) ? [company, ...rows] : rows;
}

interface Person {
  readonly id: string;
  readonly name: string;
  readonly departmentId: string;
  readonly service: ServiceSpan[];
}

/** Whoever was in service on any day of the version, and whoever carries a target in it. */
function peopleOf(service: readonly ServiceRow[], version: { from: string; to: string }, cells: readonly CellRow[]): Person[] {
  const carriers = new Set(cells.map((cell) => cell.owner_id));
  return [...Map.groupBy(service, (row) => row.member_id)].flatMap(([id, rows]) => {
    const isThere = rows.some((row) => row.valid_from <= version.to && (row.valid_to === null || row.valid_to > version.from));
    const last = rows.findLast((row) => row.valid_from <= version.to) ?? rows[0];
    if (!last || (!isThere && !carriers.has(id))) return [];
    return [
      { id, name: last.name, departmentId: last.department_id, service: rows.map((row) => ({ validFrom: row.valid_from, validTo: row.valid_to })) },
    ];
  });
}
