import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { root } from './paths.mjs';
import { say } from './say.mjs';

/** Installs exactly what package-lock.json names, when it is not there yet. */
export async function ensureInstalled() {
  const reason = findReasonToInstall();
  if (!reason) return;
  say(`Installing packages (${reason}). This happens once and takes a minute or two…`);
  const start = Date.now();
  await installPackages();
  const left = findReasonToInstall();
  if (left) throw new Error(`npm finished, yet ${left}. Delete the folder node_modules and run the command again.`);
  say(`Packages installed in ${Math.round((Date.now() - start) / 1000)} s.`);
}

/** Says why an installation is needed, or nothing. npm writes its list at the very end, so an interrupted one has none. */
export function findReasonToInstall(folder = root) {
  const installedList = join(folder, 'node_modules', '.package-lock.json');
  if (!existsSync(installedList)) return 'none are here yet';
  const locked = readPackages(join(folder, 'package-lock.json'));
  const installed = readPackages(installedList);
  for (const [path, { version }] of Object.entries(installed)) {
    if (locked[path]?.version !== version) return 'package-lock.json has changed';
  }
  for (const [path, { optional }] of Object.entries(locked)) {
    if (path !== '' && !optional && !installed[path]) return 'package-lock.json has changed';
  }
  return undefined;
}

function readPackages(file) {
  return JSON.parse(readFileSync(file, 'utf8')).packages ?? {};
}

async function installPackages() {
  const beat = setInterval(() => say('  … still installing'), 15_000);
  try {
    await runNpm(['ci', '--include=dev', '--include=optional', '--no-audit', '--no-fund', '--loglevel=error']);
  } finally {
    clearInterval(beat);
  }
}

// npm replaces node_modules, so it must not run on the Node that lies inside it.
function runNpm(options) {
  const { npm_execpath: script, npm_node_execpath: node } = process.env;
  const inside = join(root, 'node_modules');
  const path = (process.env.PATH ?? '')
    .split(delimiter)
    .filter((folder) => !folder.startsWith(inside))
    .join(delimiter);
  const isKnown = script && node && existsSync(node) && !node.startsWith(inside) && /npm-cli\.c?js$/.test(script);
  const [command, ...first] = isKnown ? [node, script] : ['npm'];
  const needsShell = command === 'npm' && process.platform === 'win32';
  const child = spawn(command, [...first, ...options], {
    cwd: root,
    env: { ...process.env, PATH: path, NODE_ENV: '' },
    stdio: ['ignore', 2, 2],
    shell: needsShell,
  });
  return new Promise((resolve, reject) => {
    child.once('error', (cause) => reject(new Error('npm could not be started. Is it installed beside Node?', { cause })));
    child.once('exit', (code) =>
      code === 0
        ? resolve()
        : reject(new Error('npm could not install the packages; its message is above. Is the network (or the configured registry) reachable?')),
    );
  });
}
