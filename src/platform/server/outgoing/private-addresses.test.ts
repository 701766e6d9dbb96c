import { expect, test } from 'vitest';
import { isAllowedAddress, readAllowedNetworks } from './private-addresses.ts';

const none = readAllowedNetworks(undefined);

test.each([
  '127.0.0.1',
  '0.0.0.0',
  '10.1.2.3',
  '169.254.169.254',
  '172.31.255.255',
  '192.168.0.1',
  '100.64.0.1',
  '224.0.0.1',
  '255.255.255.255',
  '::1',
  '::',
  'fe80::1',
  'fd00::1',
  '::ffff:127.0.0.1',
  '::ffff:10.0.0.1',
  '64:ff9b::7f00:1',
  '2002:7f00:1::',
  'not an address',
])('%s is refused', (address) => expect(isAllowedAddress(address, none)).toBe(false));

test.each(['1.1.1.1', '172.32.0.1', '8.8.8.8', '2606:4700::1111'])('%s is public', (address) => expect(isAllowedAddress(address, none)).toBe(true));

test('what the operator allows is allowed, and nothing beside it', () => {
  const allowed = readAllowedNetworks('10.1.0.0/16, ::1');
  expect(['10.1.9.9', '10.2.0.1', '::1'].map((address) => isAllowedAddress(address, allowed))).toEqual([true, false, true]);
  expect(() => readAllowedNetworks('everything')).toThrow('SLOOP_WEBHOOK_ALLOW');
});
