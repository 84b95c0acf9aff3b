export type DurationUnit = 's' | 'min' | 'h' | 'd' | 'w' | 'mo' | 'y';

/** `90d`: `mo` and `y` are calendar spans, the others exact lengths. */
export interface Duration {
  readonly amount: number;
  readonly unit: DurationUnit;
}

/** A local date `YYYY-MM-DD`, or with a clock time (`HH:MM` or `HH:MM:SS`) an instant in the book's zone. */
export interface Moment {
  readonly date: string;
  readonly time?: string;
}

export type CalendarUnit = 'day' | 'week' | 'month' | 'quarter' | 'year';

/**
 * What a habit looks at: `last 3 calendar months` (complete local units before this one), `last 8 weeks` (back from now),
 * `last 4 periods of 90d`.
 */
export type Period =
  | { readonly kind: 'calendar'; readonly unit: CalendarUnit }
  | { readonly kind: 'rolling'; readonly unit: CalendarUnit }
  | { readonly kind: 'length'; readonly length: Duration };

export type Window =
  /** `in last 30d`. */
  | { readonly kind: 'last'; readonly length: Duration }
  /** `within next 30d`. */
  | { readonly kind: 'next'; readonly length: Duration }
  /** `on 7d ago`. */
  | { readonly kind: 'on-ago'; readonly length: Duration }
  /** `between 90d and 30d ago`. */
  | { readonly kind: 'ago'; readonly from: Duration; readonly to: Duration }
  /** `before 7d ago`. */
  | { readonly kind: 'before'; readonly length: Duration }
  /** `from 2026-11-01 to 2026-11-12`. */
  | { readonly kind: 'range'; readonly from: Moment; readonly to: Moment }
  /** `on 2026-11-11`. */
  | { readonly kind: 'on'; readonly date: string }
  | { readonly kind: 'day'; readonly day: 'today' | 'yesterday' | 'tomorrow' }
  /** `this month`, `last month`. */
  | { readonly kind: 'unit'; readonly which: 'this' | 'last'; readonly unit: Exclude<CalendarUnit, 'day'> }
  /** `in last 3 calendar months`. */
  | { readonly kind: 'calendar'; readonly count: number; readonly unit: CalendarUnit };
