import type { LookupAddress, LookupOptions } from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';
import { Agent, buildConnector } from 'undici';
import type { AddressRules } from './address.js';

/** All addresses of a host's name. */
export type Resolve = (
  host: string,
  options: LookupOptions & { readonly all: true },
  done: (fault: NodeJS.ErrnoException | null, addresses: LookupAddress[]) => void,
) => void;

/** A name leads to an address that webhooks are not sent to. */
export class AddressRefused extends Error {
  override readonly name = 'AddressRefused';

  constructor(
    readonly host: string,
    readonly address: string,
  ) {
    super(`${host} leads to ${address}`);
  }
}

/** Refuses a name as soon as any of its addresses is refused: which of them is taken is not for its owner to choose. */
export const guardedLookup =
  (rules: AddressRules, resolve: Resolve): LookupFunction =>
  (host, options, done) => {
    resolve(host, { ...options, all: true }, (fault, addresses) => {
      if (fault !== null) return done(fault, []);
      const refused = addresses.find(({ address }) => !rules.allows(address, host));
      if (refused !== undefined) return done(new AddressRefused(host, refused.address), []);
      const [first] = addresses;
      if (options.all === true || first === undefined) return done(null, addresses);
      return done(null, first.address, first.family);
    });
  };

/**
 * What webhooks are sent through. The address is looked at where it is connected to, every time: a name that led to a
 * public address when it was subscribed may lead elsewhere by now. No proxy, no redirect, no other protocol.
 */
export const guardedAgent = (rules: AddressRules, timeoutMs: number, resolve: Resolve): Agent => {
  const connector = buildConnector({
    timeout: timeoutMs,
    lookup: guardedLookup(rules, resolve),
    autoSelectFamily: true,
  });
  return new Agent({
    headersTimeout: timeoutMs,
    bodyTimeout: timeoutMs,
    maxHeaderSize: 16 * 1024,
    connect: (options, done) => {
      const { hostname } = options;
      // An address is not looked up.
      if (isIP(hostname) !== 0 && !rules.allows(hostname, hostname))
        return done(new AddressRefused(hostname, hostname), null);
      connector(options, (...[fault, socket]) => {
        if (fault !== null) return done(fault, null);
        const address = socket.remoteAddress ?? '';
        if (rules.allows(address, hostname)) return done(null, socket);
        socket.destroy();
        return done(new AddressRefused(hostname, address), null);
      });
    },
  });
};
