import type { ClockSettings } from '../clock.js';

/** How a keeper works: plain data, so that it reaches another process. */
export interface KeeperSettings {
  /** What the keeper takes for the present; the system's clock if left out. */
  readonly clock?: ClockSettings;
  /** Make a customer of whom nothing else is known for the event of an unknown one; yes if left out. */
  readonly createCustomers?: boolean;
  /** Steps begin no sooner than so many ms after the one before began; 200 if left out. */
  readonly stepEveryMs?: number;
  /** How often it looks what others have done with the database, in ms; 500 if left out. */
  readonly lookEveryMs?: number;
  /** So many facts may wait to be written, and so many bytes of them; 50,000 and 64 MiB if left out. */
  readonly mostFacts?: number;
  readonly mostBytes?: number;
}

const MEBIBYTE = 1024 * 1024;

export const withDefaults = ({
  createCustomers = true,
  stepEveryMs = 200,
  lookEveryMs = 500,
  mostFacts = 50_000,
  mostBytes = 64 * MEBIBYTE,
}: Omit<KeeperSettings, 'clock'>): Required<Omit<KeeperSettings, 'clock'>> => ({
  createCustomers,
  stepEveryMs,
  lookEveryMs,
  mostFacts,
  mostBytes,
});
