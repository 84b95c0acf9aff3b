import { CATEGORIES, POPULAR, type Category } from './goods.js';
import { Weighted, type Dice } from './dice.js';

/** How somebody uses the shop, in one word. */
export type Habit =
  | 'silent'
  | 'onlooker'
  | 'hesitant'
  | 'once'
  | 'twice'
  | 'returning'
  | 'loyal'
  | 'champion'
  | 'festive'
  | 'frugal';

export type Channel = '线上' | '门店' | '小程序';
export type Rhythm = 'day' | 'early' | 'night';

/** What makes a customer the customer that they are. It is drawn first, so that it is known before any event. */
export interface Temperament {
  readonly habit: Habit;
  readonly rhythm: Rhythm;
  readonly channel: Channel;
  readonly favourite: Category;
  /** Who stopped coming long ago, and whose visits grow rarer. */
  readonly isLapsed: boolean;
  readonly isFading: boolean;
  readonly lovesNews: boolean;
  readonly followsCampaigns: boolean;
  readonly isPromoter: boolean;
  /** How dear the purchases are, against the shop's usual. */
  readonly purse: number;
}

const HABITS = new Weighted<Habit>([
  ['silent', 6],
  ['onlooker', 15],
  ['hesitant', 6],
  ['once', 20],
  ['twice', 10],
  ['returning', 17],
  ['loyal', 9],
  ['champion', 1.5],
  ['festive', 7],
  ['frugal', 8.5],
]);

const RHYTHMS = new Weighted<Rhythm>([
  ['day', 78],
  ['early', 8],
  ['night', 14],
]);

const CHANNELS = new Weighted<Channel>([
  ['线上', 48],
  ['小程序', 34],
  ['门店', 18],
]);

export function temperamentOf(dice: Dice): Temperament {
  const habit = HABITS.draw(dice);
  const rhythm = RHYTHMS.draw(dice);
  const isSettled = habit !== 'once' && habit !== 'twice' && habit !== 'silent';
  return {
    habit,
    rhythm,
    channel: CHANNELS.draw(dice),
    favourite: dice.chance(0.5) ? POPULAR.draw(dice) : dice.pick(CATEGORIES),
    isLapsed: dice.chance(habit === 'champion' ? 0.1 : isSettled ? 0.24 : 0.1),
    isFading: isSettled && dice.chance(0.1),
    lovesNews: dice.chance(0.1),
    followsCampaigns: dice.chance(0.1),
    isPromoter: dice.chance(habit === 'loyal' || habit === 'champion' ? 0.45 : 0.12),
    purse: dice.logNormal(PURSES[habit] ?? 1, 0.5),
  };
}

const PURSES: Partial<Record<Habit, number>> = { champion: 1.8, festive: 2.2, frugal: 0.7 };
