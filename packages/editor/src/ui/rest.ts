import { useLocation } from 'wouter';

/** What stands behind a page’s address: `/tags/RFM评级` → `RFM评级`; undefined at the page itself. */
export const useRest = (base: string): string | undefined => restOf(useLocation()[0], base);

/** A part of an address as the name that it stands for. One with a lone `%` was decoded before, and is meant as it stands. */
export const nameIn = (part: string): string => {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
};

export const restOf = (location: string, base: string): string | undefined => {
  const rest = location.startsWith(`${base}/`) ? location.slice(base.length + 1) : '';
  return rest === '' ? undefined : nameIn(rest);
};
