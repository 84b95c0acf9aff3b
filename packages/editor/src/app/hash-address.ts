import { useSyncExternalStore } from 'react';
import type { BaseLocationHook, BaseSearchHook } from 'wouter';

/** What tells that the page's address is another; wouter makes the last two of them where anybody calls `history`. */
const EVENTS = ['hashchange', 'popstate', 'pushState', 'replaceState'];

const subscribe = (listener: () => void): (() => void) => {
  for (const event of EVENTS) window.addEventListener(event, listener);
  return () => {
    for (const event of EVENTS) window.removeEventListener(event, listener);
  };
};

/** What stands behind the `#`, as an address of the app: `/rules?file=rfm.tag`. */
const shown = (): string => `/${window.location.hash.replace(/^#?\/?/, '')}`;

const partOf = (address: string, part: 0 | 1): string => {
  const at = address.indexOf('?');
  if (at === -1) return part === 0 ? address : '';
  return part === 0 ? address.slice(0, at) : address.slice(at + 1);
};

const navigate = (to: string, { replace = false, state = null }: { replace?: boolean; state?: unknown } = {}): void =>
  window.history[replace ? 'replaceState' : 'pushState'](state, '', `#/${to.replace(/^#?\/?/, '')}`);

/**
 * Addresses of the app behind the `#` of the page that it is a part of, all of them: path and query of the page stay its own,
 * which they do not with wouter's hook of the same kind.
 */
export const useHashAddress: BaseLocationHook & {
  readonly hrefs: (href: string) => string;
  readonly searchHook: BaseSearchHook;
} = Object.assign(
  () => [useSyncExternalStore(subscribe, () => partOf(shown(), 0)), navigate] as ReturnType<BaseLocationHook>,
  {
    hrefs: (href: string) => `#${href}`,
    searchHook: () => useSyncExternalStore(subscribe, () => partOf(shown(), 1)),
  },
);
