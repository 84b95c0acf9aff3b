import type { Dice } from './dice.js';
import type { Habit } from './temperament.js';

/** How many times a customer would do each thing, were there no budget to keep to. */
export interface Wishes {
  readonly purchases: number;
  readonly abandonedCarts: number;
  readonly idleVisits: number;
  readonly messages: number;
}

/** What a thing costs in events, on average; it is only used to weigh customers against each other. */
const PURCHASE_COST = 6.3;
const ABANDONED_CART_COST = 5;
const IDLE_VISIT_COST = 3.6;
const MESSAGE_COST = 1.5;

/** How many events the wishes come to. */
export function weightOf({ purchases, abandonedCarts, idleVisits, messages }: Wishes): number {
  return Math.round(
    purchases * PURCHASE_COST +
      abandonedCarts * ABANDONED_CART_COST +
      idleVisits * IDLE_VISIT_COST +
      messages * MESSAGE_COST,
  );
}

/** The wishes of somebody with such a habit who comes for so many days: newcomers have had less time to buy. */
export function wishesOf(habit: Habit, days: number, dice: Dice): Wishes {
  const exposure = Math.min(1, 0.06 + days / 320);
  const wanted = purchasesOf(habit, dice);
  const purchases = wanted === 0 ? 0 : Math.max(1, dice.rounded(wanted * exposure));
  return {
    purchases,
    abandonedCarts: dice.rounded(
      exposure * (habit === 'hesitant' ? 2 + dice.geometric(2) : dice.geometric(0.25 + wanted * 0.04)),
    ),
    idleVisits:
      habit === 'silent' ? 0 : dice.rounded(exposure * dice.geometric(habit === 'onlooker' ? 4 : 1 + wanted * 0.25)),
    messages: dice.rounded(exposure * dice.geometric(habit === 'silent' ? 1.5 : 3.5)),
  };
}

function purchasesOf(habit: Habit, dice: Dice): number {
  switch (habit) {
    case 'silent':
    case 'onlooker':
      return 0;
    case 'hesitant':
      return dice.chance(0.3) ? 1 : 0;
    case 'once':
      return 1;
    case 'twice':
      return 2;
    case 'returning':
      return 3 + dice.geometric(1.2);
    case 'loyal':
      return Math.min(60, 6 + Math.round(dice.logNormal(4, 0.8)));
    case 'champion':
      return Math.min(260, 20 + Math.round(dice.logNormal(14, 0.8)));
    case 'festive':
      return 2 + dice.geometric(1.5);
    case 'frugal':
      return 3 + dice.geometric(2);
  }
}
