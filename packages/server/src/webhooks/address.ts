import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';

/** Which addresses webhooks may be sent to. */
export interface AddressRules {
  /** Whether an address may be connected to under a host's name; for an address in a URL they are the same. */
  allows(address: string, host: string): boolean;
}

/** Public by number, and yet answered within a cloud: Azure's host, which hands out secrets of the machine. */
const INTERNAL = new Set(['168.63.129.16']);

/** All that is routed publicly in version 6: what stands for an address of version 4 in an older way is outside. */
const GLOBAL_UNICAST = ipaddr.IPv6.parseCIDR('2000::/3');

/** The second half of an address made by ISATAP (RFC 5214), which stands for one of version 4. */
const isIsatap = (address: ipaddr.IPv6): boolean =>
  (address.parts[4] ?? 0) % 0x200 === 0 && address.parts[5] === 0x5efe;

/**
 * Whether an address is one of the public internet. Loopback, private networks, link-local addresses (among them those at
 * which clouds describe their machines), shared ones of carriers, multicast and whatever is reserved are not (RFC 6890),
 * nor are addresses of version 6 that stand for one of version 4, whichever that is: mapped, compatible, NAT64, 6to4,
 * Teredo, ISATAP.
 */
export const isPublic = (address: string): boolean => {
  // The library takes `127.1` for an address too, which no socket says.
  if (isIP(address) === 0) return false;
  const parsed = ipaddr.parse(address);
  if (parsed.range() !== 'unicast') return false;
  if (parsed instanceof ipaddr.IPv4) return !INTERNAL.has(parsed.toString());
  return parsed.match(GLOBAL_UNICAST) && !isIsatap(parsed);
};

/** Public addresses, and of the others those that are listed: an address, a range, or the name of a host. */
export const addressRules = (allowPrivate: readonly string[]): AddressRules => {
  const hosts = new Set(allowPrivate.map((entry) => nameOf(entry)));
  const ranges = allowPrivate.flatMap((entry) => rangeOf(entry) ?? []);
  const isListed = (address: string): boolean => {
    // An address of version 4 in the clothes of version 6 is that address.
    const parsed = ipaddr.process(address);
    return ranges.some(([start, bits]) => start.kind() === parsed.kind() && parsed.match([start, bits] as never));
  };
  return {
    allows: (address, host) =>
      isIP(address) !== 0 && (isPublic(address) || hosts.has(nameOf(host)) || isListed(address)),
  };
};

const nameOf = (host: string): string => host.toLowerCase().replace(/\.$/, '');

type Range = readonly [ipaddr.IPv4 | ipaddr.IPv6, number];

const rangeOf = (entry: string): readonly [Range] | undefined => {
  if (ipaddr.isValidCIDR(entry)) return [ipaddr.parseCIDR(entry)];
  if (!ipaddr.isValid(entry)) return undefined;
  const address = ipaddr.process(entry);
  return [[address, address.kind() === 'ipv4' ? 32 : 128]];
};
