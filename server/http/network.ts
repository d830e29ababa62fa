import { isIPv6 } from 'node:net';

/**
 * The network that attempts are counted for (来源网络): an IPv4 address, also where it is written as IPv6; of an IPv6 address the first 64 bits, for whoever
 * has one has all that begin with them.
 */
export function networkOf(address: string): string {
  const plain = address.replace(/%.*$/, '').toLowerCase();
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/.exec(plain);
  if (mapped) return mapped[1]!;
  return isIPv6(plain) ? `${leadingGroups(plain).join(':')}::/64` : plain;
}

/** The first four of the eight groups, without leading zeros. */
function leadingGroups(address: string): string[] {
  const [before = '', after] = address.split('::');
  const groups = (text: string): string[] => text.split(':').filter(Boolean).flatMap(spread);
  const [head, tail] = [groups(before), groups(after ?? '')];
  const gap = after === undefined ? [] : Array<string>(Math.max(0, 8 - head.length - tail.length)).fill('0');
  return [...head, ...gap, ...tail].slice(0, 4).map(group => group.replace(/^0+(?=.)/, ''));
}

/** An IPv4 address at the end stands for two groups; which ones does not matter, they are never among the first four. */
function spread(group: string): string[] {
  return group.includes('.') ? ['0', '0'] : [group];
}
