import { billOf, goodsFor, quantityOf, type Line } from './basket.js';
import { DAY, type Calendar } from './calendar.js';
import { customerId, type Customer } from './customer.js';
import type { Dice } from './dice.js';
import { isNew, type Good } from './goods.js';
import type { Cell, ShopRow, TableName } from './tables.js';
import type { Visit } from './visit.js';

/**
 * Tells a customer's visits as rows: first the message, then the visit, what was looked at, what went into the cart, what
 * was paid for, and what was said afterwards, each at an instant that the one before allows.
 */
export class Story {
  readonly rows: ShopRow[] = [];
  private readonly counts = new Map<TableName, number>();
  private readonly coveted: Good;

  constructor(
    private readonly customer: Customer,
    private readonly calendar: Calendar,
    private readonly dice: Dice,
  ) {
    const { firstDay } = customer;
    this.coveted = goodsFor(customer, firstDay, calendar.season(firstDay), 1, dice)[0] as Good;
  }

  tell(visit: Visit): void {
    const source = this.tellMessages(visit) ?? this.ownSource(visit);
    if (visit.entries > 0) this.tellEntry(visit, source);
    const goods = this.goodsOf(visit);
    const seen = this.tellViews(visit, goods);
    const packed = this.tellCarts(visit, goods, seen);
    if (visit.isPurchase) this.tellOrder(visit, goods, source, packed + this.dice.between(20, 600));
    this.tellAftermath(visit);
  }

  /** The medium that brought the customer, where a message did. */
  private tellMessages({ at, messages }: Visit): string | undefined {
    if (messages === 0) return undefined;
    const { dice, calendar, customer } = this;
    const clicked = at - dice.between(5, 60);
    const opened = clicked - dice.between(5, 120);
    const sent = opened - Math.min(2 * DAY, Math.round(dice.logNormal(2 * 3600, 1.2)));
    const medium = customer.takesMail && (!customer.takesSms || dice.chance(0.6)) ? '邮件' : '短信';
    const campaign = calendar.season(Math.max(0, Math.floor(at / DAY))).campaign;
    const steps: readonly (readonly [string, number])[] = [
      ['送达', sent],
      ['打开', opened],
      ['点击', clicked],
    ];
    const earliest = Math.max(0, customer.joined + 1);
    for (const [action, moment] of steps.slice(0, messages)) {
      this.add('campaign_touches', Math.max(earliest, moment), campaign, medium, action);
    }
    return messages === 3 ? medium : undefined;
  }

  private ownSource({ channel }: Visit): string {
    return channel === '门店' ? '到店' : this.dice.pick(['自然', '自然', '自然', '搜索', '搜索', '广告', '直播']);
  }

  private tellEntry({ at, channel }: Visit, source: string): void {
    const device = channel === '门店' ? null : channel === '小程序' || this.dice.chance(0.7) ? '手机' : '电脑';
    this.add('visit', at, channel, device, source);
  }

  private goodsOf({ at, views, carts, lines, isPurchase }: Visit): readonly Good[] {
    const count = isPurchase ? lines : Math.max(carts, Math.min(views, 3));
    if (count === 0) return [];
    const day = Math.floor(at / DAY);
    const goods = goodsFor(this.customer, day, this.calendar.season(day), count, this.dice);
    if (!isPurchase && this.dice.chance(0.6)) goods[0] = this.coveted;
    return goods;
  }

  /** Looks at the goods in turn, longer at what is wanted; the second at which the last page is left. */
  private tellViews({ at, views, isPurchase }: Visit, goods: readonly Good[]): number {
    const { dice } = this;
    let moment = at;
    for (let index = 0; index < views; index += 1) {
      const good = index < goods.length || dice.chance(0.7) ? goods[index % goods.length] : undefined;
      const interest = good === undefined ? 8 : isPurchase || good === this.coveted ? 32 : 18;
      const dwell = Math.min(300, Math.max(1, Math.round(dice.logNormal(interest, 0.8))));
      moment += dice.between(2, 25);
      this.add('view', moment, good?.page ?? dice.pick(ASIDES), good?.name ?? null, `${String(dwell)}s`);
      moment += dwell;
    }
    return moment;
  }

  private tellCarts({ carts }: Visit, goods: readonly Good[], from: number): number {
    let moment = from;
    for (const good of goods.slice(0, carts)) {
      // Two goods put in with one tap, from a list, share their second.
      moment += this.dice.chance(0.25) ? 0 : this.dice.between(1, 40);
      this.add('cart', moment, good.name, good.price, 1);
    }
    return moment;
  }

  private tellOrder({ channel, lines }: Visit, goods: readonly Good[], source: string, at: number): void {
    const { customer, calendar, dice } = this;
    const day = Math.floor(at / DAY);
    const season = calendar.season(day);
    const basket: readonly Line[] = goods
      .slice(0, lines)
      .map((good) => ({ good, quantity: quantityOf(customer, good, dice) }));
    const bill = billOf(customer, basket, !this.counts.has('order'), season.isSale, dice);
    const order = this.add(
      'order',
      at,
      bill.amount,
      bill.discount,
      channel,
      bill.category,
      bill.coupon,
      source,
      source === '邮件' || source === '短信' ? season.campaign : null,
      dice.pick(PAYMENTS),
      channel === '门店' ? (customer.place.shop ?? null) : null,
    );
    for (const { good, quantity } of basket) {
      this.add('line', at, order, good.name, good.category, good.price, quantity, isNew(good, day));
    }
  }

  private tellAftermath({ at, answers, referrals }: Visit): void {
    const { dice, customer } = this;
    const { isPromoter, isFading } = customer.temperament;
    if (answers > 0) {
      const usual = isPromoter ? 9.2 : isFading ? 5.5 : 7.8;
      const rating = Math.min(10, Math.max(0, Math.round(usual + 1.5 * dice.normal())));
      this.add('nps', at + dice.between(DAY, 9 * DAY), rating, dice.pick(TOPICS));
    }
    if (referrals > 0) {
      const friend = customerId(dice.between(1, Math.max(1, customer.number - 1)));
      this.add('referral', at + dice.between(3600, 6 * DAY), friend);
    }
  }

  private add(table: EventTable, at: number, ...cells: readonly Cell[]): string {
    const count = (this.counts.get(table) ?? 0) + 1;
    this.counts.set(table, count);
    const id = `${PREFIX[table]}${String(this.customer.number)}-${String(count)}`;
    this.rows.push({ table, cells: [id, this.customer.id, this.calendar.instant(at), ...cells] });
    return id;
  }
}

type EventTable = Exclude<TableName, 'customer'>;

const PREFIX: Record<EventTable, string> = {
  order: 'o',
  line: 'l',
  view: 'w',
  cart: 'k',
  visit: 'v',
  campaign_touches: 't',
  nps: 'n',
  referral: 'r',
};

const ASIDES = ['/home', '/search', '/sale', '/story/tea-garden', '/help/brewing'];
const PAYMENTS = ['微信', '微信', '支付宝', '支付宝', '银行卡'];
const TOPICS = ['口味', '包装', '物流', '客服', '价格'];
