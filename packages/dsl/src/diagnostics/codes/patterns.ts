import type { ThingWord } from './check.js';

/** Findings about events in sequence, habits, yearly dates, and what was so in the past. */
export interface PatternCodes {
  /** A name that `as` gives to an event, although something else has it. */
  'alias-taken': { name: string; is: ThingWord | 'alias' };
  /** `item = v`: an event by itself is no value. */
  'alias-as-value': { name: string; examples: readonly string[] };
  /** A name of an event that did not happen, or that lies outside an aggregate. */
  'alias-not-here': { name: string; why: 'negated' | 'aggregate' };
  /** `did view at least 3 times then cart`. */
  'times-with-steps': Record<string, never>;
  /** `did view then cart in each of last 3 weeks`. */
  'habit-with-steps': Record<string, never>;
  /** `in each of last 0 weeks`, or of more periods than are looked at one by one. */
  'habit-periods': { count: number; most: number };
  /** `in at least 9 of last 8 weeks`. */
  'habit-quota': { quota: number; periods: number };
  /** `on 12h ago`: `on` takes a whole day. */
  'on-ago-needs-days': { text: string };
  /** `anniversary(生日) > …`: a yearly date is asked only whether it lies in a window. */
  'anniversary-needs-window': { name: string };
  /** `for at least` after something that is no test of one tag or one field. */
  'for-needs-tag-or-field': { text: string };
  /** `changed` after something that is neither a tag nor a field of the customer. */
  'changed-needs-tag-or-field': { text: string };
  /** `changed` with a window that does not reach up to now. */
  'changed-window': { text: string };
}
