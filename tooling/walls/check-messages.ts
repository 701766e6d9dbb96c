import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import type { Violation } from './check-modules.ts';

const folders = ['src', 'tests', 'tooling'];
const declared = /^\s+'([\w.]+\.[\w.]+)':/gm;
const quoted = /(['"`])([\w-]+(?:\.[\w-]+)+)\1/g;
/** A key put together: its fixed parts around what is filled in, such as `shell.group.${group}`. */
const composed = /`([\w-]*\.[\w.-]*(?:\$\{[^`}]*\}[\w.-]*)+)`/g;

/** Finds messages that nobody shows: their key stands nowhere but where it is declared, and no key put together can become it. */
export function checkMessages(folder: string): Violation[] {
  const files = folders.flatMap((name) => readSources(folder, name));
  const others = files.filter(({ name }) => !isCatalogue(name));
  const used = new Set(others.flatMap(({ text }) => keysIn(text)));
  // A catalogue names its own messages once, and those it refers to once more.
  const named = files.filter(({ name }) => isCatalogue(name)).flatMap(({ text }) => keysIn(text));
  const referred = new Set(named.filter((key, at) => named.indexOf(key) !== at));
  const patterns = files.flatMap(({ text }) => [...text.matchAll(composed)].map((match) => patternOf(match[1] ?? '')));
  return files
    .filter(({ name }) => isCatalogue(name))
    .flatMap(({ name, text }) =>
      [...text.matchAll(declared)].flatMap((match) => {
        const key = match[1] ?? '';
        const isShown = used.has(key) || referred.has(key) || patterns.some((pattern) => pattern.test(key));
        return isShown ? [] : [{ file: name, line: lineOf(text, match.index), message: `nobody shows the message ${key}. Take it out, or show it.` }];
      }),
    );
}

interface Source {
  readonly name: string;
  readonly text: string;
}

function readSources(folder: string, name: string): Source[] {
  if (!existsSync(join(folder, name))) return [];
  return readdirSync(join(folder, name), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file))
    .map((file) => join(name, file))
    .map((file) => ({ name: file.split(sep).join('/'), text: readFileSync(join(folder, file), 'utf8') }));
}

function keysIn(text: string): string[] {
  return [...text.matchAll(quoted)].map((match) => match[2] ?? '');
}

function isCatalogue(name: string): boolean {
  return name.endsWith('.messages.ts');
}

function patternOf(template: string): RegExp {
  const parts = template.split(/\$\{[^}]*\}/).map((part) => part.replaceAll('.', String.raw`\.`));
  return new RegExp(`^${parts.join(String.raw`[\w.-]+`)}$`);
}

function lineOf(text: string, at: number): number {
  return text.slice(0, at + 1).split('\n').length;
}
