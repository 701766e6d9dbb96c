import type { Slice } from '../slices.ts';
import { areas, findPlace, type Place } from './place.ts';
import type { Import, Module } from './read-modules.ts';

/** A breach of the house's rules and what to do instead. */
export type Violation = { file: string; line: number; message: string };

type Slices = Readonly<Record<string, Slice>>;
type Step = { from: Place; to: Place; module: Module; import: Import; target: string };

/** Finds imports that go up, sideways or through a wall, and writes to another capability's tables. */
export function checkModules(modules: readonly Module[], slices: Slices): Violation[] {
  return modules.filter(({ file }) => !isTest(file)).flatMap((module) => checkModule(module, slices));
}

/** Tests see everything; they are in no room. */
export function isTest(file: string): boolean {
  return /\.(test|given)\.tsx?$/.test(file);
}

function checkModule(module: Module, slices: Slices): Violation[] {
  const from = findPlace(module.file);
  if (!from) return [{ file: module.file, line: 1, message: homeless }];
  const found = module.imports.flatMap((one) => {
    const message = explainImport(module, from, one, slices);
    return message ? [{ file: module.file, line: one.line, message: `imports ${one.specifier}: ${message}` }] : [];
  });
  return [...found, ...checkWrites(module, from, slices)];
}

const homeless = 'stands in no room. Put it into contract/, server/ or web/ of its capability (src/apps: beside server.ts, or in web/).';

function explainImport(module: Module, from: Place, one: Import, slices: Slices): string | undefined {
  if (!one.target) return explainPackage(from, one.specifier);
  if (isTest(one.target) || one.target.startsWith('tests/')) return 'product code does not lean on test code. Move what both need into a room.';
  const to = findPlace(one.target);
  if (!to) return one.target.startsWith('src/') ? homeless : undefined;
  const step = { from, to, module, import: one, target: one.target };
  return explainArea(step) ?? explainRoom(step) ?? explainSlice(step, slices);
}

function explainPackage(from: Place, specifier: string): string | undefined {
  if (from.room === 'server' || !/^(node:|pg$|kysely|fastify|graphile-worker)/.test(specifier)) return undefined;
  return from.room === 'web'
    ? 'the browser has no such thing. Ask the server through a route of the contract.'
    : 'a contract runs anywhere, without I/O. Move this to server/ and keep the pure rule here.';
}

function explainArea({ from, to }: Step): string | undefined {
  if (areas.indexOf(to.area) >= areas.indexOf(from.area)) return undefined;
  return `${from.area} lies below ${to.area} and must not know it (areas point down: ${areas.join(' → ')}). Move what both need into ${from.area}, or hand it in as a parameter from above.`;
}

function explainRoom({ from, to }: Step): string | undefined {
  if (to.room === 'contract' || to.room === from.room) return undefined;
  if (from.room === 'contract')
    return `a contract runs anywhere and knows neither server nor web. Move the pure part into contract/, or this file into ${to.room}/.`;
  return 'web and server never meet. Put what both need into contract/; data goes through a route.';
}

function explainSlice({ from, to, target }: Step, slices: Slices): string | undefined {
  if (!from.slice || !to.slice || from.slice === to.slice) return undefined;
  if (!(from.slice in slices)) return `the capability ${from.slice} is not declared. Add it with its arrows to tooling/slices.ts.`;
  if (!slices[from.slice]?.mayUse.includes(to.slice)) {
    return `there is no arrow ${from.slice} → ${to.slice} in tooling/slices.ts. Declare it if it closes no circle; against an arrow, emit an event or offer a panel.`;
  }
  if (to.room === 'contract' || target.endsWith(`/${to.slice}/${to.room}/public.ts`)) return undefined;
  return `capabilities speak through contract/, server/public.ts or web/public.ts. Offer it there (in web/ also as a panel of ${to.slice}.pages.tsx).`;
}

// A table belongs to the capability (or area) whose name it starts with; others may join it, only its owner writes it.
function checkWrites(module: Module, from: Place, slices: Slices): Violation[] {
  return module.writes.flatMap(({ table, line }) => {
    const owner = Object.keys(slices).find((slice) => table === slice || table.startsWith(`${slice}_`));
    if (!owner || owner === from.slice || from.area === 'apps') return [];
    const message = `writes ${table}, which belongs to ${owner}. Call a use-case of ${owner}/server/public.ts, or emit an event it listens to.`;
    return [{ file: module.file, line, message }];
  });
}

/** Finds circles and unknown names among the declared arrows, and capabilities that nobody declared. */
export function checkSlices(slices: Slices, folders: readonly string[]): Violation[] {
  const file = 'tooling/slices.ts';
  const undeclared = folders
    .filter((folder) => !(folder in slices))
    .map((folder) => `src/features/${folder} is not declared. Add it with the capabilities it may use.`);
  const unknown = Object.entries(slices).flatMap(([name, { mayUse }]) =>
    mayUse
      .filter((other) => !(other in slices))
      .map((other) => `${name} → ${other}: there is no capability ${other}. Correct the name or declare it.`),
  );
  const circles = findCircle(slices).map(
    (circle) => `The arrows form a circle: ${circle.join(' → ')}. Remove one; in that direction emit an event instead.`,
  );
  return [...undeclared, ...unknown, ...circles].map((message) => ({ file, line: 1, message }));
}

function findCircle(slices: Slices): string[][] {
  const done = new Set<string>();
  const walk = (name: string, path: string[]): string[][] => {
    if (path.includes(name)) return [[...path.slice(path.indexOf(name)), name]];
    if (done.has(name)) return [];
    const found = (slices[name]?.mayUse ?? []).flatMap((other) => walk(other, [...path, name]));
    done.add(name);
    return found;
  };
  return Object.keys(slices).flatMap((name) => walk(name, []));
}
