interface Node {
  readonly id: string;
  readonly name: string;
  readonly parentId: string | null;
}

/** Departments to choose from, each named with those above it, the company itself left out: `East / Key accounts`. */
export function departmentOptions(departments: readonly Node[]): { readonly value: string; readonly label: string }[] {
  const byId = new Map(departments.map((each) => [each.id, each]));
  const namesOf = (node: Node): string[] => {
    const parent = node.parentId === null ? undefined : byId.get(node.parentId);
    return parent === undefined ? [] : [...namesOf(parent), node.name];
  };
  return departments.map((each) => ({ value: each.id, label: namesOf(each).join(' / ') || each.name }));
}
