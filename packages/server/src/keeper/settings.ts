import { z } from 'zod';
import type { ClockSettings } from '../clock.js';

const MEBIBYTE = 1024 * 1024;

const count = z.number().int().positive();

/** How facts come in, and how soon steps follow them. */
export const intakeSettings = z.strictObject({
  /** Steps begin no sooner than so many ms after the one before began. */
  stepEveryMs: count.default(200),
  /** How often it is looked what others have done with the database, in ms. */
  lookEveryMs: count.default(500),
  /** So many facts may wait to be written, and so many bytes of them. */
  mostFacts: count.default(50_000),
  mostBytes: count.default(64 * MEBIBYTE),
});

export type IntakeSettings = z.output<typeof intakeSettings>;

/** How a keeper works: plain data, so that it reaches another process. */
export interface KeeperSettings extends Partial<IntakeSettings> {
  /** What the keeper takes for the present; the system's clock if left out. */
  readonly clock?: ClockSettings;
  /** Make a customer of whom nothing else is known for the event of an unknown one; yes if left out. */
  readonly createCustomers?: boolean;
}

/** With the defaults for what is left out. */
export const intakeOf = ({ stepEveryMs, lookEveryMs, mostFacts, mostBytes }: Partial<IntakeSettings>): IntakeSettings =>
  intakeSettings.parse({ stepEveryMs, lookEveryMs, mostFacts, mostBytes });
