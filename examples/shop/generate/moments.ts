import { DAY, type Calendar } from './calendar.js';
import type { Customer } from './customer.js';
import type { Dice } from './dice.js';
import type { Channel, Rhythm, Temperament } from './temperament.js';

/** Time enough at the end of the data for a visit to run its course. */
const LONGEST_VISIT = 3 * 3600;

/** How likely each hour of the day is, from midnight on. */
const DAY_OF: Record<Rhythm | 'shop' | 'sale', readonly number[]> = {
  day: hours([1, 0, 0, 0, 0, 0, 1, 3, 5, 6, 7, 7, 8, 7, 5, 5, 5, 6, 7, 9, 11, 11, 8, 4]),
  early: hours([0, 0, 0, 0, 1, 12, 22, 22, 14, 6, 4, 3, 3, 2, 1, 1, 1, 2, 2, 2, 1, 1, 0, 0]),
  night: hours([16, 10, 5, 2, 0, 0, 0, 0, 0, 1, 1, 2, 3, 2, 2, 2, 2, 2, 3, 4, 6, 9, 14, 18]),
  shop: hours([0, 0, 0, 0, 0, 0, 0, 0, 1, 5, 8, 9, 6, 6, 8, 9, 9, 9, 10, 10, 6, 0, 0, 0]),
  sale: hours([30, 8, 2, 0, 0, 0, 0, 1, 3, 4, 5, 4, 4, 3, 2, 2, 2, 3, 4, 6, 28, 14, 6, 4]),
};

/** A visit among those of its kind: the `index`-th of `count`. */
export interface Turn {
  readonly index: number;
  readonly count: number;
  /** How likely it is that what led to a purchase is on record, and not the purchase alone. */
  readonly traced: number;
}

/**
 * When the customer comes: in a steady rhythm, except that those who are fading come ever more rarely, and that those who
 * come once do so soon after joining.
 */
export function momentOf(customer: Customer, turn: Turn, channel: Channel, calendar: Calendar, dice: Dice): number {
  const { temperament, firstDay, lastDay, joined } = customer;
  const isForPresents = temperament.habit === 'festive' && dice.chance(0.8);
  const curve = isForPresents ? calendar.giving : calendar.everyday;
  const share = leaning((turn.index + dice.unit()) / turn.count, turn, temperament);
  const day = curve.dayAt(share, firstDay, lastDay);
  const isRush = calendar.season(day).isSale && dice.chance(0.7);
  const hour = dice.pick(DAY_OF[channel === '门店' ? 'shop' : isRush ? 'sale' : temperament.rhythm]);
  const at = day * DAY + hour * 3600 + dice.below(3600);
  return Math.min(Math.max(at, joined + dice.between(60, 3600)), calendar.lastSecond - LONGEST_VISIT);
}

function leaning(even: number, { count }: Turn, { isFading, habit }: Temperament): number {
  if (isFading) return even * even;
  return habit === 'once' && count === 1 ? even * even * even : even;
}

/** Each hour as often as it is likely, so that one throw finds one. */
function hours(weights: readonly number[]): readonly number[] {
  return weights.flatMap((weight, hour) => Array.from({ length: weight }, () => hour));
}
