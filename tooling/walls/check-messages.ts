import { readdirSync, readFileSync } from 'node:fs';
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
  const used = new Set(others.flatMap(({ text }) => [...text.matchAll(quoted)].map((match) => match[2] ?? '')));
  const patterns = files.flatMap(({ text }) => [...text.matchAll(composed)].map((match) => patternOf(match[1] ?? '')));
  return files.filter(({ name }) => isCatalogue(name)).flatMap(({ name, text }) =>
    [...text.matchAll(declared)].flatMap((match) => {
      const key = match[1] ?? '';
      // A catalogue may refer to a message of its own or of another one.
      const isShown = used.has(key) || patterns.some((pattern) => pattern.test(key)) || isNamedAgain(files, key, name, match.index);
      return isShown ? [] : [{ file: name, line: lineOf(text, match.index), message: `nobody shows the message ${key}. Take it out, or show it.` }];
    }),
  );
}

interface Source {
  readonly name: string;
  readonly text: string;
}

function readSources(folder: string, name: string): Source[] {
  return readdirSync(join(folder, name), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file))
    .map((file) => join(name, file))
    .map((file) => ({ name: file.split(sep).join('/'), text: readFileSync(join(folder, file), 'utf8') }));
}

function isCatalogue(name: string): boolean {
  return name.endsWith('.messages.ts');
}

function patternOf(template: string): RegExp {
  const parts = template.split(/\$\{[^}]*\}/).map((part) => part.replaceAll('.', String.raw`\.`));
  return new RegExp(`^${parts.join(String.raw`[\w.-]+`)}$`);
}

function isNamedAgain(files: readonly Source[], key: string, name: string, at: number): boolean {
  const text = `'${key}'`;
  return files.some((file) => {
    if (!isCatalogue(file.name)) return false;
    const found = file.text.indexOf(text);
    return found >= 0 && (file.name !== name || found < at || file.text.includes(text, at + text.length + 4));
  });
}

function lineOf(text: string, at: number): number {
  return text.slice(0, at + 1).split('\n').length;
}
