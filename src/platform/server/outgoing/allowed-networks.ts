import type { BlockList } from 'node:net';
import { readAllowedNetworks } from './private-addresses.ts';

let allowed: BlockList | undefined;

/** Private networks that the operator lets messages go to. */
export function allowedNetworks(): BlockList {
  allowed ??= readAllowedNetworks(process.env['SLOOP_WEBHOOK_ALLOW']);
  return allowed;
}

/** Sets the networks in place of the environment, e.g. in tests: `127.0.0.1,10.1.0.0/16`. */
export function allowNetworks(text: string): void {
  allowed = readAllowedNetworks(text);
}
