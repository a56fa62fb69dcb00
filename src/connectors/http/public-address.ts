/** Requests to addresses that others have a say in: which may be reached, and how that is held to. */
import { BlockList, isIP } from 'node:net';

/** Networks whose addresses are nobody's on the open internet, though they look like it: for private use, links, tests, groups, and tunnels that hide another address. */
const NOT_PUBLIC_V4: readonly (readonly [string, number])[] = [
  ['0.0.0.0', 8], ['10.0.0.0', 8], ['100.64.0.0', 10], ['127.0.0.0', 8], ['169.254.0.0', 16], ['172.16.0.0', 12], ['192.0.0.0', 24], ['192.0.2.0', 24],
  ['192.88.99.0', 24], ['192.168.0.0', 16], ['198.18.0.0', 15], ['198.51.100.0', 24], ['203.0.113.0', 24], ['224.0.0.0', 4], ['240.0.0.0', 4],
];
const NOT_PUBLIC_V6: readonly (readonly [string, number])[] = [['2001::', 23], ['2001:db8::', 32], ['2002::', 16], ['3fff::', 20]];
/** Outside of it no address of the sixth version is public. */
const GLOBAL_V6: readonly [string, number] = ['2000::', 3];

const notPublic = listOf([...NOT_PUBLIC_V4, ...NOT_PUBLIC_V6]);
const global = listOf([GLOBAL_V6]);

/** Whether an address may be reached. */
export type MayReach = (address: string) => boolean;

/** Public addresses, and those that somebody has allowed. @param allowed addresses and networks such as `10.1.0.0/16` */
export function mayReach(allowed: readonly string[]): MayReach {
  const list = listOf(allowed.map(networkOf));
  return (address) => isOn(list, address) || isPublic(address);
}

function isPublic(address: string): boolean {
  if (isOn(notPublic, address)) return false;
  return isIP(address) === 4 || isOn(global, address);
}

function isOn(list: BlockList, address: string): boolean {
  const version = address.includes('%') ? 0 : isIP(address);
  return version !== 0 && list.check(address, version === 6 ? 'ipv6' : 'ipv4');
}

function listOf(networks: readonly (readonly [string, number])[]): BlockList {
  const list = new BlockList();
  for (const [address, bits] of networks) list.addSubnet(address, bits, isIP(address) === 6 ? 'ipv6' : 'ipv4');
  return list;
}

function networkOf(written: string): readonly [string, number] {
  const [address = '', bits] = written.split('/');
  return [address, bits === undefined ? (isIP(address) === 6 ? 128 : 32) : Number(bits)];
}
