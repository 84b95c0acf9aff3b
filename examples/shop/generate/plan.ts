import { DAY, type Calendar } from './calendar.js';
import type { Customer } from './customer.js';
import type { Dice } from './dice.js';
import { momentOf, type Turn } from './moments.js';
import type { Channel } from './temperament.js';
import { fitted, sizeOf, type Visit } from './visit.js';
import { weightOf } from './wishes.js';

/** Who is asked for an opinion, or invites a friend, needs some days after the order. */
const AFTERMATH = 10 * DAY;

/**
 * What happens between the shop and one customer, in exactly as many events as `budget` says. Wishes are stretched or
 * squeezed to it; those who buy once, or twice, do so in a shop of any size.
 */
export class Plan {
  private readonly visits: Visit[] = [];
  private readonly scale: number;
  private room: number;

  constructor(
    private readonly customer: Customer,
    budget: number,
    private readonly calendar: Calendar,
    private readonly dice: Dice,
  ) {
    this.room = budget;
    this.scale = budget / Math.max(1, weightOf(customer.wishes));
  }

  /** The visits in the order of time. */
  visitsInOrder(): readonly Visit[] {
    const { wishes } = this.customer;
    this.add(this.purchases(), purchaseVisit);
    this.add(this.scaled(wishes.abandonedCarts), abandonedVisit);
    this.add(this.scaled(wishes.messages), messageVisit);
    this.add(this.scaled(wishes.idleVisits), idleVisit);
    while (this.room > 0) this.add(1, idleVisit);
    return this.visits.sort(byTime);
  }

  /** Where room is short, purchases hold out longer than the ways that led to them. */
  private purchases(): number {
    const { wishes, temperament } = this.customer;
    const { habit } = temperament;
    if (habit === 'once' || habit === 'twice' || habit === 'hesitant' || wishes.purchases === 0)
      return wishes.purchases;
    const kept = this.scale < 1 ? Math.sqrt(this.scale) : this.scale;
    return Math.max(1, this.dice.rounded(wishes.purchases * kept));
  }

  private scaled(count: number): number {
    return this.dice.rounded(count * this.scale);
  }

  /** The latest first, so that what there is no room for is what was longest ago. */
  private add(count: number, draw: typeof purchaseVisit): void {
    for (let index = count - 1; index >= 0 && this.room > 0; index -= 1) {
      const drawn = draw(this.customer, { index, count, traced: this.scale }, this.calendar, this.dice);
      const visit = fitted(drawn, this.room);
      if (visit === undefined) return;
      this.visits.push(visit);
      this.room -= sizeOf(visit);
    }
  }
}

function byTime(one: Visit, other: Visit): number {
  return one.at - other.at;
}

function purchaseVisit(customer: Customer, turn: Turn, calendar: Calendar, dice: Dice): Visit {
  const { followsCampaigns, isPromoter } = customer.temperament;
  const visit = emptyVisit(customer, turn, channelOf(customer, dice), true, calendar, dice);
  const hasAftermath = visit.at < calendar.lastSecond - AFTERMATH;
  const isTraced = dice.chance(turn.traced);
  const isTracedOnline = isTraced && visit.channel !== '门店';
  visit.lines = 1 + Math.min(4, dice.geometric(0.8));
  visit.views = isTracedOnline ? visit.lines + dice.geometric(0.5) : 0;
  visit.carts = isTracedOnline ? dice.between(Math.min(1, visit.lines - 1), visit.lines) : 0;
  visit.entries = isTraced && dice.chance(0.6) ? 1 : 0;
  visit.messages = isTracedOnline && isReachable(customer) && dice.chance(followsCampaigns ? 0.75 : 0.06) ? 3 : 0;
  visit.answers = hasAftermath && dice.chance(isPromoter ? 0.2 : 0.07) ? 1 : 0;
  visit.referrals = hasAftermath && isPromoter && dice.chance(0.08) ? 1 : 0;
  return visit;
}

function abandonedVisit(customer: Customer, turn: Turn, calendar: Calendar, dice: Dice): Visit {
  const visit = emptyVisit(customer, turn, onlineChannelOf(customer, dice), false, calendar, dice);
  visit.carts = dice.between(1, 2);
  visit.views = visit.carts + dice.geometric(1);
  visit.entries = dice.chance(0.6) ? 1 : 0;
  return visit;
}

function idleVisit(customer: Customer, turn: Turn, calendar: Calendar, dice: Dice): Visit {
  const visit = emptyVisit(customer, turn, onlineChannelOf(customer, dice), false, calendar, dice);
  visit.views = 1 + Math.min(8, dice.geometric(1.4));
  visit.entries = dice.chance(0.7) ? 1 : 0;
  return visit;
}

function messageVisit(customer: Customer, turn: Turn, calendar: Calendar, dice: Dice): Visit {
  const visit = emptyVisit(customer, turn, onlineChannelOf(customer, dice), false, calendar, dice);
  const isOpened = dice.chance(customer.temperament.followsCampaigns ? 0.8 : 0.28);
  const isClicked = isOpened && dice.chance(0.3);
  visit.messages = !isReachable(customer) ? 0 : isClicked ? 3 : isOpened ? 2 : 1;
  visit.views = visit.messages === 0 || visit.messages === 3 ? 1 : 0;
  return visit;
}

function emptyVisit(
  customer: Customer,
  turn: Turn,
  channel: Channel,
  isPurchase: boolean,
  calendar: Calendar,
  dice: Dice,
): Visit {
  const at = momentOf(customer, turn, channel, calendar, dice);
  return { at, channel, isPurchase, messages: 0, entries: 0, views: 0, carts: 0, lines: 0, answers: 0, referrals: 0 };
}

/** Only where there is a shop can one walk in. */
function channelOf(customer: Customer, dice: Dice): Channel {
  const usual = dice.chance(0.82) ? customer.temperament.channel : dice.pick<Channel>(['线上', '门店', '小程序']);
  return usual === '门店' && customer.place.shop === undefined ? '小程序' : usual;
}

function onlineChannelOf({ temperament }: Customer, dice: Dice): Channel {
  return temperament.channel === '线上' || dice.chance(0.3) ? '线上' : '小程序';
}

function isReachable({ takesMail, takesSms }: Customer): boolean {
  return takesMail || takesSms;
}
