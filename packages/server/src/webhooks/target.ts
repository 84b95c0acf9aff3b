import { isIP } from 'node:net';
import { ServerError } from '../errors/index.js';
import type { AddressRules } from './address.js';
import { AddressRefused, guardedLookup, type Resolve } from './connect.js';
import type { WebhookSettings } from './settings.js';

/**
 * The address of a receiver as it is kept. Throws `webhook-url-refused` (422) for one that nothing is sent to, and
 * `webhook-address-private` (422) where its host leads into a private network. A name that leads nowhere yet is taken.
 */
export const checkTarget = async (
  given: string,
  rules: AddressRules,
  { allowHttp, ports }: Pick<WebhookSettings, 'allowHttp' | 'ports'>,
  resolve: Resolve,
): Promise<string> => {
  const refuse = (why: 'unreadable' | 'protocol' | 'credentials' | 'fragment' | 'port'): never => {
    throw new ServerError(422, 'webhook-url-refused', { url: withoutCredentials(given), why });
  };
  if (!URL.canParse(given)) return refuse('unreadable');
  const url = new URL(given);
  if (url.protocol !== 'https:' && !(allowHttp && url.protocol === 'http:')) return refuse('protocol');
  if (url.username !== '' || url.password !== '') return refuse('credentials');
  if (url.hash !== '') return refuse('fragment');
  if (!mayListenAt(portOf(url), ports)) return refuse('port');
  await refusePrivate(url.hostname.replaceAll(/[[\]]/g, ''), rules, resolve);
  return url.href;
};

/** For so long (ms) it is asked where a name leads. */
const LOOKUP_MS = 3000;

const withoutCredentials = (url: string): string => url.replace(/\/\/[^/]*@/, '//…@').slice(0, 200);

const portOf = ({ port, protocol }: URL): number => (port === '' ? (protocol === 'https:' ? 443 : 80) : Number(port));

const mayListenAt = (port: number, ports: readonly number[] | undefined): boolean =>
  ports === undefined ? port === 80 || port === 443 || port >= 1024 : ports.includes(port);

const refusePrivate = async (host: string, rules: AddressRules, resolve: Resolve): Promise<void> => {
  const refuse = (address: string): never => {
    throw new ServerError(422, 'webhook-address-private', { host, address });
  };
  if (isIP(host) !== 0) {
    if (!rules.allows(host, host)) refuse(host);
    return;
  }
  const fault = await new Promise<unknown>((done) => {
    // Where it leads is looked at once more at each connection: a name server that says nothing keeps nobody waiting.
    const patience = setTimeout(done, LOOKUP_MS).unref();
    guardedLookup(rules, resolve)(host, { all: true }, (found) => {
      clearTimeout(patience);
      done(found);
    });
  });
  if (fault instanceof AddressRefused) refuse(fault.address);
};
