import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { slices } from '../slices.ts';
import { checkMessages } from './check-messages.ts';
import { checkModules, checkSlices } from './check-modules.ts';
import { readModules } from './read-modules.ts';

// Usage: node tooling/walls/check-walls.ts [folder with a src/ in it]
const folder = process.argv[2] ?? join(import.meta.dirname, '..', '..');
const capabilities = readdirSync(join(folder, 'src', 'features'), { withFileTypes: true }).filter((entry) => entry.isDirectory());
const modules = readModules(folder);
const violations = [
  ...checkSlices(
    slices,
    capabilities.map(({ name }) => name),
  ),
  ...checkModules(modules, slices),
  ...checkMessages(folder),
];
for (const { file, line, message } of violations) process.stdout.write(`${file}:${line} ${message}\n`);
process.stderr.write(`${modules.length} modules, ${violations.length} violations of the walls\n`);
process.exitCode = violations.length ? 1 : 0;
