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
}

/**
 * Departments in tree order with their people below them, as the organisation stood at the end of the version. Whoever does not
 * see everybody sees the people within reach and the departments these are in.
 */
export function gridRows(
  departments: readonly DepartmentRow[],
  service: readonly ServiceRow[],
  version: { from: string; to: string },
  scope: Scope,
  cells: readonly CellRow[],
): GridUnit[] {
  const seesAll = scope.owners === undefined;
  const people = peopleOf(service, version, cells).filter((person) => scope.includes(person.id));
  const shown = departments.filter(
    (each) => seesAll || people.some((person) => departments.find((home) => home.id === person.departmentId)?.path.startsWith(each.path)),
  );
  const rows = shown.flatMap((each): GridUnit[] => {
    const depth = each.path.split('/').length - 2;
    const parentId = shown.some((other) => other.id === each.parent_id) ? each.parent_id : null;
    const own: GridUnit = { unit: 'department', id: each.id, name: each.name, parentId, depth, service: [], isWithinReach: seesAll };
    const staff = people.filter((person) => person.departmentId === each.id);
    return [
      own,
      ...staff.map((person): GridUnit => ({
        unit: 'member',
        id: person.id,
        name: person.name,
        parentId: each.id,
        depth: depth + 1,
        service: person.service,
        isWithinReach: true,
      })),
    ];
  });
  const company: GridUnit = { unit: 'company', id: null, name: '', parentId: null, depth: 0, service: [], isWithinReach: seesAll };
  return seesAll ? [company, ...rows] : rows;
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
