/** A length of time: exact milliseconds, or calendar months in the book's zone (`1y` is 12). */
export type Span = { readonly unit: 'ms'; readonly ms: number } | { readonly unit: 'months'; readonly months: number };

/** A point written in a rule: a local date (epoch day), or an instant (ms UTC). */
export type PlanMoment = { readonly day: number } | { readonly instant: number };

/** A window before it is bound to `now`; `semantics/` turns it into bounds, for instants or for dates. */
export type PlanWindow =
  | { readonly kind: 'last'; readonly span: Span }
  /** Instants in (now, now + span]; local dates from today to today + span, both included. */
  | { readonly kind: 'next'; readonly span: Span }
  | { readonly kind: 'ago'; readonly from: Span; readonly to: Span }
  | { readonly kind: 'before'; readonly span: Span }
  | { readonly kind: 'range'; readonly from: PlanMoment; readonly to: PlanMoment }
  /** The local day `offset` days from today, or from today moved by `months` calendar months. */
  | { readonly kind: 'day'; readonly offset: number; readonly months?: number }
  /** The unit that `now` is in. */
  | { readonly kind: 'this'; readonly unit: CalendarUnit }
  /** The `count` complete units before the one that `now` is in. */
  | { readonly kind: 'last-units'; readonly count: number; readonly unit: CalendarUnit }
  /** The one complete unit that lies `back` units before the one that `now` is in; 1 is the last one. */
  | { readonly kind: 'nth-unit'; readonly back: number; readonly unit: CalendarUnit };

export type CalendarUnit = 'day' | 'week' | 'month' | 'quarter' | 'year';
