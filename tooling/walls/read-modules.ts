import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { parseSync } from 'vite';

/** One import of a module: what was written, where, and the project file it leads to, if it is one of ours. */
export type Import = { specifier: string; line: number; target: string | undefined };

/** A source file as the walls see it. */
export type Module = { file: string; imports: Import[]; writes: TableWrite[] };

/** A statement that changes a table. */
export type TableWrite = { table: string; line: number };

const areas = /^#(platform|engine|features|apps)\//;
const writing = /\.(insertInto|updateTable|deleteFrom|mergeInto|replaceInto)\(\s*['"`]([\w.]+)/g;

/** Reads all modules below `src`; paths are relative to the folder given, with forward slashes. */
export function readModules(folder: string): Module[] {
  return readdirSync(join(folder, 'src'), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name) && !name.endsWith('.d.ts'))
    .map((name) => readModule(folder, join('src', name)))
    .toSorted((a, b) => (a.file < b.file ? -1 : 1));
}

function readModule(folder: string, name: string): Module {
  const text = readFileSync(join(folder, name), 'utf8');
  const { module } = parseSync(name, text);
  const lineOf = (offset: number) => text.slice(0, offset).split('\n').length;
  const found = [
    ...module.staticImports.map(({ start, moduleRequest }) => ({ start, specifier: moduleRequest.value })),
    ...module.staticExports.flatMap(({ start, entries }) =>
      entries.flatMap(({ moduleRequest }) => (moduleRequest ? [{ start, specifier: moduleRequest.value }] : [])),
    ),
    ...module.dynamicImports.map(({ start, moduleRequest }) => ({
      start,
      specifier: text.slice(moduleRequest.start, moduleRequest.end).replaceAll(/^['"`]|['"`]$/g, ''),
    })),
  ];
  return {
    file: name.split(sep).join('/'),
    imports: found.map(({ start, specifier }) => ({ specifier, line: lineOf(start), target: findTarget(folder, name, specifier) })),
    writes: [...text.matchAll(writing)].map((match) => ({ table: match[2] ?? '', line: lineOf(match.index) })),
  };
}

function findTarget(folder: string, name: string, specifier: string): string | undefined {
  if (areas.test(specifier)) return `src/${specifier.slice(1)}`;
  if (!specifier.startsWith('.')) return undefined;
  const path = relative(folder, join(folder, dirname(name), specifier))
    .split(sep)
    .join('/');
  return existsSync(join(folder, path)) || path.startsWith('src/') ? path : undefined;
}
