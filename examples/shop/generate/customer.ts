import { DAY, DAYS, type Calendar } from './calendar.js';
import type { Dice } from './dice.js';
import { PLACES, type Place } from './places.js';
import { temperamentOf, type Temperament } from './temperament.js';
import { wishesOf, type Wishes } from './wishes.js';

/** Somebody who may come to the shop, and when they may. Instants as in `calendar.ts`. */
export interface Customer {
  readonly number: number;
  readonly id: string;
  readonly temperament: Temperament;
  readonly place: Place;
  readonly takesMail: boolean;
  readonly takesSms: boolean;
  /** The first instant at which the shop knows of them; it may lie years before the data begin. */
  readonly joined: number;
  /** The days between which they come. */
  readonly firstDay: number;
  readonly lastDay: number;
  readonly wishes: Wishes;
}

/** The nth customer of the shop: the same whatever the size of the shop. `number` counts from 1. */
export function customerOf(number: number, calendar: Calendar, dice: Dice): Customer {
  const temperament = temperamentOf(dice.turnTo(number));
  const joined = joinedAt(temperament, calendar, dice);
  const firstDay = Math.max(0, Math.floor(joined / DAY));
  const lastDay = lastDayOf(temperament, firstDay, dice);
  return {
    number,
    id: customerId(number),
    temperament,
    place: PLACES.draw(dice),
    takesMail: dice.chance(temperament.followsCampaigns ? 0.9 : 0.45),
    takesSms: dice.chance(temperament.followsCampaigns ? 0.9 : 0.6),
    joined,
    firstDay,
    lastDay,
    wishes: wishesOf(temperament.habit, lastDay - firstDay + 1, dice),
  };
}

export function customerId(number: number): string {
  return `c${String(number).padStart(7, '0')}`;
}

const LATEST_JOIN_DAY = DAYS - 2;

function joinedAt(temperament: Temperament, calendar: Calendar, dice: Dice): number {
  return joinedOn(temperament, calendar, dice) * DAY + dice.between(8 * 3600, 23 * 3600);
}

/** Some are new, many have been here since before the data begin. */
function joinedOn({ habit }: Temperament, calendar: Calendar, dice: Dice): number {
  const isFresh = dice.chance(habit === 'once' || habit === 'onlooker' ? 0.22 : 0.05);
  if (isFresh) return dice.between(DAYS - 60, LATEST_JOIN_DAY);
  const isOld = dice.chance(0.42);
  if (isOld) return -1 - Math.floor(dice.unit() * dice.unit() * 4 * 365);
  return calendar.everyday.dayAt(dice.unit(), 0, LATEST_JOIN_DAY);
}

function lastDayOf({ isLapsed }: Temperament, firstDay: number, dice: Dice): number {
  const lastDay = DAYS - 1;
  if (!isLapsed) return lastDay;
  const share = 0.12 + 0.5 * dice.unit();
  return firstDay + Math.floor(share * (lastDay - firstDay));
}
