import type { Channel } from './temperament.js';

/** One occasion on which shop and customer meet, decided before it is told: how many events of each kind it will have. */
export interface Visit {
  at: number;
  readonly channel: Channel;
  /** Whether the basket, if there is one, is paid for. */
  readonly isPurchase: boolean;
  /** A campaign's message that comes first: 1 sent, 2 opened as well, 3 clicked as well. */
  messages: number;
  /** 1 when the visit itself is on record. */
  entries: number;
  views: number;
  carts: number;
  /** Different goods in the order; 0 where there is none. */
  lines: number;
  /** 1 when the customer is asked afterwards, and answers. */
  answers: number;
  /** 1 when a friend is invited afterwards. */
  referrals: number;
}

/** How many events the visit has; an order is one beside its lines. */
export function sizeOf(visit: Visit): number {
  const order = visit.isPurchase ? 1 : 0;
  const asides = visit.messages + visit.entries + visit.answers + visit.referrals;
  return order + asides + visit.views + visit.carts + visit.lines;
}

/** What is left out first when a visit has more events than there is room for: effects before their causes. */
const EXPENDABLE = ['referrals', 'answers', 'messages', 'entries', 'carts', 'views', 'lines'] as const;

/** The visit with at most `room` events, or nothing when it makes no sense with so few. */
export function fitted(visit: Visit, room: number): Visit | undefined {
  let excess = sizeOf(visit) - room;
  for (const part of EXPENDABLE) {
    if (excess <= 0) break;
    const least = part === 'lines' && visit.isPurchase ? 1 : 0;
    const dropped = Math.min(excess, Math.max(0, visit[part] - least));
    visit[part] -= dropped;
    excess -= dropped;
  }
  return excess <= 0 && sizeOf(visit) > 0 ? visit : undefined;
}
