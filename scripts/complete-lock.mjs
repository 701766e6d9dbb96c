import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './lib/paths.mjs';
import { say } from './lib/say.mjs';

// After a change of dependencies: node scripts/complete-lock.mjs [--check]
// npm leaves packages for other systems out of the lock when the registry it asked does not offer them, and then refuses
// its own lock in `npm ci`. Their names and versions are known from who wants them, so they are written down here.
const file = join(root, 'package-lock.json');
const lock = JSON.parse(readFileSync(file, 'utf8'));
const systems = [
  [/android/, 'android'],
  [/darwin/, 'darwin'],
  [/freebsd/, 'freebsd'],
  [/linux/, 'linux'],
  [/openharmony/, 'openharmony'],
  [/win(32|dows)?-/, 'win32'],
];
const processors = ['x64', 'arm64', 'ia32', 'ppc64', 'riscv64', 's390x', 'loong64', 'wasm32', 'arm'];

let added = 0;
for (const [path, entry] of Object.entries({ ...lock.packages })) {
  for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
    if (isLocked(path, name) || !/^\d+\.\d+\.\d+[\w.-]*$/.test(version)) continue;
    lock.packages[`node_modules/${name}`] = describe(name, version, Boolean(entry.dev));
    added++;
  }
}
if (process.argv.includes('--check')) {
  say(
    added ? `package-lock.json lacks ${added} packages for other systems. Run \`node scripts/complete-lock.mjs\`.` : 'package-lock.json is complete.',
  );
  process.exit(added ? 1 : 0);
}
lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(([a], [b]) => a.localeCompare(b, 'en')));
writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
say(`${added} packages for other systems added to package-lock.json`);

function isLocked(path, name) {
  return Boolean(lock.packages[`node_modules/${name}`] ?? lock.packages[`${path}/node_modules/${name}`]);
}

function describe(name, version, isDev) {
  const cpu = processors.find((processor) => name.includes(processor));
  const os = systems.find(([pattern]) => pattern.test(name))?.[1];
  return { version, ...(cpu && { cpu: [cpu] }), ...(isDev && { dev: true }), optional: true, ...(os && { os: [os] }) };
}
