import type { Season } from './calendar.js';
import type { Customer } from './customer.js';
import { Weighted, type Dice } from './dice.js';
import { goodOf, noveltyOn, POPULAR, type Category, type Good } from './goods.js';

export interface Line {
  readonly good: Good;
  readonly quantity: number;
}

export interface Bill {
  /** What is paid and what was taken off, in hundredths. */
  readonly amount: number;
  readonly discount: number;
  readonly coupon: string | null;
  /** The category that most of the money goes to. */
  readonly category: Category;
}

interface Coupon {
  readonly name: string;
  /** From which sum on it can be used, and what it takes off, in hundredths or as a share. */
  readonly from: number;
  readonly off: number;
  readonly share: number;
}

const WELCOME: Coupon = { name: '新人立减8元', from: 2000, off: 800, share: 0 };
const MEMBER: Coupon = { name: '会员95折', from: 0, off: 0, share: 0.05 };

const COUPONS = new Weighted<Coupon>([
  [MEMBER, 24],
  [{ name: '满99减15', from: 9900, off: 1500, share: 0 }, 34],
  [{ name: '满199减40', from: 19900, off: 4000, share: 0 }, 26],
  [{ name: '限时8折', from: 0, off: 0, share: 0.2 }, 16],
]);

/** The goods that a customer takes an interest in on a day, each another if there is enough to choose from. */
export function goodsFor(customer: Customer, day: number, season: Season, count: number, dice: Dice): Good[] {
  const goods: Good[] = [];
  for (let attempt = 0; goods.length < count && attempt < count * 4; attempt += 1) {
    const good = goodFor(customer, day, season, dice);
    if (attempt >= count * 3 || !goods.includes(good)) goods.push(good);
  }
  return goods;
}

function goodFor({ temperament }: Customer, day: number, season: Season, dice: Dice): Good {
  const novelty = temperament.lovesNews && dice.chance(0.5) ? noveltyOn(day, dice) : undefined;
  if (novelty !== undefined) return novelty;
  const isPresent = dice.chance(season.giving * (temperament.habit === 'festive' ? 0.22 : 0.04));
  if (isPresent) return goodOf('礼盒', day, dice);
  return goodOf(dice.chance(0.5) ? temperament.favourite : POPULAR.draw(dice), day, dice);
}

/** How many of a good: few want a second one, a few firms want dozens. */
export function quantityOf({ temperament }: Customer, good: Good, dice: Dice): number {
  const isCheap = good.price < 4000;
  const usual = dice.geometric(isCheap ? 0.6 * temperament.purse : 0.15 * temperament.purse);
  const isForMany = good.category === '礼盒' && temperament.habit === 'festive' && dice.chance(0.2);
  return Math.min(99, 1 + usual + (isForMany ? Math.round(dice.logNormal(6, 0.7)) : 0));
}

export function billOf(
  customer: Customer,
  lines: readonly Line[],
  isFirst: boolean,
  isSale: boolean,
  dice: Dice,
): Bill {
  const full = lines.reduce((sum, line) => sum + worth(line), 0);
  const dearest = lines.reduce((best, line) => (worth(line) > worth(best) ? line : best));
  const coupon = couponFor(customer, full, isFirst, isSale, dice);
  const discount = coupon === undefined ? 0 : coupon.off + 10 * Math.round((full * coupon.share) / 10);
  return { amount: full - discount, discount, coupon: coupon?.name ?? null, category: dearest.good.category };
}

function couponFor(
  { temperament }: Customer,
  full: number,
  isFirst: boolean,
  isSale: boolean,
  dice: Dice,
): Coupon | undefined {
  const insists = temperament.habit === 'frugal';
  if (isFirst && full >= WELCOME.from && dice.chance(insists ? 1 : 0.6)) return WELCOME;
  if (!insists && !dice.chance(isSale ? 0.75 : 0.24)) return undefined;
  const coupon = COUPONS.draw(dice);
  if (full >= coupon.from) return coupon;
  return insists ? MEMBER : undefined;
}

function worth({ good, quantity }: Line): number {
  return good.price * quantity;
}
