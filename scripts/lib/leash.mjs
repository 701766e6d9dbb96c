import { Socket } from 'node:net';
import { followParent } from './follow-parent.mjs';

// Loaded before the program: ends it when whoever started it (our starter, or npm) was killed without a chance to say so,
// because a server left behind would hold the port and the data folder against the next start.
if (process.env.SLOOP_LEASH) {
  const leash = new Socket({ fd: Number(process.env.SLOOP_LEASH), readable: true, writable: false });
  delete process.env.SLOOP_LEASH;
  leash.on('error', () => undefined);
  leash.on('close', () => process.kill(process.pid, 'SIGTERM'));
  leash.resume();
  leash.unref();
} else {
  followParent(() => process.kill(process.pid, 'SIGTERM'));
}
