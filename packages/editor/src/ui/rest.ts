import { useLocation } from 'wouter';

/** What stands behind a page’s address: `/tags/RFM评级` → `RFM评级`; undefined at the page itself. */
export const useRest = (base: string): string | undefined => restOf(useLocation()[0], base);

/** A name with a lone `%` was decoded by the router before, and is meant as it stands. */
export const restOf = (location: string, base: string): string | undefined => {
  const rest = location.startsWith(`${base}/`) ? location.slice(base.length + 1) : '';
  if (rest === '') return undefined;
  try {
    return decodeURIComponent(rest);
  } catch {
    return rest;
  }
};
