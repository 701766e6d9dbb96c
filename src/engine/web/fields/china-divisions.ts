/** A division with those below it; the lowest has none. */
export interface Division {
  readonly label: string;
  readonly children?: readonly Division[];
}

/** Provinces of China with cities and districts; fetched the first time somebody writes an address. */
export async function loadDivisions(): Promise<readonly Division[]> {
  const { pcaTextArr } = await import('element-china-area-data');
  return [...pcaTextArr.map(withoutFillers), ...apart];
}

// Missing in the official list of divisions; cities there are written freely.
const apart: readonly Division[] = ['香港特别行政区', '澳门特别行政区', '台湾省'].map((label) => ({ label }));

// The official list puts the districts of a municipality under words that are no city; people write 北京市 twice instead.
const fillers = new Set(['市辖区', '县']);

/** A province whose direct children are all fillers becomes one with itself as its only city. */
export function withoutFillers(province: Division): Division {
  const cities = province.children ?? [];
  if (cities.length === 0 || !cities.every((city) => fillers.has(city.label))) return province;
  return { label: province.label, children: [{ label: province.label, children: cities.flatMap((city) => city.children ?? []) }] };
}

/** The division people mean by a name, short forms such as 江苏 for 江苏省 included; undefined when there is none. */
export function findDivision(divisions: readonly Division[], name: string | undefined): Division | undefined {
  if (name === undefined || name === '') return undefined;
  return divisions.find((each) => each.label === name) ?? (name.length >= 2 ? divisions.find((each) => each.label.startsWith(name)) : undefined);
}

/** What a select offers: the divisions, and what is written already when it is none of them. */
export function divisionOptions(divisions: readonly Division[], written: string | undefined): readonly { value: string; label: string }[] {
  const names = divisions.map((each) => each.label);
  const all = written === undefined || written === '' || names.includes(written) ? names : [written, ...names];
  return all.map((name) => ({ value: name, label: name }));
}
