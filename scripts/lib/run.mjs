import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { followParent } from './follow-parent.mjs';
import { findNode, root } from './paths.mjs';

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
const leash = pathToFileURL(join(root, 'scripts', 'lib', 'leash.mjs')).href;
// npm waits for its scripts; when it is gone, nobody is left who could end them.
const isFollowingNpm = Boolean(process.env.npm_lifecycle_event) && process.platform !== 'win32';
const quiet = '--disable-warning=ExperimentalWarning';

/**
 * What the server keeps in memory: with a limit of its own the heap grows in small steps instead of doubling by what the machine has, and what lives
 * as long as one chunk of an import dies young. A third less at its peak than without; whoever sets NODE_OPTIONS decides for themselves.
 */
export const serverMemory = /max-old-space-size/.test(process.env.NODE_OPTIONS ?? '')
  ? []
  : ['--max-old-space-size=1024', '--max-semi-space-size=16'];

/** Becomes a TypeScript program of this project: its output, exit code and signals are ours. */
export function becomeProgram(file, options = [], env = process.env, nodeOptions = []) {
  const node = findNode();
  // Keeps what was compiled (and stripped of types) between starts: a third less time until the server answers.
  env = { NODE_COMPILE_CACHE: join(root, '.cache', 'node'), ...env };
  const programOptions = [quiet, ...nodeOptions, join(root, file), ...options];
  if (typeof process.execve === 'function' && process.platform !== 'win32') {
    process.execve(node, [node, ...(isFollowingNpm ? ['--import', leash] : []), ...programOptions], env);
  }
  followProgram(node, programOptions, env);
}

// Node 20 cannot replace itself. The program gets its own process group, so that Ctrl-C reaches it once, through us,
// and a pipe that closes when we are killed without a chance to tell it.
function followProgram(node, programOptions, env) {
  const child = spawn(node, ['--import', leash, ...programOptions], {
    env: { ...env, SLOOP_LEASH: '3' },
    stdio: ['inherit', 'inherit', 'inherit', 'pipe'],
    detached: process.platform !== 'win32',
  });
  for (const signal of signals) process.on(signal, () => child.kill(signal));
  if (isFollowingNpm) followParent(() => child.kill('SIGTERM'));
  child.once('error', (error) => {
    throw error;
  });
  child.once('exit', (code, signal) => {
    for (const name of signals) process.removeAllListeners(name);
    if (signal) process.kill(process.pid, signal);
    else process.exit(code ?? 1);
  });
}

/** Runs a TypeScript program or a tool's script on Node 24 and gives its exit code and, when captured, its output. */
export function runNode(options, { capture = false, env = process.env, onOutput } = {}) {
  const child = spawn(findNode(), [quiet, ...options], {
    cwd: root,
    env,
    stdio: ['ignore', capture ? 'pipe' : 'inherit', capture ? 'pipe' : 'inherit'],
  });
  const output = [];
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk) => {
      output.push(chunk);
      onOutput?.(chunk);
    });
  }
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve({ code: code ?? 1, output: Buffer.concat(output).toString('utf8') }));
  });
}
