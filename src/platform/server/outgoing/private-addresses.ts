import { BlockList, isIP, isIPv4, isIPv6 } from 'node:net';

// Addresses that lead to this machine, the local network or nowhere public (IANA special-purpose registries).
const refusedV4 = [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/4',
  '240.0.0.0/4',
];
// Public IPv6 is 2000::/3; of that, what wraps an IPv4 address or is reserved is refused too.
const refusedV6 = ['2001::/23', '2001:db8::/32', '2002::/16', '3fff::/20'];

const refused = listOf([...refusedV4, ...refusedV6]);
const publicV6 = listOf(['2000::/3']);

/** Networks an operator allows in spite of that: `SLOOP_WEBHOOK_ALLOW=10.1.0.0/16,127.0.0.1`. */
export function readAllowedNetworks(text: string | undefined): BlockList {
  return listOf(
    (text ?? '')
      .split(',')
      .map((part) => part.trim())
      .filter((part) => part !== ''),
  );
}

/** Whether messages may go to this network address: a public one, or one the operator allows. */
export function isAllowedAddress(address: string, allowed: BlockList): boolean {
  const family = isIP(address);
  if (family === 0) return false;
  if (isListed(allowed, address)) return true;
  return family === 4 ? !isListed(refused, address) : isListed(publicV6, address) && !isListed(refused, address);
}

/** Whether the operator has allowed exactly this address, so that plain http may be used too. */
export function isListed(list: BlockList, address: string): boolean {
  return list.check(address, isIPv6(address) ? 'ipv6' : 'ipv4');
}

function listOf(networks: readonly string[]): BlockList {
  const list = new BlockList();
  for (const network of networks) {
    const [address = '', bits] = network.split('/');
    if (isIP(address) === 0) throw new Error(`SLOOP_WEBHOOK_ALLOW holds networks such as 10.1.0.0/16; ${network} is none.`);
    const family = isIPv4(address) ? 'ipv4' : 'ipv6';
    list.addSubnet(address, bits === undefined ? (family === 'ipv4' ? 32 : 128) : Number(bits), family);
  }
  return list;
}
