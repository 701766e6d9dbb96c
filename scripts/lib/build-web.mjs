import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';
import { root } from './paths.mjs';
import { runNode } from './run.mjs';
import { say } from './say.mjs';

const stampFile = join('dist', 'web.stamp');
const otherSources = ['index.html', 'vite.config.ts', 'package-lock.json', 'tsconfig.base.json'];

/** Builds the web app into dist/web when anything it is made of has changed. */
export async function ensureWebBuilt() {
  const stamp = computeWebStamp(root);
  const isBuilt = existsSync(join(root, 'dist', 'web', 'index.html'));
  if (isBuilt && readStamp() === stamp) return;
  say(isBuilt ? 'Building the web app again, its sources have changed…' : 'Building the web app…');
  const start = Date.now();
  const env = { ...process.env, NODE_ENV: 'production' };
  const { code, output } = await runNode(['node_modules/vite/bin/vite.js', 'build', '--logLevel', 'warn'], { capture: true, env });
  if (code !== 0) throw new Error(`The web app could not be built:\n${output.trim()}`);
  mkdirSync(dirname(join(root, stampFile)), { recursive: true });
  writeFileSync(join(root, stampFile), stamp);
  say(`Web app built in ${((Date.now() - start) / 1000).toFixed(1)} s.`);
}

/** A fingerprint of all sources of the web app: pages, what they share with the server, and the tools' settings. */
export function computeWebStamp(folder) {
  const hash = createHash('sha256');
  const files = [...listWebSources(join(folder, 'src')), ...otherSources.map((name) => join(folder, name))];
  for (const file of files.filter((name) => existsSync(name)).sort((a, b) => (a < b ? -1 : 1))) {
    hash.update(file.slice(folder.length)).update('\0').update(readFileSync(file)).update('\0');
  }
  return hash.digest('hex');
}

function listWebSources(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
    .filter((file) => isWebSource(file.slice(folder.length)));
}

function isWebSource(path) {
  if (/\.test\.tsx?$/.test(path)) return false;
  return path.split(sep).some((part) => part === 'web' || part === 'contract') || /\.web\.tsx?$/.test(path);
}

function readStamp() {
  const file = join(root, stampFile);
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
}
