import type { Call } from './call.js';

const MINUTE = 60_000;

/**
 * When a call happened (ms UTC), by the server's clock: the device's own instant, moved by how far the device's clock is
 * off, which shows where it says when it sent the call. The spec takes the whole difference, with the way of the message
 * in it; here it counts by the minute, so that a call that is sent once more is still the same. Text that is no
 * instant comes back as it is, for the engine to refuse.
 */
export const instantOf = ({ timestamp, sentAt }: Call, receivedAt: number): number | string => {
  if (timestamp === undefined || timestamp === null || timestamp === '') return receivedAt;
  const original = parsed(timestamp);
  if (original === undefined) return typeof timestamp === 'string' ? timestamp : JSON.stringify(timestamp);
  const sent = parsed(sentAt);
  const skew = sent === undefined ? 0 : Math.round((receivedAt - sent) / MINUTE) * MINUTE;
  return original + skew;
};

const parsed = (written: unknown): number | undefined => {
  const instant = typeof written === 'number' ? written : typeof written === 'string' ? Date.parse(written) : NaN;
  return Number.isInteger(instant) ? instant : undefined;
};
