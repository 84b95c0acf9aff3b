const SECOND = 1000;
const HOUR = 3600 * SECOND;

/** For so long a message is tried, from the first attempt on, in ms. */
export const GIVE_UP_AFTER = 72 * HOUR;

/** The longest that is waited where a receiver asks for it (`Retry-After`), in ms. */
const LONGEST_ASKED = 24 * HOUR;

/** After an attempt that was not the last: 5 s, 20 s, 80 s … 12 h, each a quarter more or less. */
export const backoff = (attempts: number, random: () => number): number =>
  Math.round(Math.min(5 * SECOND * 4 ** (attempts - 1), 12 * HOUR) * (0.75 + 0.5 * random()));

export interface Tried {
  /** How often so far. */
  readonly attempts: number;
  /** When first (ms UTC). */
  readonly firstAt: number;
  readonly now: number;
  /** How long the receiver asks to wait, in ms. */
  readonly retryAfter?: number | undefined;
}

/** When to try again (ms UTC), for the last time three days after the first; undefined: no more. */
export const nextAttempt = (
  { attempts, firstAt, now, retryAfter = 0 }: Tried,
  random: () => number,
): number | undefined => {
  const last = firstAt + GIVE_UP_AFTER;
  if (now >= last) return undefined;
  return Math.min(last, now + Math.max(backoff(attempts, random), Math.min(retryAfter, LONGEST_ASKED)));
};

/** `Retry-After` (RFC 9110, 10.2.3), seconds or a date, in ms from now on; undefined where it is neither. */
export const retryAfterOf = (header: string | undefined, now: number): number | undefined => {
  if (header === undefined) return undefined;
  if (/^\d{1,9}$/.test(header.trim())) return Number(header) * SECOND;
  const at = Date.parse(header);
  return Number.isNaN(at) ? undefined : Math.max(0, at - now);
};
