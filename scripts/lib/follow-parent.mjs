import { readFileSync } from 'node:fs';

/** Calls back once npm, which started this process directly or through a shell, has gone. */
export function followParent(onGone) {
  const starters = describeStarters();
  const timer = setInterval(() => {
    if (describeStarters() === starters) return;
    clearInterval(timer);
    onGone();
  }, 200);
  timer.unref();
}

// Debian's sh stays between npm and us and outlives a killed npm, so its own parent counts too.
function describeStarters() {
  const parent = process.ppid;
  if (process.platform !== 'linux') return String(parent);
  try {
    const afterName = readFileSync(`/proc/${parent}/stat`, 'utf8').split(') ').at(-1) ?? '';
    return `${parent} ${afterName.split(' ')[1]}`;
  } catch {
    return String(parent);
  }
}
